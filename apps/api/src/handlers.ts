// Every route's handler, from the folders that know the subject.
import type { Database } from './db/database.ts';
import type { Handlers } from './http/app.ts';
import type { Logger } from './log.ts';
import { createRequestSignInLink, portalHandlers } from './auth/portal.ts';
import { sessionHandlers } from './auth/sessions.ts';
import { bookingHandlers } from './booking/handlers.ts';
import { recommendationHandlers } from './recommendations/index.ts';
import { visitHandlers } from './visits/handlers.ts';

export const createHandlers = (database: Database, log: Logger): Handlers => ({
  ...sessionHandlers,
  ...portalHandlers,
  ...recommendationHandlers,
  ...bookingHandlers,
  ...visitHandlers,
  requestSignInLink: createRequestSignInLink(database.jobs, log),
});
