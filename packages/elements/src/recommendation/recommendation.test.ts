import { expect, waitUntil } from '@open-wc/testing';
import type { Comparison, Person, Recommendation, RecommendationStatus } from '@wellkept/contracts';
import {
  aComparison,
  aMe,
  anAppointment,
  answered,
  aProposal,
  aQuestion,
  aRecommendation,
  aSlotList,
  inState,
  newVersion,
  people,
  rooftopOptions,
} from '@wellkept/testing';
import { html } from 'lit';
import { actOf } from '../decision/fake-act.ts';
import type { ReceiptElement } from '../decision/receipt.ts';
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

const setUp = async (
  item: Recommendation | Error,
  me = aMe(),
  comparison: Comparison | Error = aComparison(),
) => {
  const calls: string[] = [];
  /** `after`: what stands once an answer was taken. */
  const server = { item, after: plain({ ...inState.approved(), revision: 12 }) };
  localStorage.clear();
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
        comparison: async () => {
          if (comparison instanceof Error) throw comparison;
          return comparison;
        },
        versions: async () => ({
          items: [aProposal({ options: rooftopOptions() }), newVersion().proposal!],
        }),
        confirm: async () => {
          calls.push('confirm');
          return plain({ ...inState.confirmed(), revision: 30 });
        },
      },
      evidence: {
        content: async () =>
          new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }),
      },
      acts: {
        take: async (request) => {
          server.item = server.after;
          return actOf(request, [server.after]);
        },
      },
      equipment: {
        serviceRecords: async () => {
          calls.push('serviceRecords');
          return { items: [], nextCursor: null };
        },
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
/** What is loaded when it is needed comes when it comes. */
const until = (holds: () => boolean): Promise<void> =>
  waitUntil(holds, undefined, { timeout: 5000 });
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
    await loaded(element);
    expect(deep(element, '[part=history]')).not.to.equal(null);
    const next = await inSession<RecommendationElement>(
      session,
      html`<wk-recommendation recommendation-id="rec_rtu3"></wk-recommendation>`,
    );
    expect(deep<HTMLInputElement>(next, 'input[value=full]')?.checked).to.equal(true);
    await loaded(next);
    expect(deep(next, '[part=history]')).not.to.equal(null);
  });

  it('remembers the depth on this device for the same person, and keeps nothing that names one', async () => {
    const { element, session } = await setUp(plain(aRecommendation()));
    await press(element, 'input[value=full]');
    const kept = Object.entries({ ...localStorage })
      .flat()
      .join(' ');
    expect(kept).to.match(/^wk-depth:[0-9a-f]{8} full$/u);
    const depthOf = async (me = aMe()) => {
      const other = fakeSession(session.client as never, me);
      const next = await inSession<RecommendationElement>(
        other,
        html`<wk-recommendation recommendation-id="rec_rtu3"></wk-recommendation>`,
      );
      return deep<HTMLInputElement>(next, 'input[name=depth]:checked')?.value;
    };
    expect(await depthOf()).to.equal('full');
    const declan = { ...aMe().person, id: 'per_declan' };
    expect(await depthOf(aMe({ person: declan }))).to.equal('check');
  });

  it('says what deciding saves without loading the calculation', async () => {
    const { element } = await setUp(aRecommendation());
    const words = textOf(partOf(element, 'money') as Element);
    expect(words)
      .to.contain('€8,460')
      .and.to.contain('less over 10 years than repairing it:')
      .and.to.contain('in 83 of 100 futures')
      .and.to.contain('replacing it costs less.');
    expect(deep(element, 'wk-economics')).to.equal(null);
    await press(element, '[part=check-numbers]');
    expect(deep<HTMLInputElement>(element, 'input[value=full]')?.checked).to.equal(true);
    expect(deep(element, 'wk-economics')).not.to.equal(null);
  });

  it('says of an option that waits for a second yes that one yes is in, and not that it is approved', async () => {
    const item = inState.waiting();
    const { decision } = item;
    const optionId = item.proposal?.options[0]?.id ?? '';
    const told = async (by: Person): Promise<string> => {
      const waits = decision && { ...decision, by, optionId, waitsFor: people.declan };
      const { element } = await setUp({ ...item, decision: waits });
      return textOf(element.shadowRoot?.querySelector('[part=option] .chosen') as Element).trim();
    };
    expect(await told(people.aoife)).to.equal('your yes is in');
    expect(await told(people.maria)).to.equal('first yes');
  });

  it('says in German sentences what may fail and what one yes is', async () => {
    const item = inState.waiting();
    const optionId = item.proposal?.options[0]?.id ?? '';
    const decision = item.decision && { ...item.decision, optionId, waitsFor: people.declan };
    const session = fakeSession({
      recommendations: {
        get: async () => ({ ...item, decision }),
        comparison: async () => aComparison(),
      },
    });
    const holder = await inSession<HTMLElement>(
      session,
      html`<div lang="de">
        <wk-recommendation recommendation-id=${item.id}></wk-recommendation>
      </div>`,
    );
    await waitUntil(() => textOf(holder).includes('Wenn Sie warten'), 'German is loaded');
    await waitUntil(() => textOf(holder).includes('Ihr Ja ist da'), 'the options are there');
    const said = textOf(holder).replaceAll(/\s+/gu, ' ');
    expect(said).to.match(/In 6 von 10 Fällen fällt es vor [^.]+\., 1\. Juni 2027 aus\./u);
  });

  it('keeps tag and name of the unit, and site and town, together in a page from right to left', async () => {
    const { element } = await setUp(aRecommendation());
    const { equipment, site } = aRecommendation();
    const apart = [...(element.shadowRoot?.querySelectorAll('[part=head] p bdi') ?? [])].map(
      (each) => (each.textContent ?? '').replaceAll(/\s+/gu, ' '),
    );
    expect(apart.slice(0, 2)).to.deep.equal([
      `${equipment.tag}, ${equipment.name}`,
      `${site.name}, ${site.city}`,
    ]);
  });

  it('calls a near tie one, and says whose numbers were used', async () => {
    const { answer } = aComparison();
    const close = aComparison({ answer: { ...answer!, close: true, less: 54 }, ownNumbers: true });
    const { element } = await setUp(aRecommendation(), aMe(), close);
    expect(textOf(partOf(element, 'money') as Element))
      .to.contain('too close to call')
      .and.to.contain('in 54 of 100 futures')
      .and.to.contain('With the numbers you sent us.');
  });

  it('gives the prices where the comparison cannot be had', async () => {
    const { element } = await setUp(aRecommendation(), aMe(), lost());
    expect(textOf(partOf(element, 'money') as Element)).to.contain('€4,850–21,600');
    expect(textOf(partOf(element, 'options') as Element)).not.to.contain('Over 10 years');
  });

  it('puts what the calculation, the quote and the technician say of each option side by side', async () => {
    const { element } = await setUp(aRecommendation());
    const [replace, repair, wait] = [
      ...(element.shadowRoot?.querySelectorAll('[part=option]') ?? []),
    ].map(textOf);
    expect(replace).to.contain('€57,000').and.to.contain('0.2').and.to.contain('5 years');
    expect(repair).to.contain('€65,400').and.to.contain('1.2').and.to.contain('€3,920');
    expect(wait).to.contain('6 in 10 before Tue 1 Jun 2027').and.to.contain('about €7,250');
    expect(wait).not.to.contain('Over 10 years');
    expect(textOf(partOf(element, 'options') as Element)).to.contain('None is chosen for you.');
  });

  it('shows the versions side by side at full depth, and says what changed', async () => {
    const { element } = await setUp(plain(newVersion()));
    await press(element, 'input[value=full]');
    await loaded(element);
    await settled(80);
    const changed = [...(deep(element, '[part=versions]')?.querySelectorAll('td b') ?? [])].map(
      (cell) => cell.textContent,
    );
    expect(changed).to.deep.equal(['Fri 29 Jan 2027', '6 years']);
    await expect(element).to.be.accessible();
  });

  it('tells that the technician knows only where it stands in their feed', async () => {
    const approved = plain(inState.approved());
    const untold = approved.history.map((event) => ({ ...event, told: false }));
    const item = { ...approved, history: untold };
    const { element } = await setUp(item);
    expect(textOf(partOf(element, 'progress') as Element))
      .not.to.contain('Technician told')
      .and.not.to.contain('Tomasz Nowak was told');
    const history = item.history.map((event) => ({ ...event, told: true }));
    const told = await setUp({ ...item, history });
    expect(textOf(partOf(told.element, 'progress') as Element))
      .to.contain('Technician told')
      .and.to.contain('Tomasz Nowak was told');
  });

  it('shows an open question at a glance as well', async () => {
    const { element } = await setUp(plain(inState.question()));
    await press(element, 'input[value=glance]');
    await loaded(element);
    expect(textOf(element)).to.contain('Tomasz Nowak answers by tomorrow, 10');
  });

  it('offers to ask the technician where there is no evidence', async () => {
    const item = plain({
      ...aRecommendation(),
      evidence: [],
      questions: [aQuestion({ answer: 'Yes.' })],
    });
    const { element } = await setUp(item);
    await press(element, '[part=ask-technician]');
    await loaded(element);
    expect(deep(element, '[part=question-text]')).not.to.equal(null);
  });

  it('fetches what the unit has needed so far when the reader opens it', async () => {
    const { element, calls } = await setUp(plain(aRecommendation()));
    expect(calls).not.to.contain('serviceRecords');
    await press(element, 'summary');
    await loaded(element);
    expect(calls).to.contain('serviceRecords');
    expect(textOf(element)).to.contain('Nothing is recorded for this unit yet.');
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
    await until(() => deep(element, '[part=question]') !== null);
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
    await until(() => deep(element, '[part=send]') !== null);
    // The repair: the dearer one asks for a signature.
    await press(element, 'label:nth-of-type(2) > input[name=option-0]');
    await press(element, '[part=send]');
    await until(() => textOf(element).includes('Your approval is in'));
    expect(deep(element, 'wk-slot-picker')).to.equal(null);
    await press(element, '[part=book]');
    await until(() => deep(element, 'wk-slot-picker') !== null);
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

  it('puts the request to a second person first on their page, and thanks them by name for their yes', async () => {
    const waiting = inState.waiting();
    const item = plain({
      ...waiting,
      decision: { ...waiting.decision!, waitsFor: people.declan },
      may: ['approve', 'decline', 'ask'],
    });
    const { organization } = aMe();
    const me = aMe({
      person: people.declan,
      organization: { ...organization, signatureAbove: null },
    });
    const { element, server } = await setUp(item, me);
    await until(() => textOf(element).includes('asks for your yes'));
    const words = textOf(element);
    expect(words.indexOf('asks for your yes'))
      .to.be.greaterThan(0)
      .and.to.be.lessThan(words.indexOf('What we found'));
    server.after = plain({
      ...inState.approved(),
      decision: { ...item.decision!, waitsFor: null, confirmedBy: me.person },
      revision: 40,
    });
    await press(element, 'input[value=approved]');
    await until(() => deep(element, '[part=send]') !== null);
    await press(element, '[part=send]');
    const [first] = me.person.name.split(' ');
    await until(() => textOf(element).includes(`Thank you, ${first}. Your approval is in.`));
    expect(textOf(element)).to.contain(item.decision!.by.name);
  });

  it('takes a held time for no visit: the next step and choosing a time stay', async () => {
    const held = anAppointment({ status: 'held', heldUntil: '2026-11-24T09:56:00.000Z' });
    const { element } = await setUp(plain(aRecommendation()));
    await press(element, 'input[value=approved]');
    await until(() => deep(element, '[part=send]') !== null);
    await press(element, 'label:nth-of-type(2) > input[name=option-0]');
    await press(element, '[part=send]');
    await until(() => textOf(element).includes('Your approval is in'));
    const receipt = deep<ReceiptElement>(element, 'wk-receipt')!;
    receipt.item = plain({ ...inState.approved(), appointment: held });
    await receipt.updateComplete;
    expect(receipt.shadowRoot?.textContent).to.contain('What happens next');
    expect(deep(element, '[part=book]')).not.to.equal(null);
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
    expect(deep(element, '[part=history]')).to.equal(null);
    window.dispatchEvent(new Event('afterprint'));
    await settled();
    expect(partOf(element, 'options')).to.equal(null);
    await press(element, 'input[value=full]');
    window.dispatchEvent(new Event('beforeprint'));
    await loaded(element);
    expect(deep(element, '[part=history]')).not.to.equal(null);
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
