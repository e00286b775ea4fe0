import { expect } from '@open-wc/testing';
import { inSlices } from './in-slices.ts';

function* busy(steps: number, each: number): Generator<number, string> {
  for (let k = 0; k < steps; k++) {
    const end = performance.now() + each;
    while (performance.now() < end);
    yield k / steps;
  }
  return 'done';
}

describe('work in slices', () => {
  it('gives what the work returns', async () => {
    expect(await inSlices(busy(30, 1), new AbortController().signal)).to.equal('done');
  });

  it('lets others have their turn while it goes on', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await inSlices(busy(60, 1), new AbortController().signal);
    clearInterval(timer);
    expect(turns).to.be.greaterThan(2);
  });

  it('stops when nobody waits for it any more', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 5);
    expect(await inSlices(busy(1000, 1), stop.signal)).to.equal(undefined);
  });
});
