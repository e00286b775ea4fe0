import { expect } from '@open-wc/testing';
import type { RecommendationStatus } from '@wellkept/contracts';
import { inState } from '@wellkept/testing';
import { progress } from './progress.ts';

const names = (status: RecommendationStatus): string[] =>
  progress(inState[status]()).map((step) =>
    step.state === 'now' ? 'now' : `${step.state} ${step.name}`,
  );
const statuses = Object.keys(inState) as RecommendationStatus[];

describe('where a recommendation stands', () => {
  it('has exactly one next step in every state that is not final', () => {
    for (const status of statuses) {
      const wanted = inState[status]().nextStep === null ? 0 : 1;
      expect(
        names(status).filter((name) => name === 'now'),
        status,
      ).to.have.length(wanted);
    }
  });
  it('tells what was done before what comes next, and what is to come last', () => {
    const order = { done: 0, now: 1, todo: 2 };
    for (const status of statuses) {
      const ranks = progress(inState[status]()).map(({ state }) => order[state]);
      expect(ranks, status).to.deep.equal(ranks.toSorted());
    }
  });
  it('leads from the proposal to the decision and on to the work', () => {
    expect(names('viewed')).to.deep.equal([
      'done proposed',
      'done reviewed',
      'done viewed',
      'now',
      'todo book',
      'todo visit',
    ]);
    expect(names('approved')).to.deep.equal([
      'done proposed',
      'done reviewed',
      'done viewed',
      'done approved',
      'now',
      'todo visit',
    ]);
  });
  it('says sent, and not reviewed, where the technician sent it alone', () => {
    const item = inState.viewed();
    const history = item.history.map((event) =>
      event.type === 'sent' ? { ...event, by: item.technician } : event,
    );
    expect(
      progress({ ...item, history }).some((step) => step.state === 'done' && step.name === 'sent'),
    ).to.equal(true);
  });
  it('says that the technician was told only of what stands in their feed', () => {
    const item = inState.declined();
    const toldIn = (told: boolean) =>
      progress({
        ...item,
        history: item.history.map((event) => ({ ...event, told })),
      }).find((step) => step.state === 'done' && step.name === 'told');
    expect(toldIn(false)).to.equal(undefined);
    expect(toldIn(true)).to.deep.include({ by: item.technician });
  });
  it('keeps the day the price expired once somebody asked for a fresh one', () => {
    const item = inState['price-expired']();
    const event = (type: string, at: string, by: typeof item.technician | null) => ({
      ...item.history[0]!,
      id: type,
      type,
      at,
      by,
      from: 'price-expired' as const,
      to: 'price-expired' as const,
    });
    const expired = event('price-expired', '2026-11-19T00:00:00.000Z', null);
    const asked = event('fresh-price-asked', '2026-11-22T01:03:00.000Z', item.technician);
    const ends = progress({ ...item, since: asked.at, history: [...item.history, expired, asked] })
      .filter(({ state }) => state === 'done')
      .slice(-2);
    expect(ends).to.deep.equal([
      { state: 'done', name: 'price-expired', at: expired.at, by: null },
      { state: 'done', name: 'fresh-price-asked', at: asked.at, by: item.technician },
    ]);
  });
  it('promises nothing after a final answer', () => {
    for (const status of ['declined', 'fixed-elsewhere', 'withdrawn', 'confirmed'] as const) {
      expect(
        names(status).some((name) => name.startsWith('todo')),
        status,
      ).to.equal(false);
    }
  });
  it('begins with who found it where the reader does not see the proposal', () => {
    const item = inState.viewed();
    const steps = progress({
      ...item,
      history: item.history.filter(({ type }) => type !== 'proposed'),
    });
    expect(steps[0]).to.deep.include({ state: 'done', name: 'draft', by: item.technician });
  });
});
