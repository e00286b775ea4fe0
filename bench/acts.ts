/**
 * Acts under attack, by HTTP, on a server in a process of its own and a real PostgreSQL.
 *
 *   npm run bench -- acts [races] [key rounds] [repeats of a key] [cut answers] [kills]
 *
 * Two people answer the same finding in opposite ways at the same moment; one key is sent many times at once; the server
 * is killed (SIGKILL) between its commit and its answer, by a proxy that sees the answer begin; and in the middle of a
 * stream of mixed acts.
 */
import { crash } from '../test/load/acts/crash.ts';
import { race } from '../test/load/acts/race.ts';
import { killedBeforeAnswer, sameKey } from '../test/load/acts/same-key.ts';
import { startWorld } from '../test/load/acts/world.ts';
import { report } from './figures/report.ts';

const [races = 1000, rounds = 3, repeats = 100, cuts = 50, kills = 20] = process.argv
  .slice(2)
  .map(Number);
const world = await startWorld();
try {
  const raced = await race(world, races);
  const keyed = await sameKey(world, rounds, repeats);
  const cut = await killedBeforeAnswer(world, cuts, 10);
  const crashed = await crash(world, kills, 4000);
  for (const fault of crashed.faults.slice(0, 20)) console.log(fault);
  const all = (name: string, count: number, of: number) => ({
    name,
    measured: `${count} of ${of}`,
    limit: String(of),
    met: count === of,
  });
  report([
    all('yes against no at the same moment: one stored', raced.one, races),
    all('  the other told who was first', raced.named, races),
    all('  an open stream of a third person told of it', raced.heard, races),
    {
      name: '  pairs a second',
      measured: (races / raced.seconds).toFixed(0),
      limit: '',
      met: true,
    },
    all(`one key ${repeats} times at once: one effect, one answer`, keyed.held, rounds),
    all('the same after a kill between commit and answer', cut.held, cuts),
    {
      name: `${crashed.kills} kills while acts stream in: acknowledged and lost`,
      measured: `${crashed.lost} of ${crashed.acknowledged} (${crashed.unheard} unheard)`,
      limit: '0',
      met: crashed.lost === 0 && crashed.acknowledged > 0,
    },
    {
      name: 'acts, decisions, receipts, chain: half-written or torn',
      measured: String(crashed.faults.length),
      limit: '0',
      met: crashed.faults.length === 0,
    },
  ]);
} finally {
  await world.stop();
}
