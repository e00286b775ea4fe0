// "Stop reminding me": of one item or of anything. What is open stays in the register; the office follows up instead.
import type { Kysely } from 'kysely';
import type { routes } from '@wellkept/contracts/routes';
import { enter } from '../auth/secrets.ts';
import type { Schema } from '../db/schema.ts';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';
import { readReminderSecret, type Reminded } from './reminder-secret.ts';

type Routes = typeof routes;

/** @param recommendationId `null` for everything. */
export async function setReminders(
  db: Kysely<Schema>,
  { organizationId, contactId }: Reminded,
  recommendationId: string | null,
  wanted: boolean,
  now: Date,
): Promise<void> {
  const own = { organization_id: organizationId, contact_id: contactId };
  if (wanted) {
    await db
      .deleteFrom('reminder_stop')
      .where((eb) => eb.and(own))
      .where('recommendation_id', 'is not distinct from', recommendationId)
      .execute();
  } else {
    await db
      .insertInto('reminder_stop')
      .values({ ...own, recommendation_id: recommendationId, at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  // The sweep looks at what is open anew, and hands it to the office where it has to.
  await db
    .updateTable('follow_up')
    .set({ look_at: null })
    .where('organization_id', '=', organizationId)
    .where('owner_contact_id', '=', contactId)
    .where('status', '=', 'open')
    .$if(recommendationId !== null, (one) => one.where('recommendation_id', '=', recommendationId))
    .execute();
}

const belongs = async (
  db: Kysely<Schema>,
  { organizationId, contactId }: Reminded,
  recommendationId: string,
): Promise<boolean> =>
  isUuid(recommendationId) &&
  (await db
    .selectFrom('recommendation as r')
    .innerJoin('contact as c', (on) =>
      on
        .onRef('c.organization_id', '=', 'r.organization_id')
        .onRef('c.customer_id', '=', 'r.customer_id'),
    )
    .select('r.id')
    .where('r.organization_id', '=', organizationId)
    .where('r.id', '=', recommendationId)
    .where('r.version', '>', 0)
    .where('c.id', '=', contactId)
    .executeTakeFirst()) !== undefined;

/** With the secret of a mail, which can do nothing else. */
export const changeReminders: Handler<Routes['changeReminders']> = async ({
  db,
  body,
  config,
  now,
}) => {
  const reminded = readReminderSecret(config, body.secret);
  if (!reminded) throw new Refusal('not-found');
  await enter(db, reminded.organizationId);
  const { recommendationId = null } = body;
  if (recommendationId !== null && !(await belongs(db, reminded, recommendationId)))
    throw new Refusal('not-found');
  await setReminders(db, reminded, recommendationId, body.wanted, now);
};

/** Signed in, for one item. */
export const remindOfItem: Handler<Routes['remindOfItem']> = async ({
  db,
  actor,
  params,
  body,
  now,
}) => {
  if (actor.role !== 'contact' || actor.personId === null)
    throw new Refusal('forbidden', 'Only the customer says whether they want to be reminded.');
  const reminded = { organizationId: actor.organizationId, contactId: actor.personId };
  if (!(await belongs(db, reminded, params.id))) throw new Refusal('not-found');
  await setReminders(db, reminded, params.id, body.wanted, now);
};
