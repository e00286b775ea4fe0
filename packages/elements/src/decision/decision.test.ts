import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ActRequest, Recommendation } from '@wellkept/contracts';
import { aDecision, aMe, aRecommendation, inState, newVersion, people } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import type { WkRecommendationDecidedEvent } from '../events.ts';
import {
  deep,
  fakeSession,
  inSession,
  loaded,
  lost,
  refused,
  settled,
  textOf,
  type,
  type FakeSession,
} from '../recommendation/fake-session.ts';
import { DecisionElement } from './decision.ts';
import { actOf, press, shows } from './fake-act.ts';

define('wk-decision', DecisionElement);

interface Sent {
  readonly request: ActRequest;
  readonly key: string | undefined;
}

/** A session whose server takes an act and then has what `answers` says, one after the other. */
const setUp = async (item: Recommendation, ...answers: (Error | Recommendation)[]) => {
  const sent: Sent[] = [];
  const server = { item };
  const session: FakeSession = fakeSession({
    acts: {
      take: async (request, options) => {
        sent.push({ request, key: options?.key });
        const answer = answers.shift() ?? inState.approved();
        if (answer instanceof Error) throw answer;
        server.item = answer;
        return actOf(request, [answer]);
      },
    },
    receipts: {
      get: async () => {
        throw lost();
      },
    },
    recommendations: {
      get: async () => server.item,
      undo: async () => aRecommendation({ revision: 20 }),
      freshPrice: async (id) => {
        const item = inState['price-expired']();
        const event = {
          id: 'evt_asked',
          type: 'fresh-price-asked',
          at: item.since,
          by: people.aoife,
          from: item.status,
          to: item.status,
          note: null,
        };
        return { ...item, id, history: [...item.history, event], revision: 21 };
      },
    },
  });
  const element = await inSession<DecisionElement>(
    session,
    html`<wk-decision recommendation-id="rec_rtu3"></wk-decision>`,
  );
  await loaded(element);
  return { element, session, sent, server };
};
/** The only answer of an act. */
const given = (act: Sent | undefined) => act?.request.answers[0];
const change = {
  id: '1',
  type: 'edited',
  at: '2026-11-24T09:45:00.000Z',
  recommendationId: 'rec_rtu3',
  appointmentId: null,
};
const choose = async (element: Element, kind: string): Promise<void> => {
  await press(element, `input[value=${kind}]`);
  // What belongs to an answer is loaded with the first one.
  await waitUntil(() => deep(element, '[part=send]') !== null, 'the panel is there', {
    timeout: 5000,
  });
};
const approveReplacement = async (element: Element): Promise<void> => {
  await choose(element, 'approved');
  await press(element, 'input[name=option-0]');
};

