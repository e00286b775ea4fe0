// A secret in mails that stops a contact's reminders and can do nothing else. Made from their ids, so none is stored.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Config } from '../config.ts';

export interface Reminded {
  readonly organizationId: string;
  readonly contactId: string;
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const signatureOf = (config: Pick<Config, 'tokenSecret'>, ids: Buffer): Buffer =>
  createHmac('sha256', config.tokenSecret)
    .update('wellkept/stop-reminders/')
    .update(ids)
    .digest()
    .subarray(0, 16);

export function reminderSecret(
  config: Pick<Config, 'tokenSecret'>,
  { organizationId, contactId }: Reminded,
): string {
  const ids = Buffer.concat([bytesOf(organizationId), bytesOf(contactId)]);
  return Buffer.concat([ids, signatureOf(config, ids)]).toString('base64url');
}

/** @returns Whose reminders it is about; nothing when we did not make it. */
export function readReminderSecret(
  config: Pick<Config, 'tokenSecret'>,
  secret: string,
): Reminded | undefined {
  if (!/^[\w-]{64}$/.test(secret)) return undefined;
  const bytes = Buffer.from(secret, 'base64url');
  const ids = bytes.subarray(0, 32);
  if (!timingSafeEqual(bytes.subarray(32), signatureOf(config, ids))) return undefined;
  return { organizationId: idOf(ids.subarray(0, 16)), contactId: idOf(ids.subarray(16)) };
}
