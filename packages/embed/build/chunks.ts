import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

type Graph = Rolldown.ChunkingContext;

/** Which file a module of a finding is packed into. */
export type Pack = 'finding' | 'shared';

const elements = (path: string): string =>
  fileURLToPath(new URL(`../../elements/src/${path}.ts`, import.meta.url));

const finding = elements('recommendation/recommendation');
const others = [
  'recommendations/recommendations',
  'economics/economics',
  'booking/booking',
  'feedback/feedback',
  'goals/goals',
  'authority/authority',
  'authority/hand-over',
].map(elements);

/** Everything that comes with a file without a further request. */
function comesWith(graph: Graph, ...files: readonly string[]): ReadonlySet<string> {
  const all = new Set<string>();
  const take = (id: string): void => {
    if (all.has(id)) return;
    all.add(id);
    for (const needed of graph.getModuleInfo(id)?.importedIds ?? []) take(needed);
  };
  files.forEach(take);
  return all;
}

/**
 * A finding with its answers, and what other elements use of it, in one file each: the dozen small ones a bundler
 * would make of them are packed worse. None of them may itself be loaded by `import()` (that is what `later.ts` is
 * for), or the bundler's runtime becomes a file of its own, and with it one step more on the way to the first list.
 */
export function packed(pack: Pack): Rolldown.CodeSplittingNameFunction {
  let packs: ReadonlyMap<string, Pack> | undefined;
  return (id, graph) => {
    packs ??= packsOf(graph);
    return packs.get(id) === pack ? pack : null;
  };
}

function packsOf(graph: Graph): ReadonlyMap<string, Pack> {
  const elsewhere = comesWith(graph, ...others);
  const packOf = (id: string): Pack => (elsewhere.has(id) ? 'shared' : 'finding');
  return new Map([...comesWith(graph, finding)].map((id) => [id, packOf(id)]));
}
