/**
 * A month of duties in simulated time, with processes that are killed at random: none may be missed, none done twice.
 *
 *   npm run bench -- follow-ups [duties] [kills] [processes] [seed]
 *
 * Each process sweeps and sends; each kill is a SIGKILL in the middle of it. What has to have happened is reckoned apart,
 * minute by minute, and compared with the events, the digests and the mails that arrived.
 */
import { runMonth } from '../test/load/follow-ups/run.ts';
import { report } from './figures/report.ts';

const [duties = 10_000, kills = 30, workers = 4, seed = 1] = process.argv.slice(2).map(Number);
const outcome = await runMonth({ duties, days: 30, workers, kills, seed });
for (const key of outcome.missing.slice(0, 20)) console.log(`missing  ${key}`);
for (const key of outcome.surplus.slice(0, 20)) console.log(`surplus  ${key}`);

const none = (count: number) => ({ measured: String(count), limit: '0', met: count === 0 });
report([
  {
    name: `follow-ups: ${duties} duties in a month, ${workers} processes, kills`,
    measured: `${outcome.kills}, ${outcome.seconds.toFixed(0)} s`,
    limit: String(kills),
    met: outcome.kills === kills,
  },
  { name: 'reminders, escalations and mails missed', ...none(outcome.missing.length) },
  { name: 'the same, done twice', ...none(outcome.surplus.length) },
  {
    name: 'events, mails, digests',
    measured: `${outcome.events}, ${outcome.mails}, ${outcome.digests}`,
    limit: '',
    met: true,
  },
  {
    name: 'mails that arrived twice under one Message-ID',
    measured: String(outcome.repeated),
    limit: '',
    met: true,
  },
]);
