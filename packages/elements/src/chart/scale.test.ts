import { expect } from '@open-wc/testing';
import { firstFree, meets, spread } from './labels.ts';
import { linear, niceStep, niceTicks, ticksWithin } from './scale.ts';
import { monthTicks, yearTicks } from './time-axis.ts';

describe('scales', () => {
  it('map data to pixels in both directions', () => {
    const y = linear([0, 100], [300, 20]);
    expect(y(0)).to.equal(300);
    expect(y(100)).to.equal(20);
    expect(y(50)).to.equal(160);
  });

  it('map everything to the start when the data do not vary', () => {
    expect(linear([5, 5], [10, 90])(5)).to.equal(10);
  });

  it('step by 1, 2 or 5 times a power of ten', () => {
    expect(niceStep(100, 5)).to.equal(20);
    expect(niceStep(81_000, 5)).to.equal(20_000);
    expect(niceStep(0.7, 5)).to.equal(0.2);
    expect(niceStep(0, 5)).to.equal(1);
  });

  it('end at round values beyond the data', () => {
    expect(niceTicks(0, 81_000, 5)).to.deep.equal([0, 20_000, 40_000, 60_000, 80_000, 100_000]);
    expect(niceTicks(-3, 7, 5)).to.deep.equal([-4, -2, 0, 2, 4, 6, 8]);
    expect(niceTicks(0.1, 0.3, 2)).to.deep.equal([0.1, 0.2, 0.3]);
  });

  it('keep to the data where asked to', () => {
    expect(ticksWithin(-9, 21, 3)).to.deep.equal([0, 10, 20]);
  });

  it('mark the years of a span, fewer where there is little room', () => {
    const [from, to] = [Date.UTC(2021, 5, 1), Date.UTC(2026, 10, 1)];
    expect(yearTicks(from, to, 10).map((t) => t.label)).to.deep.equal([
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
    ]);
    expect(yearTicks(from, to, 3).map((t) => t.label)).to.deep.equal(['2022', '2024', '2026']);
  });

  it('name the last month and leave out what is too near to it', () => {
    const times = ['2025-03-01', '2026-09-20', '2026-11-19'].map((day) => Date.parse(day));
    const ticks = monthTicks(times, 'en-GB', 60, linear([times[0] ?? 0, times[2] ?? 1], [0, 400]));
    expect(ticks.map((t) => t.label)).to.deep.equal(['Mar 25', 'Nov 26']);
  });
});

describe('labels', () => {
  const boxes = (tops: readonly number[], height: number) =>
    tops.map((y) => ({ x: 0, y, width: 10, height }));

  it('stay where they are when they do not meet', () => {
    expect(spread([20, 100], 30, 0, 200)).to.deep.equal([5, 85]);
  });

  it('share the move when two meet', () => {
    expect(spread([100, 106], 30, 0, 200)).to.deep.equal([73, 103]);
  });

  it('never overlap and never leave their space', () => {
    for (const wish of [
      [0, 0, 0],
      [200, 199, 198],
      [10, 190, 11],
      [90, 95, 100],
    ]) {
      const tops = spread(wish, 30, 0, 200);
      const all = boxes(tops, 30);
      for (const [i, box] of all.entries()) {
        expect(box.y).to.be.at.least(0);
        expect(box.y + 30).to.be.at.most(200);
        for (const other of all.slice(i + 1)) expect(meets(box, other)).to.equal(false);
      }
    }
  });

  it('take the first place that is free and inside', () => {
    const area = { x: 0, y: 0, width: 100, height: 100 };
    const at = (x: number) => ({ x, y: 10, width: 20, height: 10 });
    expect(firstFree([at(-5), at(30), at(60)], [at(25)], area)).to.deep.equal(at(60));
    expect(firstFree([at(90)], [], area)).to.equal(undefined);
  });
});
