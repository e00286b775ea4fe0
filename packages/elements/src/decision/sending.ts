// What an act goes through once it is to be sent; loaded when a person begins to answer.
import { randomId } from '@wellkept/contracts/id';
import type { KeptAct } from '@wellkept/client';
import type { Act, ActRequest, Problem, ProblemCode } from '@wellkept/contracts';
import { failureOf } from '../recommendation/failure.ts';
import type { SessionStore } from '../session/session-store.ts';
import { toAct, type Sending } from './act-draft.ts';
import type { DecisionAct, Trouble } from './decision-act.ts';
import { draftsOf, footOf } from './kept-drafts.ts';
import { emptyFoot, isStarted, type ActGap } from './drafts.ts';

export { askFreshPrice, lookAgain, undo, undoAll } from './afterwards.ts';

/** What is on the screen is not what the server has. */
const changed: readonly ProblemCode[] = [
  'already-decided',
  'stale',
  'version-replaced',
  'price-expired',
  'not-in-this-state',
  'depends',
];

/** Asked for at the foot of the form. */
const gaps: { readonly [code in ProblemCode]?: ActGap } = {
  'signature-needed': 'signature',
  'order-needed': 'order',
  'document-needed': 'document',
};

/** Gives the act its drafts stand for; what is missing is said instead. */
export async function give(
  act: DecisionAct,
  store: SessionStore,
  frame: Omit<Sending, 'key'>,
): Promise<void> {
  const given = toAct(act.draft, { ...frame, key: randomId() });
  if (given instanceof Map) {
    act.gaps = given;
    return act.be({ kind: 'idle' });
  }
  if (!('request' in given)) return;
  act.troubles = new Map();
  try {
    const taken = await store.acts.give(given);
    // Kept: the session says so, and `kept` is shown.
    if (taken) await settle(act, taken);
    else act.be({ kind: 'idle' });
  } catch (error) {
    await refuse(act, given.request, error);
  }
}

/** What was kept has been sent or refused. */
export async function follow(act: DecisionAct, kept: KeptAct): Promise<void> {
  if (kept.act) return settle(act, kept.act);
  restore(act, kept);
  if (kept.problem) await explain(act, kept.given.request, kept.problem);
}

/** Puts what was given back into the form, unless something newer was typed there. */
export function restore(act: DecisionAct, kept: KeptAct): void {
  for (const [id, read] of draftsOf(kept)) if (!isStarted(act.draftOf(id))) act.put(id, read);
  const foot = footOf(kept);
  if (foot) act.putFoot(foot);
}

/** The server has it: shows what stands there now, and tells the page. */
async function settle(act: DecisionAct, taken: Act): Promise<void> {
  act.taken = taken;
  const mine = new Set(act.source.items.map(({ id }) => id));
  const ids = taken.outcomes.map(({ recommendationId }) => recommendationId);
  await Promise.all(
    ids
      .filter((id) => mine.has(id))
      .map(async (id) => {
        const item = await act.source.reload(id).catch(() => null);
        if (!item) return act.source.refresh();
        act.clear(item);
        act.told(item);
      }),
  );
  act.putFoot(emptyFoot);
  act.be({ kind: 'idle' });
}

async function refuse(act: DecisionAct, request: ActRequest, error: unknown): Promise<void> {
  act.report(error);
  const failure = failureOf(error);
  switch (failure.kind) {
    case 'refused':
      return explain(act, request, failure.problem);
    case 'ended':
      // The session says it itself; once it goes on, so does the form.
      return act.be({ kind: 'idle' });
    case 'forbidden':
      return act.be({ kind: 'forbidden' });
    default:
      return act.be({ kind: 'failed', reference: null });
  }
}

/** Says at the answer that is at fault why nothing was taken. */
async function explain(act: DecisionAct, request: ActRequest, problem: Problem): Promise<void> {
  const gap = gaps[problem.code];
  if (gap) {
    act.gaps = new Map([[gap, gap]]);
    return act.be({ kind: 'idle' });
  }
  if (problem.code === 'beyond-authority')
    return act.be({ kind: 'beyond', people: problem.people ?? [] });
  if (problem.code === 'forbidden') return act.be({ kind: 'forbidden' });
  if (!changed.includes(problem.code))
    return act.be({ kind: 'failed', reference: problem.requestId ?? null });
  await Promise.all(act.source.items.map(({ id }) => act.source.reload(id).catch(() => null)));
  const id = atFault(request, problem);
  const item = act.source.items.find((each) => each.id === id);
  if (id && item) {
    const trouble = troubleOf(problem, item !== undefined && act.isReplaced(item));
    if (trouble) act.troubles = new Map(act.troubles).set(id, trouble);
  }
  act.be({ kind: 'idle' });
}

/** A replaced version, a price that ran out and answers that do not fit show themselves. */
function troubleOf({ code, winner }: Problem, replaced: boolean): Trouble | null {
  if (code === 'already-decided' && winner) return { kind: 'won', winner };
  if (code === 'version-replaced' || code === 'price-expired' || code === 'depends' || replaced)
    return null;
  return { kind: 'moved' };
}

/** Which answer it was: named by pointer, or the only one. */
const atFault = ({ answers }: ActRequest, { errors }: Problem): string | undefined => {
  const at = /^\/answers\/(\d+)/u.exec(errors?.[0]?.pointer ?? '')?.[1];
  return answers[at === undefined ? 0 : Number(at)]?.recommendationId;
};
