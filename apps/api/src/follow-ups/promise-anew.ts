// A promise that needs longer: the clock the customer sees moves, and they are told why.
import type { Selectable } from 'kysely';
import type { Actor } from '../auth/actor.ts';
import type { FollowUpTable } from '../db/schema.ts';
import type { Scene } from '../loop/take-step.ts';
import { aboutOf, anyContact, named } from '../mail/named.ts';
import { queueMail } from '../mail/queue.ts';
import { loadOrganization } from '../people/organization.ts';

/** @param duty As it was before; promised to the customer. */
export async function promiseAnew(
  { db, actor, now }: Scene & { readonly actor: Actor },
  duty: Selectable<FollowUpTable>,
  dueAt: Date,
  reason: string,
): Promise<void> {
  const { organization_id: organizationId, recommendation_id: recommendationId } = duty;
  const asked =
    duty.kind === 'answer' && recommendationId
      ? await db
          .updateTable('question')
          .set({ promised_by: dueAt })
          .where('organization_id', '=', organizationId)
          .where('recommendation_id', '=', recommendationId)
          .where('answer', 'is', null)
          .returning('contact_id')
          .executeTakeFirst()
      : undefined;
  const contactId =
    asked?.contact_id ?? (await anyContact(db, organizationId, duty.customer_id, recommendationId));
  if (!contactId) return;
  const firm = await loadOrganization(db, organizationId);
  const it = recommendationId && (await named(db, organizationId, recommendationId));
  const by = actor.personId
    ? await db
        .selectFrom('staff')
        .select('name')
        .where('organization_id', '=', organizationId)
        .where('id', '=', actor.personId)
        .executeTakeFirst()
    : undefined;
  await queueMail(db, {
    organizationId,
    to: { contactId },
    kind: 'promise-moved',
    data: {
      about: it ? aboutOf(it) : null,
      what: duty.text,
      by: by?.name ?? firm.name,
      dueAt: dueAt.toISOString(),
      zone: it ? it.zone : firm.time_zone,
      reason,
    },
    now,
  });
}
