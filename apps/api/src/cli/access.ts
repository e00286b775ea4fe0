// `wellkept keys`, `create-key`, `rotate-key`, `revoke-key`, `staff-off`, `staff-on`, `audit`: who may come in.
import { DEFAULT_OVERLAP_HOURS, loadKeys, makeKey, revokeKey, rotateKey } from '../access/keys.ts';
import { rotateSigningSecret } from '../auth/signing-secrets.ts';
import { loadAudit } from '../access/audit.ts';
import type { By } from '../access/record.ts';
import { loadStaff, switchStaff } from '../access/staff.ts';
import type { Database } from '../db/database.ts';
import { isUuid } from '../http/register.ts';
import { findOrganization, withDatabase } from './database.ts';
import { Mistake } from './mistake.ts';
import { readOptions } from './options.ts';
import type { CliSurroundings } from './surroundings.ts';

export const ACCESS_USAGE = `  keys --org <id>
      The firm's secret keys: what each is for, since when, until when, last used.
  create-key --org <id> --label <what for> [--days <number>]
      A new secret key, shown this once. With --days it ends by itself.
  rotate-key --org <id> --key <id> [--overlap <hours>]
      A new key in the place of this one, which works beside it for ${DEFAULT_OVERLAP_HOURS} hours or as long as you say.
  revoke-key --org <id> --key <id>
      Takes a key back: within five seconds it opens nothing.
  staff-off --org <id> --email <address>
      Ends at once what somebody of the staff is signed in by, and lets them in no more; staff-on lets them in again.
  rotate-signing-secret [--now]
      What browsers' tokens are signed with, for the whole installation. Nobody notices. With --now, for a secret that
      somebody may know, every token ends within five seconds and pages ask for new ones.
  audit --org <id> [--limit <100>]
      Who came in, and who gave or took access; the newest first.`;

const text = { type: 'string' } as const;
type Given = Record<string, string | undefined>;
type Command = (args: readonly string[], surroundings: CliSurroundings) => Promise<void>;

function needed(given: Given, option: string): string {
  const value = given[option]?.trim();
  if (!value) throw new Mistake(`Say --${option}; “npm run wellkept -- help” lists the options.`);
  return value;
}

function number(given: Given, option: string, least: number, most: number): number | undefined {
  if (given[option] === undefined) return undefined;
  const value = Number(given[option]);
  if (!Number.isFinite(value) || value < least || value > most)
    throw new Mistake(`--${option} is a number from ${least} to ${most}.`);
  return value;
}

/** Opens the database, finds the firm, and does the work in one transaction. */
const forFirm =
  (
    options: readonly string[],
    work: (database: Database, by: By, given: Given, out: CliSurroundings['out']) => Promise<void>,
  ): Command =>
  async (args, surroundings) => {
    const known = Object.fromEntries(['org', ...options].map((name) => [name, text]));
    const given = readOptions(args, known) as Given;
    const org = needed(given, 'org');
    await withDatabase(surroundings, async (database) => {
      const by = { organizationId: await findOrganization(database, org), now: new Date() };
      await work(database, by, given, surroundings.out);
    });
  };

const inOne = <T>({ owner }: Database, work: (tx: Database['owner']) => Promise<T>): Promise<T> =>
  owner.transaction().execute((tx) => work(tx));

function keyOf(given: Given): string {
  const id = needed(given, 'key');
  if (!isUuid(id)) throw new Mistake(`“${id}” is no id of a key; “keys” lists them.`);
  return id;
}

const SECRET = 'Secret key, shown this once; it belongs on your server and nowhere else:';

export const ACCESS_COMMANDS: readonly (readonly [string, Command])[] = [
  [
    'keys',
    forFirm([], async ({ owner }, { organizationId, now }, _, out) => {
      for (const key of await loadKeys(owner, organizationId)) {
        const ended = key.expiresAt !== null && new Date(key.expiresAt) <= now;
        const state = key.revokedAt
          ? `taken back ${key.revokedAt}`
          : key.expiresAt
            ? `${ended ? 'ended' : 'ends'} ${key.expiresAt}`
            : 'without an end';
        const used = key.lastUsedAt ? `last used ${key.lastUsedAt}` : 'never used';
        out(`${key.id}  ${key.label}: made ${key.createdAt}, ${state}, ${used}`);
      }
    }),
  ],
  [
    'create-key',
    forFirm(['label', 'days'], async (database, by, given, out) => {
      const label = needed(given, 'label');
      const days = number(given, 'days', 1, 3650);
      const expiresAt = days === undefined ? null : new Date(by.now.getTime() + days * 86_400_000);
      const { key, secret } = await inOne(database, (tx) => makeKey(tx, by, { label, expiresAt }));
      out(`${key.label}: ${key.id}`);
      out(`${SECRET} ${secret}`);
    }),
  ],
  [
    'rotate-key',
    forFirm(['key', 'overlap'], async (database, by, given, out) => {
      const id = keyOf(given);
      const overlap = number(given, 'overlap', 0, 720) ?? DEFAULT_OVERLAP_HOURS;
      const made = await inOne(database, (tx) => rotateKey(tx, by, id, overlap));
      if (!made) throw new Mistake(`No key that still works has the id “${id}”.`);
      out(`${made.key.label}: ${made.key.id}; the old key works for another ${overlap} hours`);
      out(`${SECRET} ${made.secret}`);
    }),
  ],
  [
    'revoke-key',
    forFirm(['key'], async (database, by, given, out) => {
      const id = keyOf(given);
      if (!(await inOne(database, (tx) => revokeKey(tx, by, id))))
        throw new Mistake(`There is no key “${id}”.`);
      out('Taken back. Within five seconds it opens nothing.');
    }),
  ],
  ...(
    [
      ['staff-off', false],
      ['staff-on', true],
    ] as const
  ).map(
    ([name, active]) =>
      [
        name,
        forFirm(['email'], async (database, by, given, out) => {
          const email = needed(given, 'email').toLowerCase();
          const staff = await loadStaff(database.owner, by.organizationId);
          const found = staff.filter((each) => each.email?.toLowerCase() === email);
          if (found.length === 0)
            throw new Mistake(`Nobody of the staff has the address “${email}”.`);
          for (const { id, name: person } of found) {
            await inOne(database, (tx) => switchStaff(tx, by, id, active));
            out(active ? `${person} can sign in again.` : `${person} is signed out everywhere.`);
          }
        }),
      ] as const,
  ),
  [
    'rotate-signing-secret',
    async (args, surroundings) => {
      const { now: atOnce } = readOptions(args, { now: { type: 'boolean' } }) as { now?: boolean };
      await withDatabase(surroundings, async ({ owner }) => {
        const { signsFrom, oldEnds } = await rotateSigningSecret(
          owner,
          new Date(),
          atOnce ?? false,
        );
        surroundings.out(
          `The new secret signs from ${signsFrom.toISOString()}; tokens of the old one end by ${oldEnds.toISOString()}.`,
        );
      });
    },
  ],
  [
    'audit',
    forFirm(['limit'], async ({ owner }, { organizationId }, given, out) => {
      const limit = number(given, 'limit', 1, 10_000) ?? 100;
      for (const entry of await loadAudit(owner, organizationId, { limit: Math.trunc(limit) })) {
        const by = entry.by ? `by ${entry.by.type} ${entry.by.id}` : 'by the server or its command';
        const whom = entry.subjectId ? ` ${entry.subjectId}` : '';
        const from = entry.network ? ` from ${entry.network}` : '';
        out(`${entry.at}  ${entry.kind}${whom} ${by}${from}`);
      }
    }),
  ],
];
