import { expect } from '@open-wc/testing';
import { prepare, type Sensitivity } from '@wellkept/economics';
import { sensitivity } from '@wellkept/economics/sensitivity';
import { generatorCase, rooftopUnitCase } from '@wellkept/testing';
import { Settler } from './settler.ts';
import type { Question, Word } from './work-out.ts';

const question = (c = generatorCase): Question => ({
  case: c,
  result: prepare(c, { futures: 1000 }).evaluate(),
});

/** Counts the workers that are started, and lets none start when told so. */
function watchWorkers(allowed = true): { started: number; stop(): void } {
  const own = globalThis.Worker;
  const watch = { started: 0, stop: () => void (globalThis.Worker = own) };
  globalThis.Worker = class extends own {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      if (!allowed) throw new DOMException('not here', 'SecurityError');
      super(...given);
      watch.started++;
    }
  };
  return watch;
}

async function ask(settler: Settler, asked: Question, stop = new AbortController()) {
  const words: Word[] = [];
  await settler.ask(asked, stop.signal, (word) => words.push(word));
  const found = words.flatMap((word) => ('found' in word ? word.found : []));
  return { words, found: found as readonly Sensitivity[] };
}

describe('the longer work', () => {
  for (const [where, allowed] of [
    ['in a worker', true],
    ['where none may run', false],
  ] as const)
    it(`is done ${where}: first coarse, then fine, as the engine says, with its progress`, async () => {
      const workers = watchWorkers(allowed);
      const settler = new Settler();
      const asked = question();
      const { words, found } = await ask(settler, asked);
      settler.close();
      workers.stop();
      expect(workers.started).to.equal(allowed ? 1 : 0);
      expect(found).to.deep.equal(
        [500, 4000].map((futures) => sensitivity(asked.case, asked.result, { futures })),
      );
      const shares = words.flatMap((word) => ('share' in word ? word.share : []));
      expect(Math.max(...shares)).to.be.within(0.5, 1);
      expect(words.at(-1)).to.include({ final: true });
    });

  it('is dropped for a newer question, which the same worker answers', async () => {
    const workers = watchWorkers();
    const settler = new Settler();
    const stop = new AbortController();
    const dropped = ask(settler, question(rooftopUnitCase), stop);
    setTimeout(() => stop.abort(), 60);
    const { words } = await dropped;
    expect(words.some((word) => 'final' in word && word.final)).to.equal(false);
    const before = words.length;
    const newer = question();
    const { found } = await ask(settler, newer);
    expect(words.length).to.equal(before);
    expect(found[0]).to.deep.equal(sensitivity(newer.case, newer.result));
    expect(workers.started).to.equal(1);
    settler.close();
    workers.stop();
  });

  it('is done in slices for a case that cannot be handed to a worker', async () => {
    const settler = new Settler();
    const asked = question();
    const proxied = { ...asked, case: new Proxy(asked.case, {}) };
    const { found } = await ask(settler, proxied);
    settler.close();
    expect(found[0]).to.deep.equal(sensitivity(asked.case, asked.result));
  });
});
