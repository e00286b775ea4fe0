import { expect } from '@open-wc/testing';
import type { KeptAct } from '@wellkept/client';
import type { ActRequest } from '@wellkept/contracts';
import { inState, people } from '@wellkept/testing';
import { html } from 'lit';
import { actOf, press, shows } from '../decision/fake-act.ts';
import { define } from '../define.ts';
import { deep, fakeSession, inSession, textOf } from '../recommendation/fake-session.ts';
import { OutboxElement } from './outbox.ts';

define('wk-outbox', OutboxElement);

const setUp = async (item = inState.approved(), lang = 'en') => {
  const request: ActRequest = {
    answers: [
      {
        recommendationId: item.id,
        revision: item.revision,
        answer: { kind: 'approved', version: 1, optionId: item.proposal?.options[0]?.id ?? '' },
      },
    ],
    language: 'en',
  };
  const about = { [item.id]: { title: item.title, tag: item.equipment.tag } };
  const kept: KeptAct = {
    given: { key: 'k1', request, files: [], at: Date.parse('2026-11-24T09:40:00.000Z'), about },
    state: 'sent',
    lasting: true,
    problem: null,
    act: actOf(request, [item]),
  };
  const session = fakeSession({ recommendations: { get: async () => item } });
  return inSession<HTMLElement>(
    session,
    html`<div lang=${lang}><wk-outbox .store=${session} .kept=${[kept]}></wk-outbox></div>`,
  );
};

describe('answers that were kept and are sent now', () => {
  it('lead to their receipt', async () => {
    const element = await setUp();
    await shows(element, 'Your answer is in', '7F3A 91C0 5D2E B844');
    expect(textOf(element)).not.to.contain('second yes');
    await press(element, '[part=see-receipt]');
    await shows(element, 'What happens next', 'Fingerprint', 'Aoife Brennan', 'Keep a copy');
    expect(deep(element, '[part=see-receipt]')).to.equal(null);
    expect(deep(element, '[part=book]')).to.equal(null);
    expect(deep(element, 'wk-outbox')?.shadowRoot?.activeElement?.localName).to.equal(
      'wk-act-receipt',
    );
    await expect(element).to.be.accessible();
  });

  it('say whose second yes they wait for', async () => {
    const item = inState.waiting();
    const decision = item.decision && { ...item.decision, waitsFor: people.declan };
    const element = await setUp({ ...item, decision });
    await shows(element, `${item.equipment.tag} waits for a second yes`, 'Declan Moore is asked.');
  });

  it('say both in German', async () => {
    const item = inState.waiting();
    const decision = item.decision && { ...item.decision, waitsFor: people.declan };
    const element = await setUp({ ...item, decision }, 'de');
    await shows(element, 'wartet auf ein zweites Ja', 'Beleg ansehen');
  });
});
