// How long the server takes for one page of fifty of ten thousand: in one process, with a real PostgreSQL, without the line.
import { readdirSync, readFileSync } from 'node:fs';
import { startTestApi } from '@wellkept/api/testing/api';
import { addFirm } from '@wellkept/api/testing/firm';
import type { Figure } from '../figures/report.ts';
import { seedMany } from './seed.ts';

const limit = 100;
const cases = {
  'first page, by site': 'group=all&sort=site&limit=50',
  'from the middle, by site': 'group=all&sort=site&limit=50&offset=5000',
  'from the end, by site': 'group=all&sort=site&limit=50&offset=9950',
  'grouped by unit, most money first': 'by=equipment&sort=money&limit=50',
  'grouped by goal, ranked by goals': 'by=goal&sort=goals&limit=50',
  'words searched for': 'q=compressor+shop+217&limit=50',
} as const;

/** Milliseconds of a core that this database's connections have had so far, as Linux counts them; `null` elsewhere. */
function databaseTime(database: string): number | null {
  let ticks = 0;
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(database)) continue;
        const after = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        ticks += Number(after[11]) + Number(after[12]);
      } catch {
        // It has ended meanwhile.
      }
    }
  } catch {
    return null;
  }
  return ticks * 10;
}

export async function serverFigures(count: number, rounds: number): Promise<Figure[]> {
  const api = await startTestApi();
  try {
    const firm = await addFirm(api);
    await seedMany(api, firm, count);
    const as = await firm.customers[0].token();
    const said = await api.call('/v1/goals', {
      method: 'PUT',
      body: {
        goals: [
          { kind: 'uptime', words: 'No closed shop in summer', siteIds: [] },
          { kind: 'energy', words: 'A fifth less electricity', siteIds: [] },
        ],
        sites: [],
        plans: [],
      },
      as,
      ifMatch: 0,
    });
    if (said.status !== 200) throw new Error(JSON.stringify(said.body));
    const figures: Figure[] = [];
    for (const [name, query] of Object.entries(cases)) {
      const times: number[] = [];
      const database = new URL(api.adminUrl).pathname.slice(1);
      let [inDatabase, here] = [databaseTime(database), process.cpuUsage()];
      for (let round = -8; round < rounds; round += 1) {
        if (round === 0) [inDatabase, here] = [databaseTime(database), process.cpuUsage()];
        const begun = performance.now();
        const answer = await api.call(`/v1/recommendations?${query}`, { as });
        const time = performance.now() - begun;
        const full = answer.body.items?.length === 50 || query.startsWith('q=');
        if (answer.status !== 200 || answer.body.counts.all === 0 || !full)
          throw new Error(`${name}: ${JSON.stringify(answer.body).slice(0, 300)}`);
        if (round >= 0) times.push(time);
      }
      const used = process.cpuUsage(here);
      const each = (total: number): string => (total / rounds).toFixed(0);
      const spent =
        inDatabase === null
          ? ''
          : `; of a core: ${each((databaseTime(database) ?? 0) - inDatabase)} ms database, ${each((used.user + used.system) / 1000)} ms server`;
      times.sort((a, b) => a - b);
      const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? 0;
      figures.push({
        name: `server, ${name}`,
        measured: `p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms${spent}`,
        limit: `p95 ≤ ${limit} ms`,
        met: at(0.95) <= limit,
      });
    }
    return figures;
  } finally {
    await api.stop();
  }
}
