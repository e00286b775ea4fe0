// The routes of acts, by name.
import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { loadRecommendation } from '../recommendations/detail.ts';
import { addAttachment, attachmentContent } from './attachments.ts';
import { takeAct } from './take-act.ts';

type Routes = typeof routes;

const act: Handler<Routes['act']> = ({ db, actor, body, now }) => takeAct({ db, actor, now }, body);

/** An act of one answer, without a signature. */
const decide: Handler<Routes['decide']> = async ({ db, actor, params, body, revision, now }) => {
  const answers = [{ recommendationId: params.id, revision, answer: body }];
  await takeAct({ db, actor, now }, { answers, language: 'en' });
  return loadRecommendation(db, actor, params.id, now);
};

export const actHandlers = { act, decide, addAttachment, attachmentContent };
