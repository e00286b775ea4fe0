// The short code that stands in a mail beside its link, for mail programs that cut a link at the `#`.
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Schema } from '../db/schema.ts';

/** No letter that looks like a digit, or sounds like another letter. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;
/** Of 32^8 codes so many may be tried for one link: a billionth. Fewer would let a stranger use them up for somebody. */
const MAX_TRIES = 1000;

/** As it stands in the mail: `ABCD-EFGH`. */
export function newCode(): string {
  const letters = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

export const hashCode = ({ tokenSecret }: Config, linkId: string, code: string): Buffer =>
  createHmac('sha256', tokenSecret)
    .update(`sign-in-code/${linkId}/${code.toUpperCase().replaceAll(/[^A-Z2-9]/g, '')}`)
    .digest();

export interface CodedLink {
  readonly organizationId: string;
  readonly id: string;
}

/**
 * The open link of this address with this code. Every try is counted, and stays counted when the request is refused.
 * @param all A connection that sees all organizations, since an address alone does not say which.
 */
export async function linkByCode(
  all: Kysely<Schema>,
  config: Config,
  { email, code }: { readonly email: string; readonly code: string },
  now: Date,
): Promise<CodedLink | undefined> {
  const address = email.toLowerCase();
  const links = await all
    .updateTable('magic_link as l')
    .set({ code_tries: sql<number>`l.code_tries + 1` })
    .where('l.code_hash', 'is not', null)
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', now)
    .where('l.code_tries', '<', MAX_TRIES)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('contact as c')
            .select('c.id')
            .whereRef('c.organization_id', '=', 'l.organization_id')
            .whereRef('c.id', '=', 'l.contact_id')
            .where((of) => of(of.fn('lower', ['c.email']), '=', address)),
        ),
        eb.exists(
          eb
            .selectFrom('staff as s')
            .select('s.id')
            .whereRef('s.organization_id', '=', 'l.organization_id')
            .whereRef('s.id', '=', 'l.staff_id')
            .where((of) => of(of.fn('lower', ['s.email']), '=', address)),
        ),
      ]),
    )
    .returning(['l.organization_id', 'l.id', 'l.code_hash'])
    .execute();
  const found = links.find(
    ({ id, code_hash }) =>
      code_hash !== null && timingSafeEqual(code_hash, hashCode(config, id, code)),
  );
  return found && { organizationId: found.organization_id, id: found.id };
}
