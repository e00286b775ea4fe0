/**
 * The scorecard of a firm with a long history, asked through the whole API in this process against a real PostgreSQL.
 *
 *   npm run bench -- scorecard [events]
 *
 * The history is made by SQL: two years up to now, ten events to each recommendation, half of them decided, a quarter asked
 * about, a fifth with feedback; one of ten is still open. Measured three times: as an upgraded database is, with no text
 * looked at; with all looked at; and eight at once.
 */
import { sweep } from '../apps/api/src/loop/sweep.ts';
import { startTestApi } from '../apps/api/src/testing/api.ts';
import { addFirm } from '../apps/api/src/testing/firm.ts';
import { median, report } from './figures/report.ts';
import { fillHistory } from './scorecard/fill.ts';

const events = Number(process.argv[2] ?? 10_000);
const LIMIT = 200;

const api = await startTestApi();
try {
  const firm = await addFirm(api);
  const recommendations = Math.ceil(events / 10);
  const filled = performance.now();
  await fillHistory(api, firm, recommendations);
  console.log(`filled in ${((performance.now() - filled) / 1000).toFixed(0)} s`);
  const token = await firm.deskToken();
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const read = async (months: number) => {
    const { status, body } = await api.call(`/v1/scorecard?months=${months}`, { as: token });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as { wording: { texts: number } };
  };
  const several = async (months: number, rounds = 9): Promise<number> => {
    const times: number[] = [];
    for (let n = 0; n < rounds; n++) times.push(await timed(() => read(months)));
    return Math.round(median(times));
  };
  await several(1, 3);
  const uncounted = [await several(6), await several(24)];
  console.log(`before any text was looked at: 6 and 24 months ${uncounted.join(', ')} ms`);
  const left = async () => {
    const [row] = await api.query<{ left: number }>(
      'owner',
      'SELECT count(*)::int AS left FROM proposal_version WHERE in_service_language IS NULL',
    );
    return row!.left;
  };
  const sweeping = await timed(() => sweep(api.database.jobs, api.now));
  const swept = recommendations - (await left());
  // The other rounds are like the first; what they would write is written at once.
  await api.query(
    'owner',
    'UPDATE proposal_version SET in_service_language = true WHERE in_service_language IS NULL',
  );
  await api.query('owner', 'VACUUM ANALYZE');
  const counted = [await several(6), await several(24)];
  const together = await timed(() => Promise.all(Array.from({ length: 8 }, () => read(24))));
  const { wording } = await read(24);
  if (wording.texts !== recommendations)
    throw new Error(`${wording.texts} of ${recommendations} texts were counted`);
  const both = ([six, all]: number[]) => `${six} ms, 24 months ${all} ms`;
  const of = `${events.toLocaleString('en')} events, ${recommendations.toLocaleString('en')} recommendations`;
  report([
    {
      name: `scorecard of ${of}: 6 months`,
      measured: both(counted),
      limit: `${LIMIT} ms`,
      met: Math.max(...counted) <= LIMIT,
    },
    {
      name: '  eight at once, 24 months, until the last has its answer',
      measured: `${Math.round(together)} ms`,
      limit: '',
      met: true,
    },
    {
      name: '  before any text was looked at: 6 months',
      measured: both(uncounted),
      limit: '',
      met: true,
    },
    {
      name: '  one sweep, with the texts it looks at',
      measured: `${(sweeping / 1000).toFixed(1)} s, ${swept.toLocaleString('en')} texts`,
      limit: '',
      met: true,
    },
  ]);
} finally {
  await api.stop();
}
