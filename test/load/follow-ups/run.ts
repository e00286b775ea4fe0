// Runs the month: several processes that are killed at random, and afterwards the count of what happened.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@wellkept/api/db/database';
import { createTestDatabase } from '../../database.ts';
import { expect } from './oracle.ts';
import { DAY, makePlan, random, START, STEP, type Plan } from './plan.ts';
import { createWorld, type World } from './world.ts';
import type { Order } from './worker.ts';

export interface RunOptions {
  readonly duties: number;
  readonly days: number;
  readonly workers: number;
  readonly kills: number;
  readonly seed: number;
}

export interface Outcome {
  readonly kills: number;
  readonly events: number;
  readonly mails: number;
  readonly digests: number;
  /** Mails that arrived twice under one Message-ID: their sender died between sending and noting it. */
  readonly repeated: number;
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
  readonly seconds: number;
}

export async function runMonth(options: RunOptions): Promise<Outcome> {
  const begun = performance.now();
  const database = await createTestDatabase();
  try {
    await (await openDatabase(database.url)).close();
    const plan = makePlan(options.duties, options.days, options.seed);
    const world = await createWorld(database.url, plan);
    try {
      const kills = await simulate(database.url, world, plan, options);
      const found = await compare(world, plan);
      return { kills, ...found, seconds: (performance.now() - begun) / 1000 };
    } finally {
      await world.client.end();
    }
  } finally {
    await database.drop();
  }
}

interface Worker {
  readonly child: ChildProcess;
  readonly ready: Promise<unknown>;
}

/** Ends when it has answered; an end nobody asked for is a fault. */
const answered = async (child: ChildProcess): Promise<void> => {
  const settled = new AbortController();
  const { signal } = settled;
  try {
    await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code, by]) => {
        if (by !== 'SIGKILL') throw new Error(`A process ended by itself with ${code}`);
      }),
    ]);
  } finally {
    settled.abort();
  }
};

