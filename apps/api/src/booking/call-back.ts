// Nothing fits: somebody at the firm rings, by a time that is promised there and then.
import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { openDuty } from '../loop/duty.ts';
import { addOfficeHours } from '../loop/office-hours.ts';
import { mayKnow } from '../loop/take-step.ts';
import { loadOrganization, officeOf } from '../people/organization.ts';
import { loadPeople } from '../people/person.ts';

export const askCallBack: Handler<(typeof routes)['askCallBack']> = async ({
  db,
  actor,
  body,
  now,
}) => {
  const { organizationId } = actor;
  const recommendation =
    body.recommendationId === undefined ? undefined : await find(body.recommendationId);
  const customerId = recommendation?.customer_id ?? actor.customerId;
  if (customerId === null) throw invalid('/recommendationId', 'Say which customer is to be rung.');
  const organization = await loadOrganization(db, organizationId);
  const owner = await ownerAtTheOffice();
  const promisedBy = addOfficeHours(officeOf(organization), now, organization.answer_office_hours);
  await openDuty(
    { db, actor, now },
    {
      kind: 'call-back',
      customerId,
      recommendationId: recommendation?.id ?? null,
      ownerStaffId: owner,
      dueAt: promisedBy,
      promised: true,
      text: ['Ring the customer', body.phone, body.note].filter(Boolean).join(' · '),
      event: 'call-back-asked',
    },
  );
  const people = await loadPeople(db, organizationId, [owner], []);
  return { owner: people.staff(owner), promisedBy: promisedBy.toISOString() };

  async function find(id: string) {
    if (!isUuid(id)) throw new Refusal('not-found');
    const row = await db
      .selectFrom('recommendation')
      .selectAll()
      .where('organization_id', '=', organizationId)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row || !mayKnow(actor, row)) throw new Refusal('not-found');
    return row;
  }

  async function ownerAtTheOffice(): Promise<string> {
    const known = recommendation?.coordinator_id ?? organization.coordinator_id;
    if (known) return known;
    const desk = await db
      .selectFrom('staff')
      .select('id')
      .where('organization_id', '=', organizationId)
      .where('active', '=', true)
      .orderBy('role')
      .orderBy('name')
      .limit(1)
      .executeTakeFirst();
    if (!desk) throw new Refusal('unavailable', 'The firm has nobody who could ring.');
    return desk.id;
  }
};
