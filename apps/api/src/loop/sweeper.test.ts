import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLogger } from '../log.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';
import { startSweeping } from './sweeper.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

test('sweeping goes on after the database has cut its connections', async () => {
  const { id } = await sendOne(api, firm);
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => void lines.push(line) });
  const sweeper = startSweeping({ db: api.database.jobs, clock: () => api.now, log, every: 20 });
  const until = async (what: string, done: () => Promise<boolean>) => {
    for (let tries = 0; !(await done()); tries++) {
      assert.ok(tries < 400, what);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  };
  const expired = async () =>
    (await api.query('owner', `SELECT 1 FROM event WHERE type = 'price-expired'`)).length;
  const looked = async () =>
    (await api.query('owner', 'SELECT 1 FROM follow_up WHERE look_at IS NOT NULL')).length > 0;
  await until('it sweeps', looked);
  for (let cut = 0; cut < 5; cut++) {
    await api.admin(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${api.database.roles.jobs}'`,
    );
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  api.now = new Date('2027-01-04T09:00:00Z');
  await until('it still sweeps', async () => (await expired()) > 0);
  await sweeper.stop();
  assert.equal(await expired(), 1);
  const [row] = await api.query<{ status: string }>(
    'owner',
    'SELECT status FROM recommendation WHERE id = $1',
    [id],
  );
  assert.equal(row?.status, 'price-expired');
});
