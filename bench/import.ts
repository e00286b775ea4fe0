/**
 * A history of a million rows, made as it is read, taken in by `runImport` in this process against a real PostgreSQL.
 *
 *   npm run bench -- import [rows]
 *
 * Tells the time of a dry run and of the import, and how far the process's memory rose above what it held before.
 */
import { inOrganization } from '../apps/api/src/db/database.ts';
import { runImport } from '../apps/api/src/importing/run-import.ts';
import { startTestApi } from '../apps/api/src/testing/api.ts';
import { addFirm } from '../apps/api/src/testing/firm.ts';
import { report } from './figures/report.ts';

const rows = Number(process.argv[2] ?? 1_000_000);
const UNITS = 400;
const MB = 1024 * 1024;

async function* history(): AsyncGenerator<Uint8Array> {
  const from = Date.UTC(2016, 0, 1);
  let text = 'order,unit,date,kind,text,cost\n';
  for (let n = 0; n < rows; n++) {
    const day = new Date(from + (n % 3600) * 86_400_000).toISOString().slice(0, 10);
    text += `${n},U-${n % UNITS},${day},repair,"Replaced the contactor, checked the fan; order ${n}",${(n % 900) + 0.5}\n`;
    if (text.length > 60_000) {
      yield Buffer.from(text);
      text = '';
    }
  }
  yield Buffer.from(text);
}

const api = await startTestApi();
try {
  const firm = await addFirm(api);
  const { customerId, siteId } = {
    customerId: firm.customers[0].id,
    siteId: firm.customers[0].siteId,
  };
  const units = `tag,name\n${Array.from({ length: UNITS }, (_, n) => `U-${n},Unit ${n}`).join('\n')}`;
  const take = (
    kind: 'equipment' | 'service',
    bytes: () => AsyncIterable<Uint8Array>,
    dryRun: boolean,
  ) =>
    inOrganization(api.database.app, firm.id, (tx) =>
      runImport(tx, {
        organizationId: firm.id,
        files: [{ kind, name: `${kind}.csv`, bytes }],
        dryRun,
        customerId,
        siteId,
        now: api.now,
      }),
    );
  await take(
    'equipment',
    async function* () {
      yield Buffer.from(units);
    },
    false,
  );
  globalThis.gc?.();
  const idle = process.memoryUsage().rss;
  let most = idle;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const timed = async (dryRun: boolean): Promise<number> => {
    const begun = performance.now();
    const { files } = await take('service', history, dryRun);
    if (files[0]?.created !== rows)
      throw new Error(`${files[0]?.created} of ${rows} rows were taken`);
    return (performance.now() - begun) / 1000;
  };
  const dry = await timed(true);
  const [before] = await api.query('owner', `SELECT count(*)::int AS n FROM service_record`);
  if (before?.['n'] !== 0) throw new Error('the dry run wrote rows');
  const real = await timed(false);
  clearInterval(watch);
  const rise = Math.round((most - idle) / MB);
  report([
    {
      name: `import of ${rows.toLocaleString('en')} rows`,
      measured: `${real.toFixed(0)} s (dry run ${dry.toFixed(0)} s)`,
      limit: '300 s',
      met: real <= 300,
    },
    {
      name: 'memory above idle while importing',
      measured: `${rise} MB`,
      limit: '300 MB',
      met: rise <= 300,
    },
  ]);
} finally {
  await api.stop();
}
