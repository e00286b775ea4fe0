// Acts of every kind stream in, and the server is killed in the middle of them, again and again.
import type { Act } from '@wellkept/contracts';
import type { Open, World } from './world.ts';

export interface CrashOutcome {
  readonly kills: number;
  readonly acknowledged: number;
  /** Acts under way when the server died: neither yes nor no was heard. */
  readonly unheard: number;
  /** Of those acknowledged, how many are not there whole. */
  readonly lost: number;
  readonly faults: readonly string[];
}

/** People who answer at once. */
const LANES = 6;
const KINDS = ['approved', 'declined', 'deferred', 'question', 'fixed-elsewhere'];

const pick = (most: number): number => Math.floor(Math.random() * most);

function mixed(open: readonly Open[]) {
  return {
    answers: open.map(({ id, revision, version, optionId }) => {
      const kind = KINDS[pick(KINDS.length)]!;
      const more: Record<string, object> = {
        approved: { optionId },
        deferred: { until: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10) },
        question: { text: 'How long does it take?' },
      };
      return { recommendationId: id, revision, answer: { kind, version, ...more[kind] } };
    }),
    language: 'en',
  };
}

/**
 * The server is left dead. What is there is looked up in the database.
 * @param milliseconds How long acts stream in before each kill, at most, once the first have been answered.
 */
export async function crash(
  world: World,
  kills: number,
  milliseconds: number,
): Promise<CrashOutcome> {
  const acknowledged: Act[] = [];
  let unheard = 0;
  for (let round = 0; round < kills; round++) {
    const open = await world.findings(800);
    let alive = true;
    // A server that has just started is slow; the time counts from its first answers.
    const warm = Promise.withResolvers<void>();
    let heard = 0;
    const lane = async (person: number) => {
      while (alive) {
        const some = open.splice(0, 1 + pick(4));
        if (some.length === 0) return;
        try {
          const { status, text } = await world.post('/v1/acts', mixed(some), person);
          if (status !== 201) throw new Error(`An act was answered with ${status}: ${text}`);
          acknowledged.push(JSON.parse(text) as Act);
          if (++heard === LANES) warm.resolve();
        } catch (error) {
          // A dead line says nothing; anything else is a fault of the measurement or of the server.
          if (!(error instanceof TypeError)) throw error;
          unheard++;
          return;
        }
      }
    };
    const lanes = Array.from({ length: LANES }, (_, index) => lane(index % 3));
    await Promise.race([warm.promise, ...lanes]);
    await new Promise((resolve) => setTimeout(resolve, milliseconds * (0.3 + 0.7 * Math.random())));
    await world.kill();
    alive = false;
    await Promise.all(lanes);
    if (round < kills - 1) await world.start();
  }
  const kept = await world.query<{ id: string; answers: number }>(
    `SELECT a.id, ((SELECT count(*) FROM decision d WHERE d.act_id = a.id)
       + (SELECT count(*) FROM question q WHERE q.act_id = a.id))::int AS answers
     FROM act a JOIN receipt p ON p.act_id = a.id`,
  );
  const answers = new Map(kept.map((row) => [row.id, row.answers]));
  const lost = acknowledged.filter(({ id, outcomes }) => answers.get(id) !== outcomes.length);
  return {
    kills,
    acknowledged: acknowledged.length,
    unheard,
    lost: lost.length,
    faults: await world.faults(),
  };
}