function startWorker(url: string): Worker {
  const child = fork(new URL('./worker.ts', import.meta.url), [url], {
    execArgv: ['--conditions=@wellkept/source'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { child, ready: answered(child) };
}

const DEATHS: readonly Order['die'][] = [undefined, 'before-arrival', 'after-arrival'];

async function simulate(
  url: string,
  world: World,
  plan: Plan,
  options: RunOptions,
): Promise<number> {
  const next = random(options.seed + 1);
  const workers = Array.from({ length: options.workers }, () => startWorker(url));
  await Promise.all(workers.map(({ ready }) => ready));
  const steps = Math.round((plan.end - START) / STEP);
  const deaths = new Set<number>();
  while (deaths.size < options.kills) deaths.add(Math.floor(next() * steps));
  let killed = 0;
  let owed = 0;

  const tell = (n: number, given: Order): Promise<void> => {
    const { child } = workers[n]!;
    const ended = answered(child);
    child.send(given, () => undefined);
    return ended;
  };
  const everybody = (given: Order) => Promise.all(workers.map((_, n) => tell(n, given)));
  /** Somebody starts it again, while the others go on. */
  const startAgain = (n: number): Promise<unknown> => {
    killed++;
    owed--;
    workers[n] = startWorker(url);
    return workers[n].ready;
  };
  /** One of them dies at any moment of its work. */
  const dieAnywhere = async (given: Order): Promise<void> => {
    const n = Math.floor(next() * workers.length);
    const { child } = workers[n]!;
    const all = everybody(given);
    await sleep(next() * 25);
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await Promise.all([gone.then(() => startAgain(n)), all]);
  };
  /** One of them does all the work and dies at its first mail; without one it lives on, and another step is tried. */
  const dieWithMail = async (given: Order): Promise<void> => {
    const n = Math.floor(next() * workers.length);
    const { child } = workers[n]!;
    await tell(n, given);
    if (child.signalCode) await startAgain(n);
  };

  for (let n = 0; n <= steps; n++) {
    const now = START + n * STEP;
    await world.act(n === 0 ? 0 : now - STEP, now);
    if (deaths.has(n)) owed++;
    if (owed > 0) {
      // In turn: at any moment, with a mail not yet gone, and with one gone but not yet noted.
      const die = DEATHS[killed % DEATHS.length];
      await (die ? dieWithMail({ now, die }) : dieAnywhere({ now }));
    }
    // A process that died has left its rows to the others; they may still be locked for a moment.
    for (let rounds = 0; (await world.waiting(now)) > 0; rounds++) {
      if (rounds > 200) throw new Error(`At ${new Date(now).toISOString()} work is left over`);
      await everybody({ now });
    }
  }
  while (owed > 0) await dieAnywhere({ now: plan.end });
  // What was to be sent when the office opens, and what a dying process had begun to send.
  for (const later of [1, 4]) await everybody({ now: plan.end + later * DAY, only: 'mails' });
  for (const { child } of workers) child.disconnect();
  return killed;
}

const STAGES: readonly (readonly [RegExp, string])[] = [
  [/^Due /, 'due-soon'],
  [/^A promise is about to break/, 'at-risk'],
  [/^(Overdue|A broken promise) since/, 'overdue'],
  [/^Still overdue since/, 'raised'],
];

async function compare(world: World, plan: Plan) {
  const expected = expect(plan);
  const missing: string[] = [];
  const surplus: string[] = [];
  /** Each must be there as often as it is expected. */
  const check = (wanted: readonly string[], there: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const key of wanted) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const key of there) counts.set(key, (counts.get(key) ?? 0) - 1);
    for (const [key, left] of counts) {
      if (left > 0) missing.push(key);
      if (left < 0) surplus.push(key);
    }
  };
  const ask = async <T extends object>(text: string) => (await world.client.query<T>(text)).rows;

  const events = await ask<{ note: string; type: string; at: Date }>(
    `SELECT note, type, at FROM event WHERE note LIKE 'Duty %'`,
  );
  check(
    expected.events,
    events.map(({ note, type, at }) => `${note}/${type}/${at.toISOString()}`),
  );
  const letters = await ask<{
    message_id: string;
    address: string;
    subject: string;
    times: number;
  }>(
    `SELECT message_id, address, subject, count(*)::int AS times FROM public.delivered GROUP BY 1, 2, 3`,
  );
  const toStaff = letters.filter(({ subject }) => /: Duty \d+$/.test(subject));
  check(
    expected.mails,
    toStaff
      .filter(({ address }) => address.endsWith('@firm.test'))
      .map(({ subject, address }) => {
        const stage = STAGES.find(([pattern]) => pattern.test(subject))?.[1];
        return `${subject.slice(-10)}/${stage}/${world.addresses.indexOf(address)}`;
      }),
  );
  const digests = await ask<{ contact_id: string; day: string }>(
    `SELECT contact_id, day::text AS day FROM digest`,
  );
  check(
    expected.digests,
    digests.map(({ contact_id, day }) => `${world.contactIds.indexOf(contact_id)}/${day}`),
  );
  // A mail for each digest; for each duty the office took over one of its own; for each stage of those one event.
  const told = letters.filter(({ address }) => address.endsWith('@customer.test')).length;
  if (told !== digests.length) missing.push(`${digests.length} digests, ${told} mails`);
  const wrong = await ask<{ what: string }>(
    `SELECT 'handed over ' || f.text AS what FROM follow_up f
       LEFT JOIN follow_up o ON o.stands_for = f.id
       WHERE f.stands_for IS NULL GROUP BY f.id, f.text, f.handed_at
       HAVING count(o.id) <> (f.handed_at IS NOT NULL)::int
     UNION ALL
     SELECT 'stage ' || t.type FROM (VALUES ('due-soon'), ('overdue'), ('overdue-raised')) AS t (type)
       WHERE (SELECT count(*) FROM event e WHERE e.type = t.type AND e.note NOT LIKE 'Duty %')
         <> (SELECT count(CASE t.type WHEN 'due-soon' THEN reminded_at WHEN 'overdue' THEN escalated_at ELSE raised_at END)
             FROM follow_up WHERE stands_for IS NOT NULL)
     UNION ALL
     SELECT 'unsent mail ' || id FROM mail_outbox WHERE sent_at IS NULL`,
  );
  surplus.push(...wrong.map(({ what }) => what));
  return {
    events: events.length,
    mails: letters.length,
    digests: digests.length,
    repeated: letters.filter(({ times }) => times > 1).length,
    missing,
    surplus,
  };
}
