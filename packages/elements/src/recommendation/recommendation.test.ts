import { expect } from '@open-wc/testing';
import type { Recommendation, RecommendationStatus } from '@wellkept/contracts';
import { aMe, answered, aRecommendation, aSlotList, inState, newVersion } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  loaded,
  lost,
  press,
  refused,
  settled,
  textOf,
  type,
  type FakeSession,
} from './fake-session.ts';
import { RecommendationElement } from './recommendation.ts';

define('wk-recommendation', RecommendationElement);

/** No picture of the costs: it has its own tests, and its chart takes a while. */
const plain = (item: Recommendation): Recommendation => ({ ...item, hasEconomics: false });

const setUp = async (item: Recommendation | Error, me = aMe()) => {
  const calls: string[] = [];
  const server = { item };
  const session: FakeSession = fakeSession(
    {
      recommendations: {
        get: async () => {
          calls.push('get');
          if (server.item instanceof Error) throw server.item;
          return server.item;
        },
        view: async () => {
          calls.push('view');
          const item = server.item as Recommendation;
          server.item = { ...item, status: 'viewed', revision: item.revision + 1 };
          return server.item;
        },
        decide: async () => {
          calls.push('decide');
          server.item = plain({ ...inState.approved(), revision: 12 });
          return server.item;
        },
        confirm: async () => {
          calls.push('confirm');
          return plain({ ...inState.confirmed(), revision: 30 });
        },
      },
      evidence: {
        content: async () =>
          new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }),
      },
      slots: { list: async () => aSlotList() },
    },
    me,
  );
  const element = await inSession<RecommendationElement>(
    session,
    html`<wk-recommendation recommendation-id="rec_rtu3"></wk-recommendation>`,
  );
  // The parts inside are loaded when they are first needed.
  await loaded(element);
  return { element, session, calls, server };
};
const partOf = (element: Element, name: string): Element | null =>
  element.shadowRoot?.querySelector(`[part~="${name}"]`) ?? null;

