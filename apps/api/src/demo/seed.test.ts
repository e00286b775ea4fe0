import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { RecommendationStatus } from '@wellkept/contracts';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { type DemoManifest, seedDemo } from './seed.ts';

let api: TestApi;
let database: Database;
let manifest: DemoManifest;
const now = new Date('2026-11-24T09:41:00Z');
const count = async (query: string) => {
  const { rows } = await sql<{ n: number }>`${sql.raw(query)}`.execute(database.owner);
  return Number(rows[0]!.n);
};

before(async () => {
  api = await startTestApi();
  database = api.database;
  manifest = await seedDemo(database.owner, { now });
});
after(() => api.stop());

test('makes 12 customers, 60 sites and 400 units of eight kinds', async () => {
  const of = (table: string) =>
    count(
      `SELECT count(*) n FROM ${table} WHERE organization_id = '${manifest.organizations[0]!.id}'`,
    );
  assert.deepEqual(
    [await of('customer'), await of('site'), await of('equipment'), await of('recommendation')],
    [12, 60, 400, 120],
  );
  assert.equal(
    await count(
      `SELECT count(DISTINCT kind) n FROM equipment WHERE organization_id = '${manifest.organizations[0]!.id}'`,
    ),
    8,
  );
});

test('has a recommendation in every state, and none that nobody has to move', async () => {
  const rows = await database.owner
    .selectFrom('recommendation')
    .select('status')
    .distinct()
    .execute();
  assert.deepEqual(rows.map((row) => row.status).sort(), [...RecommendationStatus.options].sort());
  assert.equal(
    await count(`SELECT count(*) n FROM recommendation r WHERE next_kind IS NOT NULL AND NOT EXISTS
    (SELECT FROM follow_up f WHERE f.recommendation_id = r.id AND f.is_next_step AND f.status = 'open' AND f.due_at = r.next_due_at)`),
    0,
  );
});

test('tells every story forward in time', async () => {
  assert.equal(
    await count(`SELECT count(*) n FROM event a JOIN event b USING (organization_id, recommendation_id)
    WHERE a.id < b.id AND a.at > b.at`),
    0,
  );
  assert.equal(await count(`SELECT count(*) n FROM event WHERE at > '${now.toISOString()}'`), 0);
  assert.equal(await count(`SELECT count(*) n FROM visit WHERE completed_at < started_at`), 0);
});

test('the same seed makes the same firm', async () => {
  const second = await startTestApi();
  const again = await seedDemo(second.database.owner, { now });
  await second.stop();
  const { secretKey: _a, ...first } = manifest.organizations[0]!;
  const { secretKey: _b, ...other } = again.organizations[0]!;
  assert.deepEqual(other, first);
  assert.notEqual(_a, _b);
});
