// Two people give opposite answers to the same finding at the same moment, while a third has it open on a screen.
import type { Change, Problem } from '@wellkept/contracts';
import type { Open, World } from './world.ts';

export interface RaceOutcome {
  /** Findings with exactly one answer stored. */
  readonly one: number;
  /** Losers told who won, with what. */
  readonly named: number;
  /** Findings whose answer the third person's open stream told of, as it was. */
  readonly heard: number;
  readonly seconds: number;
  readonly faults: readonly string[];
}

/** Pairs under way at once. */
const LANES = 4;
const HEARING_MS = 5000;

export async function race(world: World, rounds: number): Promise<RaceOutcome> {
  const findings = await world.findings(rounds);
  const listening = new AbortController();
  const told = await listen(world, listening.signal);
  const begun = performance.now();
  let named = 0;
  const winners = new Map<string, string>();
  const queue = [...findings];
  const lane = async () => {
    for (let one = queue.pop(); one; one = queue.pop()) {
      const answers = [approval(one), refusal(one)];
      // Neither is always the first to be written to the line.
      const order = Math.random() < 0.5 ? [0, 1] : [1, 0];
      const given = await Promise.all(
        order.map(async (person) => ({
          person,
          answer: await world.post('/v1/acts', act(one, answers[person]!), person),
        })),
      );
      const won = given.find(({ answer }) => answer.status === 201);
      const lost = given.find(({ answer }) => answer.status === 409);
      if (!won || !lost) continue;
      const kind = answers[won.person]!.kind;
      winners.set(one.id, kind);
      const { code, winner } = JSON.parse(lost.answer.text) as Problem;
      const isNamed = winner?.name === world.names[won.person] && winner?.kind === kind;
      if (code === 'already-decided' && isNamed) named++;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const seconds = (performance.now() - begun) / 1000;
  const isHeard = ({ id }: Open) => told.get(id)?.join() === winners.get(id);
  const until = performance.now() + HEARING_MS;
  while (!findings.every(isHeard) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 20));
  listening.abort();
  const stored = await world.query<{ id: string; kinds: string }>(
    `SELECT recommendation_id AS id, string_agg(kind, ',') AS kinds FROM decision
     WHERE recommendation_id = ANY($1) GROUP BY 1`,
    [findings.map(({ id }) => id)],
  );
  return {
    one: stored.filter(({ id, kinds }) => winners.get(id) === kinds).length,
    named,
    heard: findings.filter(isHeard).length,
    seconds,
    faults: await world.faults(),
  };
}

const approval = ({ version, optionId }: Open) => ({ kind: 'approved', version, optionId });
const refusal = ({ version }: Open) => ({ kind: 'declined', version, reason: 'no-budget' });
const act = ({ id, revision }: Open, answer: object) => ({
  answers: [{ recommendationId: id, revision, answer }],
  language: 'en',
});

/** The third person's open stream. @returns What it has told of each finding, in order. */
async function listen(world: World, signal: AbortSignal): Promise<Map<string, string[]>> {
  const response = await fetch(`${world.url()}/v1/stream`, {
    headers: { authorization: `Bearer ${world.token(2)}` },
    signal,
  });
  const told = new Map<string, string[]>();
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = (await reader.read()).value ?? '';
  void (async () => {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data === undefined) continue;
        const { recommendationId, type } = JSON.parse(data) as Change;
        if (recommendationId)
          told.set(recommendationId, [...(told.get(recommendationId) ?? []), type]);
      }
    }
  })().catch(() => {
    // The stream ends with the measurement.
  });
  return told;
}