describe('wk-recommendation', () => {
  for (const depth of ['glance', 'check', 'full']) {
    it(`is accessible at a ${depth}`, async () => {
      const { element } = await setUp(plain(answered()));
      await press(element, `input[value=${depth}]`);
      await expect(element).to.be.accessible();
    });
  }

  it('tells found, suggested, why, waiting, options, evidence and standing in this order, and asks last', async () => {
    const { element } = await setUp(plain(aRecommendation()));
    const words = textOf(element);
    const order = [
      'What we found',
      'What we suggest',
      'Your goal',
      'If you wait',
      'Your options',
      'Evidence',
      'Where it stands',
      'Approve',
    ];
    const places = order.map((each) => words.indexOf(each));
    expect(
      places.every((place) => place >= 0),
      places.join(),
    ).to.equal(true);
    expect(places).to.deep.equal(places.toSorted((a, b) => a - b));
  });

  it('says the chance, the sum and the source of waiting', async () => {
    const { element } = await setUp(plain(aRecommendation()));
    expect(textOf(partOf(element, 'wait') as Element))
      .to.contain('6 in 10')
      .and.to.contain('€7,250')
      .and.to.contain('14 similar units');
  });

  it('keeps the depth a reader chose for the rest of the session', async () => {
    const { element, session } = await setUp(plain(aRecommendation()));
    await press(element, 'input[value=full]');
    expect(partOf(element, 'history')).not.to.equal(null);
    const next = await inSession<RecommendationElement>(
      session,
      html`<wk-recommendation recommendation-id="rec_rtu3"></wk-recommendation>`,
    );
    expect(deep<HTMLInputElement>(next, 'input[value=full]')?.checked).to.equal(true);
    expect(partOf(next, 'history')).not.to.equal(null);
  });

  it('says less at a glance', async () => {
    const { element } = await setUp(plain(aRecommendation()));
    await press(element, 'input[value=glance]');
    expect(partOf(element, 'options')).to.equal(null);
    await press(element, '[part=check]');
    expect(partOf(element, 'options')).not.to.equal(null);
  });

  it('marks it viewed once, when the customer it was sent to has it on screen', async () => {
    const { calls } = await setUp(plain(inState.sent()));
    expect(calls).to.deep.equal(['get', 'view']);
    const again = await setUp(plain(inState.viewed()));
    expect(again.calls).to.deep.equal(['get']);
    const staff = await setUp(plain(inState.sent()), aMe({ role: 'desk' }));
    expect(staff.calls).to.deep.equal(['get']);
  });

  it('follows changes on the server without losing what is being typed', async () => {
    const { element, session, server } = await setUp(plain(aRecommendation()));
    await press(element, 'input[value=question]');
    await type(element, '[part=question]', 'Half a sen');
    server.item = plain({ ...answered(), revision: 9 });
    session.tell({
      id: '1',
      type: 'answered',
      at: '2026-11-24T09:50:00.000Z',
      recommendationId: 'rec_rtu3',
      appointmentId: null,
    });
    await settled();
    expect(textOf(element)).to.contain('The crane firm comes on Sundays');
    expect(deep<HTMLTextAreaElement>(element, '[part=question]')?.value).to.equal('Half a sen');
  });

  it('leaves changes of other recommendations alone', async () => {
    const { session, calls } = await setUp(plain(aRecommendation()));
    session.tell({
      id: '1',
      type: 'sent',
      at: '2026-11-24T09:50:00.000Z',
      recommendationId: 'rec_other',
      appointmentId: null,
    });
    await settled();
    expect(calls).to.deep.equal(['get']);
  });

  it('tells the reader of an old version what the new one changed', async () => {
    const { element, session, server } = await setUp(plain(aRecommendation()));
    server.item = plain(newVersion());
    session.tell({
      id: '1',
      type: 'reconnected',
      at: '2026-11-24T09:50:00.000Z',
      recommendationId: null,
      appointmentId: null,
    });
    await settled(150);
    expect(textOf(element))
      .to.contain('Version 2 replaced what you were reading')
      .and.to.contain('What version 2 changed');
  });

  it('leads from the decision to the free times in place', async () => {
    const { element } = await setUp(plain(aRecommendation()));
    await press(element, 'input[value=approved]');
    await press(element, 'input[name=option]');
    await press(element, '[part=send]');
    expect(textOf(element)).to.contain('Your approval is in.');
    expect(deep(element, 'wk-slot-picker')).to.equal(null);
    await press(element, '[part=book]');
    await loaded(element);
    await settled(100);
    expect(deep(element, 'wk-slot-picker')).not.to.equal(null);
  });

  it('puts what waits for the reader first when it is opened later', async () => {
    const { element } = await setUp(plain(inState.approved()));
    const words = textOf(element);
    expect(words.indexOf('When suits'))
      .to.be.greaterThan(0)
      .and.to.be.lessThan(words.indexOf('What we found'));
    const done = await setUp(plain(inState.completed()));
    expect(textOf(done.element)).to.contain('How did it go?').and.to.contain('delivered');
  });

  it('asks the firm’s own people for no marks', async () => {
    const { element } = await setUp(plain(inState.completed()), aMe({ role: 'desk' }));
    expect(deep(element, 'wk-feedback')).to.equal(null);
  });

  it('lets the customer say that the work is in order', async () => {
    const { element, calls } = await setUp(plain(inState.completed()));
    await press(element, '[part=confirm]');
    expect(calls).to.contain('confirm');
    expect(textOf(element)).to.contain('Confirmed');
  });

  it('shows the next step with its person and date in every state', async () => {
    for (const status of Object.keys(inState) as RecommendationStatus[]) {
      const item = plain(inState[status]());
      const { element } = await setUp(item);
      const now = partOf(element, 'progress')?.querySelector('[aria-current=step]');
      if (item.nextStep)
        expect(now?.querySelector('time')?.dateTime, status).to.equal(item.nextStep.dueAt);
      else expect(now ?? null, status).to.equal(null);
    }
  }).timeout(20_000);

  it('prints at least what can be checked, and every step where everything is open', async () => {
    const { element } = await setUp(plain(aRecommendation()));
    await press(element, 'input[value=glance]');
    window.dispatchEvent(new Event('beforeprint'));
    await settled();
    expect(partOf(element, 'options')).not.to.equal(null);
    expect(partOf(element, 'history')).to.equal(null);
    window.dispatchEvent(new Event('afterprint'));
    await settled();
    expect(partOf(element, 'options')).to.equal(null);
    await press(element, 'input[value=full]');
    window.dispatchEvent(new Event('beforeprint'));
    await settled();
    expect(partOf(element, 'history')).not.to.equal(null);
    window.dispatchEvent(new Event('afterprint'));
  });

  it('says why it is not there, with a way on and a person to ring', async () => {
    const { element, server } = await setUp(lost());
    expect(textOf(element)).to.contain('Maria Duffy can help');
    await expect(element).to.be.accessible();
    server.item = plain(aRecommendation());
    await press(element, '[part=action]');
    expect(textOf(element)).to.contain('What we found');
    const missing = await setUp(refused('not-found', { status: 404 }));
    expect(textOf(missing.element)).to.contain('We cannot find this');
    const denied = await setUp(refused('forbidden', { status: 403 }));
    expect(textOf(denied.element)).to.contain('This is not open to you');
  });

  it('keeps showing what it has when the connection goes', async () => {
    const { element, session, server } = await setUp(plain(aRecommendation()));
    server.item = lost();
    session.tell({
      id: '1',
      type: 'edited',
      at: '2026-11-24T09:50:00.000Z',
      recommendationId: 'rec_rtu3',
      appointmentId: null,
    });
    await settled();
    expect(textOf(element))
      .to.contain('What we found')
      .and.to.contain('The connection is gone just now.');
  });

  it('fits a column of 240 pixels', async () => {
    const { element } = await setUp(plain(answered()));
    element.style.inlineSize = '240px';
    await settled(100);
    expect(element.scrollWidth).to.be.at.most(240);
  });
});
