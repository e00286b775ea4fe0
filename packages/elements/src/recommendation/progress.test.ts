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
