// The demonstration's data and the secrets with which scripts and people get in. The database holds only their hashes.
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { DEMO_KEY_LABEL, newDemoLink, newSecretKey } from '../demo/secrets.ts';
import { seedDemo, type DemoManifest } from '../demo/seed.ts';

const FILE = 'demo-secrets.json';

/** Loads the demo data into an empty database; in one that has them, finds the secrets or makes new ones. */
export async function openDemo(
  db: Kysely<Schema>,
  dataDir: string,
  now: Date,
  onProgress: (line: string) => void,
): Promise<DemoManifest> {
  const file = join(dataDir, FILE);
  const first = await db.selectFrom('organization').select('id').limit(1).executeTakeFirst();
  if (first) {
    const kept = readManifest(file);
    const ids = kept?.organizations.map((organization) => organization.id) ?? [];
    const known =
      ids.length === 0
        ? []
        : await db.selectFrom('organization').select('id').where('id', 'in', ids).execute();
    if (kept && known.length === ids.length && ids.length > 0) return kept;
    // Keys and links are made anew for the demo's own firms only, never for one that somebody works with.
    if (!(await demoFirms(db)).length)
      throw new Error(
        'The database holds firms, but not the demonstration’s: set DEMO=0 to serve them without demo data and open links.',
      );
  } else {
    onProgress('Loading the demo data …');
  }
  const manifest = first ? await renewManifest(db, now) : await seedDemo(db, { now, onProgress });
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, JSON.stringify(manifest, null, 2), { mode: 0o600 });
  chmodSync(file, 0o600);
  return manifest;
}

function readManifest(file: string): DemoManifest | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DemoManifest;
  } catch {
    return undefined;
  }
}

/** The firms that were seeded: their first key says so. */
const demoFirms = (db: Kysely<Schema>) =>
  db
    .selectFrom('organization as o')
    .select(['o.id', 'o.name'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('api_key as k')
          .select('k.id')
          .whereRef('k.organization_id', '=', 'o.id')
          .where('k.label', '=', DEMO_KEY_LABEL),
      ),
    )
    .orderBy('o.created_at')
    .orderBy('o.name')
    .execute();

/** The data folder went, the database did not: new keys and links to the same firms. */
async function renewManifest(db: Kysely<Schema>, now: Date): Promise<DemoManifest> {
  return db.transaction().execute(async (tx) => {
    const organizations = [];
    for (const { id, name } of await demoFirms(tx)) {
      const idsOf = async (table: 'recommendation' | 'service') =>
        (
          await tx
            .selectFrom(table)
            .select('id')
            .where('organization_id', '=', id)
            .orderBy('id')
            .execute()
        ).map((row) => row.id);
      const contacts = await tx
        .selectFrom('contact as c')
        .innerJoin('customer as u', (join) =>
          join
            .onRef('u.organization_id', '=', 'c.organization_id')
            .onRef('u.id', '=', 'c.customer_id'),
        )
        .select(['c.customer_id', 'c.id'])
        .where('c.organization_id', '=', id)
        .orderBy('u.reference', (order) => order.asc().nullsLast())
        .orderBy('c.name')
        .execute();
      const firstOf = new Map(
        contacts.toReversed().map((contact) => [contact.customer_id, contact.id]),
      );
      const technicians = await tx
        .selectFrom('staff')
        .select('id')
        .where('organization_id', '=', id)
        .where('role', '=', 'technician')
        .orderBy('name')
        .execute();
      organizations.push({
        id,
        name,
        secretKey: await newSecretKey(tx, id, now),
        customers: [...firstOf].map(([customerId, contactId]) => ({ id: customerId, contactId })),
        recommendations: await idsOf('recommendation'),
        services: await idsOf('service'),
        technicians: technicians.map((row) => row.id),
      });
    }
    const firm = organizations[0]!;
    const mine = organizations.find(({ name }) => name.startsWith('Pilbara')) ?? firm;
    const desk = await tx
      .selectFrom('staff')
      .select('id')
      .where('organization_id', '=', firm.id)
      .where('role', '=', 'desk')
      .orderBy('name')
      .executeTakeFirstOrThrow();
    return {
      organizations,
      links: {
        customer: await newDemoLink(tx, firm.id, { contactId: firm.customers[0]!.contactId }, now),
        technician: await newDemoLink(tx, firm.id, { staffId: firm.technicians[0]! }, now),
        desk: await newDemoLink(tx, firm.id, { staffId: desk.id }, now),
        mine: await newDemoLink(tx, mine.id, { contactId: mine.customers[0]!.contactId }, now),
      },
    };
  });
}
