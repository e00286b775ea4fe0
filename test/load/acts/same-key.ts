// The same key, many times at once, and again after the server was killed between its commit and its answer.
import { randomUUID } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answer, Open, World } from './world.ts';

export interface SameKeyOutcome {
  /** Rounds in which every answer was the same and there was one effect. */
  readonly held: number;
  readonly faults: readonly string[];
}

const actOf = (open: readonly Open[]) => ({
  answers: open.map(({ id, revision, version, optionId }) => ({
    recommendationId: id,
    revision,
    answer: { kind: 'approved', version, optionId },
  })),
  language: 'en',
});

/** One effect on these, and one answer to all who asked. */
async function isOne(
  world: World,
  open: readonly Open[],
  answers: readonly Answer[],
): Promise<boolean> {
  const [first] = answers;
  const [count] = await world.query<{ acts: number; decisions: number; events: number }>(
    `SELECT count(DISTINCT act_id)::int AS acts, count(*)::int AS decisions,
       (SELECT count(*)::int FROM event WHERE recommendation_id = ANY($1) AND type = 'approved') AS events
     FROM decision WHERE recommendation_id = ANY($1)`,
    [open.map(({ id }) => id)],
  );
  return (
    answers.every(({ status, text }) => status === 201 && text === first?.text) &&
    count?.acts === 1 &&
    count.decisions === open.length &&
    count.events === open.length
  );
}

/** @param times How often each key is sent, all at the same moment. */
export async function sameKey(
  world: World,
  rounds: number,
  times: number,
): Promise<SameKeyOutcome> {
  let held = 0;
  for (let round = 0; round < rounds; round++) {
    const open = await world.findings(2);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: times }, () => world.post('/v1/acts', actOf(open), 0, key)),
    );
    const first = answers.filter(({ replayed }) => !replayed);
    if (first.length === 1 && (await isOne(world, open, answers))) held++;
  }
  return { held, faults: await world.faults() };
}

/**
 * A proxy stands between the customer and the server. Once the server begins to answer, its transaction is committed:
 * there the server is killed, and the customer's line goes dead. After a restart the same key is sent again.
 */
export async function killedBeforeAnswer(
  world: World,
  rounds: number,
  repeats: number,
): Promise<SameKeyOutcome> {
  let held = 0;
  for (let round = 0; round < rounds; round++) {
    const open = await world.findings(2);
    const key = randomUUID();
    const proxy = await cutAnswers(world.url(), () => world.kill());
    const lost = await world
      .post('/v1/acts', actOf(open), 0, key, proxy.url)
      .then(() => false)
      .catch(() => true);
    await proxy.stop();
    await world.start();
    const answers = await Promise.all(
      Array.from({ length: repeats }, () => world.post('/v1/acts', actOf(open), 0, key)),
    );
    const all = lost && answers.every(({ replayed }) => replayed);
    if (all && (await isOne(world, open, answers))) held++;
  }
  return { held, faults: await world.faults() };
}

/** Passes requests on; the first sign of an answer calls `cut` and reaches nobody. */
async function cutAnswers(
  target: string,
  cut: () => Promise<void>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const proxy = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const onward = request(new URL(url ?? '/', target), { method: method ?? 'GET', headers });
    onward.on('response', () => void cut().then(() => outgoing.destroy()));
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  };
}
