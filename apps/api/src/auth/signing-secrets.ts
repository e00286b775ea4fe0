// What tokens are signed with, and how it is replaced: a new secret is known to every process before the first token is
// signed with it, and an old one for as long as the last token of it lives. The owner's connection reads them; the
// application's own role cannot.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Schema } from '../db/schema.ts';
import type { Logger } from '../log.ts';
import { MAX_SECONDS } from './session-tokens.ts';

/** Also what links of mails are made from, which outlive every token; it is therefore kept when it signs no more. */
export const FIRST_SECRET = 'session-tokens';
/** A process learns of a change within so long; less than five seconds, as promised. */
const LOOK_MS = 4000;
/** For so long a new secret is known before it is used. */
const LEAD_MS = 30_000;
const DAY_MS = 86_400_000;

export interface SigningSecrets {
  /** The one to sign with. */
  current(now: Date): Uint8Array;
  /** Those whose tokens are accepted, the one to sign with first. */
  known(now: Date): readonly Uint8Array[];
}

export interface OpenSigningSecrets extends SigningSecrets {
  look(): Promise<void>;
  stop(): void;
}

interface Secret {
  readonly name: string;
  readonly value: Uint8Array;
  readonly signsFrom: number;
  readonly endsAt: number;
}

export async function openSigningSecrets(
  owner: Kysely<Schema>,
  log: Logger,
): Promise<OpenSigningSecrets> {
  await owner
    .insertInto('server_secret')
    .values({ name: FIRST_SECRET, value: randomBytes(48) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  let secrets: readonly Secret[] = [];
  async function look(): Promise<void> {
    const rows = await owner
      .selectFrom('server_secret')
      .selectAll()
      .where((eb) => eb.or([eb('name', '=', FIRST_SECRET), eb('name', 'like', 'signing/%')]))
      .execute();
    const values = new Map(secrets.map(({ name, value }) => [name, value]));
    secrets = rows
      .map(({ name, value, signs_from, ends_at }) => ({
        name,
        // The same bytes stay the same object: keys made from them are remembered.
        value: values.get(name) ?? new Uint8Array(value),
        signsFrom: Number(signs_from),
        endsAt: Number(ends_at),
      }))
      .toSorted((a, b) => b.signsFrom - a.signsFrom);
  }
  await look();
  const timer = setInterval(
    () => void look().catch(() => log.warn('the signing secrets could not be read anew')),
    LOOK_MS,
  ).unref();

  const known = (now: Date): Uint8Array[] => {
    const at = now.getTime();
    const live = secrets.filter(({ endsAt }) => endsAt > at);
    const signing = live.find(({ signsFrom }) => signsFrom <= at);
    return [signing, ...live.filter((each) => each !== signing)].flatMap((each) =>
      each ? [each.value] : [],
    );
  };
  return {
    known,
    current(now) {
      const [first] = known(now);
      if (!first) throw new Error('There is no secret to sign with');
      return first;
    },
    look,
    stop: () => clearInterval(timer),
  };
}

/**
 * A new secret to sign with.
 * @param atOnce The old one may be known to somebody: its tokens end within five seconds, and everybody asks for new ones.
 */
export async function rotateSigningSecret(
  owner: Kysely<Schema>,
  now: Date,
  atOnce: boolean,
): Promise<{ readonly signsFrom: Date; readonly oldEnds: Date }> {
  const signsFrom = new Date(now.getTime() + (atOnce ? 0 : LEAD_MS));
  const oldEnds = atOnce ? now : new Date(signsFrom.getTime() + (MAX_SECONDS + 60) * 1000);
  await owner.transaction().execute(async (tx) => {
    await tx
      .updateTable('server_secret')
      .set({ ends_at: oldEnds })
      .where((eb) => eb.or([eb('name', '=', FIRST_SECRET), eb('name', 'like', 'signing/%')]))
      .where('ends_at', '>', oldEnds)
      .execute();
    await tx
      .deleteFrom('server_secret')
      .where('name', 'like', 'signing/%')
      .where('ends_at', '<', new Date(now.getTime() - DAY_MS))
      .execute();
    await tx
      .insertInto('server_secret')
      .values({ name: `signing/${randomUUID()}`, value: randomBytes(48), signs_from: signsFrom })
      .execute();
  });
  return { signsFrom, oldEnds };
}

/** The configuration with the secret to sign with now. */
export const forSigning = (config: Config, now: Date): Config =>
  config.signing ? { ...config, tokenSecret: config.signing.current(now) } : config;

/** The configurations with which a token may have been signed. */
export const forChecking = (config: Config, now: Date): readonly Config[] =>
  config.signing?.known(now).map((tokenSecret) => ({ ...config, tokenSecret })) ?? [config];
