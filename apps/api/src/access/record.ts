// What was done with access is written down in the transaction that does it. Ids and networks only.
import type { Kysely } from 'kysely';
import type { AuditKind } from '@wellkept/contracts/access';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { addressClass } from '../http/caller-address.ts';

/** Who does something; nobody of the three for the command line and the server itself. */
export interface By {
  readonly organizationId: string;
  readonly contactId?: string | null;
  readonly staffId?: string | null;
  readonly keyId?: string | null;
  readonly address?: string | null;
  readonly now: Date;
}

export const byActor = (
  actor: Pick<Actor, 'role' | 'organizationId' | 'personId' | 'credential'>,
  { now, address }: { readonly now: Date; readonly address: string | null },
): By => ({
  organizationId: actor.organizationId,
  contactId: actor.role === 'contact' ? actor.personId : null,
  staffId: actor.role === 'contact' ? null : actor.personId,
  keyId: actor.role === 'firm' ? actor.credential.slice('key:'.length) : null,
  address,
  now,
});

export async function record(
  db: Kysely<Schema>,
  by: By,
  kind: AuditKind,
  subjectId: string | null = null,
): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      organization_id: by.organizationId,
      at: by.now,
      kind,
      contact_id: by.contactId ?? null,
      staff_id: by.staffId ?? null,
      key_id: by.keyId ?? null,
      subject_id: subjectId,
      network: by.address ? addressClass(by.address) : null,
    })
    .execute();
}
