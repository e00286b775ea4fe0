// The live stream's route.
import { createStream } from './stream.ts';
import type { News } from './news.ts';

export const liveHandlers = (news: News) => ({ stream: createStream(news) });
