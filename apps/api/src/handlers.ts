// Every route's handler, from the folders that know the subject.
import type { Database } from './db/database.ts';
import type { Handlers } from './http/app.ts';
import type { Logger } from './log.ts';
import { accessHandlers } from './access/handlers.ts';
import { actHandlers } from './acts/handlers.ts';
import { authorityHandlers } from './authority/handlers.ts';
import { portalHandlers } from './auth/portal.ts';
import { createSignIn, lookAtSignInLink } from './auth/sign-in.ts';
import { createRequestSignInLink } from './auth/sign-in-links.ts';
import { sessionHandlers } from './auth/sessions.ts';
import { customerHandlers } from './customers/index.ts';
import { createEconomicsHandlers } from './economics/handlers.ts';
import { followUpHandlers } from './follow-ups/index.ts';
import { goalHandlers } from './goals/index.ts';
import { liveHandlers } from './live/index.ts';
import type { News } from './live/news.ts';
import { bookingHandlers } from './booking/handlers.ts';
import { importHandlers } from './importing/handlers.ts';
import { changeReminders, remindOfItem } from './mail/reminder-settings.ts';
import { recommendationHandlers } from './recommendations/index.ts';
import { receiptHandlers } from './receipts/handlers.ts';
import { scorecard } from './scorecard/scorecard.ts';
import { visitHandlers } from './visits/handlers.ts';

export interface HandlerParts {
  readonly database: Database;
  readonly news: News;
  readonly log: Logger;
}

export const createHandlers = ({ database, news, log }: HandlerParts): Handlers => ({
  ...sessionHandlers,
  ...portalHandlers,
  ...recommendationHandlers,
  ...actHandlers,
  ...receiptHandlers,
  scorecard,
  ...authorityHandlers,
  ...customerHandlers,
  ...accessHandlers,
  ...followUpHandlers,
  ...goalHandlers,
  changeReminders,
  remindOfItem,
  ...liveHandlers(news),
  ...createEconomicsHandlers(),
  ...bookingHandlers,
  ...visitHandlers,
  ...importHandlers,
  lookAtSignInLink,
  signIn: createSignIn(database.jobs),
  requestSignInLink: createRequestSignInLink(database.jobs, log),
});
