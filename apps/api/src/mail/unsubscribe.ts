// What a mail program's own "unsubscribe" button sends (RFC 8058): one POST without login, by a secret that only stops
// reminders. A GET, which scanners also make, leads to the page with the button and changes nothing.
import type { Kysely } from 'kysely';
import { enter } from '../auth/secrets.ts';
import type { Config } from '../config.ts';
import type { Schema } from '../db/schema.ts';
import type { Logger } from '../log.ts';
import { readReminderSecret } from './reminder-secret.ts';
import { setReminders } from './reminder-settings.ts';

export interface UnsubscribeParts {
  /** The app role's. */
  readonly db: Kysely<Schema>;
  readonly config: Config;
  readonly clock: () => Date;
  readonly log: Logger;
}

const PREFIX = '/unsubscribe/';

/** @returns The answer to what belongs here; nothing to other requests. */
export const createUnsubscribe =
  ({ db, config, clock, log }: UnsubscribeParts) =>
  async (request: Request): Promise<Response | undefined> => {
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(PREFIX)) return undefined;
    const secret = pathname.slice(PREFIX.length);
    const headers = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };
    if (request.method === 'GET' || request.method === 'HEAD') {
      const location = `${config.baseUrl}/#stop.${encodeURIComponent(secret)}`;
      return new Response(null, { status: 303, headers: { ...headers, Location: location } });
    }
    if (request.method !== 'POST')
      return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET, POST' } });
    const reminded = readReminderSecret(config, secret);
    if (!reminded) return new Response(null, { status: 404, headers });
    try {
      await db.transaction().execute(async (tx) => {
        await enter(tx, reminded.organizationId);
        await setReminders(tx, reminded, null, false, clock());
      });
    } catch {
      log.error('reminders could not be stopped');
      return new Response(null, { status: 503, headers: { ...headers, 'Retry-After': '60' } });
    }
    return new Response(null, { status: 204, headers });
  };
