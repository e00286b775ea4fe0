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
    [12, 60, 400, 122],
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

test('Linden Foods has the four findings to decide on, priced line by line, two of them cheaper together', async () => {
  const rows = await api.query<{ tag: string; amount: number; lines: number }>(
    'owner',
    `SELECT e.tag, o.price_amount AS amount, coalesce(sum(l.amount), 0)::bigint AS lines
     FROM recommendation r JOIN equipment e ON e.id = r.equipment_id
     JOIN proposal_option o ON o.recommendation_id = r.id AND o.version = r.version
     LEFT JOIN price_line l ON l.option_id = o.id
     WHERE r.customer_id = $1 AND r.status IN ('sent', 'viewed') AND e.tag IN ('L1', 'RTU-3', 'RTU-1', 'EF-2')
       AND o.family <> 'wait'
     GROUP BY o.id, e.tag, o.price_amount ORDER BY e.tag, o.price_amount`,
    [manifest.organizations[0]!.customers[0]!.id],
  );
  assert.deepEqual(rows, [
    { tag: 'EF-2', amount: 39_000, lines: 0 },
    { tag: 'L1', amount: 64_000, lines: 64_000 },
    { tag: 'RTU-1', amount: 26_000, lines: 26_000 },
    { tag: 'RTU-3', amount: 485_000, lines: 485_000 },
    { tag: 'RTU-3', amount: 2_160_000, lines: 2_160_000 },
  ]);
  const links = await api.query<{ kind: string; saving_amount: number | null }>(
    'owner',
    `SELECT l.kind, l.saving_amount FROM recommendation_link l
     JOIN recommendation a ON a.id = l.recommendation_id JOIN recommendation b ON b.id = l.other_id
     WHERE a.customer_id = b.customer_id AND a.version > 0 AND b.version > 0 ORDER BY l.kind`,
  );
  assert.deepEqual(links, [
    { kind: 'either', saving_amount: null },
    { kind: 'needs', saving_amount: null },
    { kind: 'together', saving_amount: 9000 },
  ]);
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
