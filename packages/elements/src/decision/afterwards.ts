// What a reader may still do after an answer: take it back, ask for a fresh price, see how far it has come.
import type { Recommendation } from '@wellkept/contracts';
import { failureOf } from '../recommendation/failure.ts';
import type { DecisionAct } from './decision-act.ts';

/** A refusal says that what is shown is old. */
function notUndone(act: DecisionAct, id: string, error: unknown): void {
  const failure = failureOf(error);
  const late = failure.kind === 'refused' && failure.problem.code === 'undo-too-late';
  act.trip(id, late ? 'too-late' : 'failed');
  act.report(error);
  if (failure.kind === 'refused') act.source.refresh();
}

export async function undo(act: DecisionAct, item: Recommendation): Promise<boolean> {
  const { store } = act.source;
  if (!store || act.undoing.get(item.id) === 'working') return false;
  act.trip(item.id, 'working');
  try {
    const answer = await store.client.recommendations.undo(item.id, { revision: item.revision });
    act.trip(item.id, null);
    act.told(answer);
    return true;
  } catch (error) {
    notUndone(act, item.id, error);
    return false;
  }
}

export async function undoAll(act: DecisionAct, id: string): Promise<void> {
  const { store, items } = act.source;
  if (!store || act.undoing.get(id) === 'working') return;
  act.trip(id, 'working');
  try {
    const { act: taken, undone, kept } = await store.client.acts.undo(id);
    act.show(taken);
    const late = kept.some(({ code }) => code === 'undo-too-late');
    act.trip(id, late ? 'too-late' : null);
    const mine = undone.filter((each) => items.some((item) => item.id === each));
    await Promise.all(mine.map((each) => toldOf(act, each)));
  } catch (error) {
    notUndone(act, id, error);
  }
}

export async function lookAgain(act: DecisionAct): Promise<void> {
  const { taken, source } = act;
  if (!source.store || !taken) return;
  const now = await source.store.client.acts.get(taken.id).catch(() => null);
  if (now && act.taken?.id === now.id) act.show(now);
}

export async function askFreshPrice(act: DecisionAct, item: Recommendation): Promise<void> {
  const { store } = act.source;
  if (!store || act.asking === 'working') return;
  act.ask('working');
  try {
    const { revision } = item;
    const answer = await store.client.recommendations.freshPrice(item.id, { revision });
    act.ask(null);
    act.told(answer);
  } catch (error) {
    act.ask('failed');
    act.report(error);
    if (failureOf(error).kind === 'refused') act.source.refresh();
  }
}

async function toldOf(act: DecisionAct, id: string): Promise<void> {
  const item = await act.source.reload(id).catch(() => null);
  if (item) act.told(item);
}
