// Where units of an import stand when their file does not say.
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { invalid, unknownReference } from '../http/refusal.ts';
import { isUuid } from '../http/register.ts';

/** The zone new sites are in: that of the site given, else the firm's. */
export async function checkPlace(
  db: Kysely<Schema>,
  given: {
    readonly organizationId: string;
    readonly customerId?: string | undefined;
    readonly siteId?: string | undefined;
  },
  firmZone: string,
): Promise<string> {
  const { organizationId, customerId, siteId } = given;
  if (customerId !== undefined) {
    const customer =
      isUuid(customerId) &&
      (await db
        .selectFrom('customer')
        .select('id')
        .where('organization_id', '=', organizationId)
        .where('id', '=', customerId)
        .executeTakeFirst());
    if (!customer) throw unknownReference('/customerId');
  }
  if (siteId === undefined) return firmZone;
  const site = isUuid(siteId)
    ? await db
        .selectFrom('site')
        .select(['customer_id', 'time_zone'])
        .where('organization_id', '=', organizationId)
        .where('id', '=', siteId)
        .executeTakeFirst()
    : undefined;
  if (!site) throw unknownReference('/siteId');
  if (site.customer_id !== customerId)
    throw invalid('/siteId', 'This site is not one of that customer’s; give the customer with it.');
  return site.time_zone;
}
