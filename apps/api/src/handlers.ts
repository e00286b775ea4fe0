// Every route's handler, from the folders that know the subject.
import type { Database } from './db/database.ts';
import type { Handlers } from './http/app.ts';
import type { Logger } from './log.ts';
import { createRequestSignInLink, portalHandlers } from './auth/portal.ts';
import { sessionHandlers } from './auth/sessions.ts';

export const createHandlers = (database: Database, log: Logger): Handlers => ({
  ...sessionHandlers,
  ...portalHandlers,
  requestSignInLink: createRequestSignInLink(database.jobs, log),
});