describe('wk-decision', () => {
  it('is accessible, closed and with each answer open', async () => {
    const { element } = await setUp(aRecommendation());
    await expect(element).to.be.accessible();
    for (const kind of ['approved', 'declined', 'deferred', 'question', 'fixed-elsewhere']) {
      await choose(element, kind);
      await expect(element, kind).to.be.accessible();
    }
  });

  it('shows four answers alike and chooses none', async () => {
    const { element } = await setUp(aRecommendation());
    const form = deep(element, 'wk-decision-form');
    const radios = [
      ...(form?.shadowRoot?.querySelectorAll<HTMLInputElement>('[part=answers] input') ?? []),
    ];
    expect(radios.filter(({ checked }) => checked)).to.have.length(0);
    const four = radios
      .filter(({ value }) => value !== 'fixed-elsewhere')
      .map(({ parentElement }) => parentElement as HTMLElement);
    expect(four).to.have.length(4);
    const looks = four.map((label) => {
      const { borderTopWidth, borderTopColor, fontWeight, backgroundColor, color } =
        getComputedStyle(label);
      const { width, height } = label.getBoundingClientRect();
      return JSON.stringify([
        Math.round(width),
        Math.round(height),
        borderTopWidth,
        borderTopColor,
        fontWeight,
        backgroundColor,
        color,
      ]);
    });
    expect(new Set(looks).size).to.equal(1);
    expect(four.every((label) => label.getBoundingClientRect().height >= 44)).to.equal(true);
  });

  it('is answered by keyboard alone', async () => {
    const { element, sent } = await setUp(aRecommendation());
    deep<HTMLInputElement>(element, 'input[value=approved]')?.focus();
    await sendKeys({ press: 'Space' });
    await shows(element, 'Which one do you approve?');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await settled();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'LF-1' });
    for (let tabs = 3; tabs > 0; tabs -= 1) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(given(sent[0])?.answer).to.deep.equal({
      kind: 'approved',
      version: 1,
      optionId: 'opt_rtu3_a',
      purchaseOrder: 'LF-1',
      title: 'Facilities manager',
    });
  });

  it('draws what belongs to an answer with looks that come with it', async () => {
    const { element } = await setUp(aRecommendation());
    await choose(element, 'approved');
    const option = deep(element, '.panel .pick') as Element;
    expect(getComputedStyle(option).display).to.equal('flex');
    const field = deep(element, '.panel .inp') as Element;
    expect(getComputedStyle(field).appearance).to.equal('none');
    // Those of the row itself stay.
    const row = deep(element, '.acts') as Element;
    expect(getComputedStyle(row).display).to.equal('grid');
  });

  it('says what tax the sum holds', async () => {
    const { element } = await setUp(aRecommendation());
    await approveReplacement(element);
    const total = textOf(deep(element, '[part=total]') as Element);
    expect(total).to.contain('€21,600').and.to.contain('excl. 23 % VAT (€26,568 with)');
  });

  it('asks which option before it sends, and moves there', async () => {
    const { element, sent } = await setUp(aRecommendation());
    await choose(element, 'approved');
    await press(element, '[part=send]');
    expect(sent).to.have.length(0);
    await shows(element, 'Please say which one you approve.');
    expect(deep(element, 'input[name=option-0]')?.matches(':focus')).to.equal(true);
  });

  it('sends once with the version read, the revision and a key, and shows the receipt', async () => {
    const { element, sent } = await setUp(aRecommendation());
    await approveReplacement(element);
    const decided = oneEvent(element, 'wk-recommendation-decided');
    await press(element, '[part=send]');
    expect(
      ((await decided) as unknown as WkRecommendationDecidedEvent).recommendation.status,
    ).to.equal('approved');
    expect(sent).to.have.length(1);
    expect(given(sent[0])).to.include({ recommendationId: 'rec_rtu3', revision: 7 });
    expect(given(sent[0])?.shown).to.equal(aRecommendation().shown);
    expect(sent[0]?.request).to.include({ net: 2_160_000, language: 'en' });
    expect(sent[0]?.key).to.match(/^[0-9a-f-]{36}$/u);
    await shows(element, 'Your approval is in.', 'Take it back until 10:11');
    await expect(element).to.be.accessible();
  });

  it('moves the focus to what took the form’s place', async () => {
    const { element } = await setUp(aRecommendation(), lost());
    await approveReplacement(element);
    deep<HTMLElement>(element, '[part=send]')?.focus();
    await press(element, '[part=send]');
    expect(element.shadowRoot?.activeElement?.part.contains('outcome')).to.equal(true);
    deep<HTMLElement>(element, '[part=try-now]')?.focus();
    await press(element, '[part=try-now]');
    expect(element.shadowRoot?.activeElement?.part.contains('outcome')).to.equal(true);
  });

  it('sends a reason only if one is given, and a day for “not now”', async () => {
    const { element, sent } = await setUp(aRecommendation(), aRecommendation(), aRecommendation());
    await choose(element, 'declined');
    await press(element, '[part=send]');
    expect(given(sent[0])?.answer).to.deep.equal({ kind: 'declined', version: 1 });
    await choose(element, 'deferred');
    await type(element, '[part=put]', 'day');
    await type(element, '[part=until]', '');
    await press(element, '[part=send]');
    expect(sent, 'no day').to.have.length(1);
    await shows(element, 'Please choose a day after today');
    await type(element, '[part=until]', '2027-03-01');
    await press(element, '[part=send]');
    expect(given(sent[1])?.answer).to.deep.equal({
      kind: 'deferred',
      version: 1,
      until: '2027-03-01',
    });
  });

  it('says in words what brings “not now” back, always with a last day', async () => {
    const { element, sent } = await setUp(aRecommendation(), inState.deferred());
    await choose(element, 'deferred');
    await shows(element, 'It comes back by itself on Wed 24 Feb 2027');
    await press(element, '[part=failsAgain]');
    await press(element, '[part=spends]');
    await press(element, '[part=send]');
    expect(sent, 'which amount?').to.have.length(0);
    await type(element, '[part=spend]', '1,500');
    await shows(
      element,
      'on Wed 24 Feb 2027 at the latest; sooner if it fails again or repairs come to more than €1,500.',
    );
    await expect(element).to.be.accessible();
    await press(element, '[part=send]');
    expect(given(sent[0])?.answer).to.deep.equal({
      kind: 'deferred',
      version: 1,
      until: '2027-02-24',
      orIf: [
        { kind: 'fails-again' },
        { kind: 'spend-above', amount: { amount: 150_000, currency: 'EUR' } },
      ],
    });
  });

  it('puts off to a budget period by its name and its day', async () => {
    const { element, sent } = await setUp(aRecommendation(), inState.deferred());
    await choose(element, 'deferred');
    await type(element, '[part=put]', 'budget');
    await type(element, '[part=budget]', '2027/28');
    await type(element, '[part=until]', '2027-04-05');
    await press(element, '[part=send]');
    expect(given(sent[0])?.answer).to.include({ budgetPeriod: '2027/28', until: '2027-04-05' });
  });

  it('keeps an answer that did not arrive, and sends it again with the same key', async () => {
    const { element, sent } = await setUp(aRecommendation(), lost());
    await approveReplacement(element);
    await press(element, '[part=send]');
    await shows(element, 'Not sent yet', 'Replace the unit');
    await expect(element).to.be.accessible();
    await press(element, '[part=try-now]');
    expect(sent).to.have.length(2);
    expect(sent[1]).to.deep.equal(sent[0]);
    await shows(element, 'Your approval is in.');
  });

  it('gives an unsent answer back with everything typed', async () => {
    const { element } = await setUp(aRecommendation(), lost());
    await choose(element, 'question');
    await type(element, '[part=question]', 'Can the crane come on a Sunday?');
    await press(element, '[part=send]');
    await press(element, '[part=take-back]');
    expect(deep<HTMLTextAreaElement>(element, '[part=question]')?.value).to.equal(
      'Can the crane come on a Sunday?',
    );
  });

  it('keeps what is typed while the recommendation changes around it', async () => {
    const { element, session, server } = await setUp(aRecommendation());
    await choose(element, 'question');
    await type(element, '[part=question]', 'Half a sen');
    server.item = aRecommendation({ revision: 8 });
    session.tell(change);
    await settled();
    expect(deep<HTMLTextAreaElement>(element, '[part=question]')?.value).to.equal('Half a sen');
  });

  it('finds what was typed again after it left the page', async () => {
    const { element, session } = await setUp(aRecommendation());
    await choose(element, 'question');
    await type(element, '[part=question]', 'Half a sentence');
    element.remove();
    const again = await inSession<DecisionElement>(
      session,
      html`<wk-decision recommendation-id="rec_rtu3"></wk-decision>`,
    );
    deep<HTMLElement>(again, 'input[value=question]')?.focus();
    await waitUntil(() => deep(again, '[part=question]') !== null);
    expect(deep<HTMLTextAreaElement>(again, '[part=question]')?.value).to.equal('Half a sentence');
  });

  it('names who decided first', async () => {
    const winner = { name: 'Declan Moore', kind: 'approved', at: '2026-11-24T08:55:00.000Z' };
    const { element, server } = await setUp(
      aRecommendation(),
      refused('already-decided', { winner }),
    );
    await approveReplacement(element);
    server.item = {
      ...inState.approved(),
      decision: aDecision({ by: people.declan, at: winner.at }),
    };
    await press(element, '[part=send]');
    await shows(element, 'Declan Moore decided this', 'Declan Moore approved it.');
    await expect(element).to.be.accessible();
    await press(element, '[part=action]');
    await shows(element, 'Declan Moore approved this.');
  });

  it('says what changed when a new version replaced the one read, and sends nothing over it', async () => {
    const { element, session, server, sent } = await setUp(aRecommendation());
    await approveReplacement(element);
    server.item = newVersion();
    session.tell({ ...change, type: 'reconnected', recommendationId: null });
    await settled();
    await shows(
      element,
      'Version 2 replaced what you were reading',
      'Warranty 6 years instead of 5.',
    );
    expect(deep(element, '[part=send]')).to.equal(null);
    await press(element, '[part=action]');
    await press(element, '[part=send]');
    expect(given(sent[0])?.answer.version).to.equal(2);
    expect(given(sent[0])?.revision).to.equal(9);
  });

  it('says so when the server knows a newer version first', async () => {
    const { element, server } = await setUp(aRecommendation(), refused('version-replaced'));
    await approveReplacement(element);
    server.item = newVersion();
    await press(element, '[part=send]');
    await shows(element, 'Version 2 replaced what you were reading');
  });

  it('sends nothing by itself after somebody else’s change, and keeps the answer', async () => {
    const { element, server, sent } = await setUp(aRecommendation(), refused('stale'));
    await approveReplacement(element);
    server.item = aRecommendation({ revision: 8 });
    await press(element, '[part=send]');
    await shows(element, 'Something changed while you were reading');
    await press(element, '[part=action]');
    await press(element, '[part=send]');
    expect(given(sent[1])?.revision).to.equal(8);
    expect(sent[1]?.key).not.to.equal(sent[0]?.key);
  });

  it('takes the approval away when the price runs out while it is read, at the same revision', async () => {
    const item = aRecommendation();
    const { element, server } = await setUp(item, refused('price-expired'));
    element.recommendation = item;
    await approveReplacement(element);
    server.item = { ...item, may: ['decline', 'ask', 'ask-fresh-price'] };
    await press(element, '[part=send]');
    await settled();
    await shows(element, 'The price has expired, the finding has not');
    expect(deep(element, 'input[value=approved]')).to.equal(null);
    expect(deep(element, '[part=panel]')).to.equal(null);
  });

  it('offers a fresh price when the old one has expired', async () => {
    const { element } = await setUp(inState['price-expired']());
    await shows(element, 'The price has expired, the finding has not');
    await expect(element).to.be.accessible();
    await press(element, '[part=action]');
    await shows(element, 'A fresh price is on its way', 'Maria Duffy answers by');
    expect(deep(element, '[part=action]'), 'asked once is enough').to.equal(null);
  });

  it('says who may decide when the reader may not', async () => {
    const { element } = await setUp(aRecommendation(), refused('forbidden', { status: 403 }));
    await approveReplacement(element);
    await press(element, '[part=send]');
    await shows(element, 'You can read this, but not decide it', 'Northside Mechanical');
  });

  it('keeps a half-written question through the end of the session', async () => {
    const { element, session } = await setUp(aRecommendation());
    await choose(element, 'question');
    await type(element, '[part=question]', 'Could the crane come on a Sunday before');
    session.set({ status: 'ended', reason: 'expired' });
    await settled();
    await shows(element, 'You were signed out', 'Could the crane come');
    await expect(element).to.be.accessible();
    await press(element, '[part=action]');
    expect(session.restarted).to.equal(1);
    expect(deep<HTMLTextAreaElement>(element, '[part=question]')?.value).to.contain(
      'Could the crane come',
    );
  });

  it('says what went wrong, that nothing is lost, and whom to ring', async () => {
    const { element } = await setUp(
      aRecommendation(),
      refused('internal', { status: 500, requestId: 'req_77' }),
    );
    await approveReplacement(element);
    await press(element, '[part=send]');
    await shows(element, 'We could not send your answer', 'req_77', 'Maria Duffy');
    await press(element, '[part=action]');
    expect(deep<HTMLInputElement>(element, 'input[value=approved]')?.checked).to.equal(true);
  });

  it('takes a decision back', async () => {
    const { element } = await setUp(inState.approved());
    await press(element, '[part=undo]');
    expect(textOf(element)).not.to.contain('Your approval is in.');
    expect(deep(element, 'input[value=approved]')).not.to.equal(null);
  });

  it('says when it was taken back, and that it is open again, where the reader is', async () => {
    const { element } = await setUp(inState.approved());
    await waitUntil(() => deep(element, '[part=undo]') !== null, 'the receipt is there');
    deep<HTMLElement>(element, '[part=undo]')?.focus();
    await press(element, '[part=undo]');
    await waitUntil(() => deep(element, '[part=taken-back]') !== null, 'it is said');
    const said = deep<HTMLElement>(element, '[part=taken-back]')!;
    expect(said.getAttribute('role')).to.equal('status');
    expect(textOf(said).trim()).to.match(/^Taken back, \d{1,2}:\d{2} [ap]m\. It is open again\.$/u);
    expect(element.shadowRoot?.activeElement).to.equal(said);
    await expect(element).to.be.accessible();
  });

  it('says beforehand where the end of taking it back can be read', async () => {
    const { element } = await setUp(aRecommendation());
    await choose(element, 'declined');
    await shows(element, 'for a short time afterwards', 'the receipt says until when.');
    expect(textOf(element)).not.to.contain('for a while');
  });

  it('offers only what the reader may do', async () => {
    const { element } = await setUp(inState.question());
    await shows(element, 'Your question is on its way', 'Tomasz Nowak answers by');
    expect(deep(element, 'input[value=question]')).to.equal(null);
    expect(deep(element, 'input[value=approved]')).not.to.equal(null);
  });

  it('speaks German where the page does', async () => {
    const session = fakeSession({ recommendations: { get: async () => aRecommendation() } }, aMe());
    const holder = await inSession<HTMLElement>(
      session,
      html`<div lang="de"><wk-decision recommendation-id="rec_rtu3"></wk-decision></div>`,
    );
    await waitUntil(() => textOf(holder).includes('Freigeben'), 'German is loaded', {
      timeout: 8000,
    });
    expect(textOf(holder))
      .to.contain('Freigeben')
      .and.to.contain('Ablehnen')
      .and.not.to.contain('Approve');
  });
});
