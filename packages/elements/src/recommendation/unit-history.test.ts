import { expect } from '@open-wc/testing';
import type { ServiceRecord } from '@wellkept/contracts';
import { aRecommendation } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import { fakeSession, inSession, lost, press, textOf } from './fake-session.ts';
import { UnitHistoryElement } from './unit-history.ts';

define('wk-unit-history', UnitHistoryElement);

const record = (date: string, more: Partial<ServiceRecord> = {}): ServiceRecord => ({
  id: `ser_${date}`,
  equipmentId: 'equ_rtu3',
  date,
  kind: 'repair',
  text: 'Contactor replaced',
  cost: { amount: 78_000, currency: 'EUR' },
  downtimeHours: 3,
  source: null,
  ...more,
});

type Answer = Error | { items: ServiceRecord[]; nextCursor: string | null };

const setUp = async (...answers: Answer[]) => {
  const asked: object[] = [];
  const session = fakeSession({
    equipment: {
      serviceRecords: async (_id, query) => {
        asked.push(query ?? {});
        const answer = answers.shift() ?? { items: [], nextCursor: null };
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  });
  const element = await inSession<UnitHistoryElement>(
    session,
    html`<wk-unit-history
      .item=${aRecommendation()}
      .now=${Date.parse('2026-11-24T09:41:00Z')}
    ></wk-unit-history>`,
  );
  return { element, asked };
};

describe('wk-unit-history', () => {
  it('tells what was needed, newest first, and what the repairs came to', async () => {
    const items = [
      record('2026-05-18'),
      record('2025-01-10', { kind: 'maintenance', cost: { amount: 30_000, currency: 'EUR' } }),
      record('2024-02-20', { kind: 'failure', cost: null, downtimeHours: null }),
    ];
    const { element } = await setUp({ items, nextCursor: null });
    expect(textOf(element))
      .to.contain('Repairs and failures since 2024: 2, €780 in all.')
      .and.to.contain('stood still for 3 h')
      .and.to.contain('Maintenance.');
    await expect(element).to.be.accessible();
  });

  it('sums nothing before all of it is there', async () => {
    const { element, asked } = await setUp(
      { items: [record('2026-05-18')], nextCursor: 'c1' },
      { items: [record('2020-05-18')], nextCursor: null },
    );
    expect(textOf(element)).to.contain('The newest 1:').and.not.to.contain('in all');
    await press(element, '[part=more]');
    expect(asked[1]).to.deep.equal({ limit: 25, cursor: 'c1' });
    expect(textOf(element)).to.contain('since 2020: 2, €1,560 in all.');
  });

  it('says so when there is nothing, and when it could not be had', async () => {
    expect(textOf((await setUp({ items: [], nextCursor: null })).element)).to.contain(
      'Nothing is recorded',
    );
    const { element } = await setUp(lost(), { items: [record('2026-05-18')], nextCursor: null });
    expect(textOf(element)).to.contain('could not be loaded');
    await press(element, '[part=more]');
    expect(textOf(element)).to.contain('Contactor replaced');
  });
});
