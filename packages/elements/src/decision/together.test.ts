import { expect, waitUntil } from '@open-wc/testing';
import type { ActRequest, Me, Recommendation } from '@wellkept/contracts';
import {
  aDecision,
  aMe,
  anOption,
  aProposal,
  aRecommendation,
  euro,
  people,
} from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  lost,
  refused,
  settled,
  textOf,
  type,
} from '../recommendation/fake-session.ts';
import { DecisionElement } from './decision.ts';
import { actOf, press, shows } from './fake-act.ts';

define('wk-decision', DecisionElement);

const one = (
  id: string,
  tag: string,
  title: string,
  price: number,
  more: Partial<Recommendation> = {},
) =>
  aRecommendation({
    id,
    title,
    equipment: { id: `eqp_${id}`, tag, name: 'unit', kind: 'other' },
    priceFrom: euro(price),
    priceTo: euro(price),
    proposal: aProposal({ options: [anOption({ id: `opt_${id}`, title, price: euro(price) })] }),
    ...more,
  });
const linkTo = (
  kind: 'needs' | 'either' | 'together',
  { id, title, equipment, status }: Recommendation,
  saving: number | null = null,
): Recommendation['links'][number] => ({
  kind,
  recommendation: { id, title, tag: equipment.tag, status },
  saving: saving === null ? null : euro(saving),
});

/** A lift, a belt that is cheaper together with the unit, the unit, and a fan. */
const four = (): Recommendation[] => {
  const lift = one('lift', 'L1', 'Door safety edge', 640);
  const belt = one('belt', 'RTU-1', 'Drive belt', 260);
  const unit = one('unit', 'RTU-3', 'Compressor', 4_850);
  const fan = one('fan', 'EF-2', 'Fan balance', 390);
  return [
    lift,
    { ...belt, links: [linkTo('together', unit, 90)] },
    { ...unit, links: [linkTo('together', belt, 90)] },
    fan,
  ];
};

const decided = (item: Recommendation, request: ActRequest): Recommendation => {
  const answer = request.answers.find(
    ({ recommendationId }) => recommendationId === item.id,
  )?.answer;
  if (!answer || answer.kind === 'question') return item;
  return {
    ...item,
    status: answer.kind === 'approved' ? 'approved' : answer.kind,
    may: answer.kind === 'approved' ? ['undo', 'book'] : ['undo'],
    revision: item.revision + 1,
    decision: aDecision({
      kind: answer.kind,
      actId: 'act_new',
      optionId: answer.kind === 'approved' ? answer.optionId : null,
      until: answer.kind === 'deferred' ? answer.until : null,
      reason: answer.kind === 'declined' ? (answer.reason ?? null) : null,
    }),
  };
};

const setUp = async (items = four(), me: Me = aMe(), ...failures: Error[]) => {
  const sent: { request: ActRequest; key: string | undefined }[] = [];
  const server = new Map(items.map((item) => [item.id, item]));
  const session = fakeSession(
    {
      acts: {
        take: async (request, options) => {
          sent.push({ request, key: options?.key });
          const failure = failures.shift();
          if (failure) throw failure;
          for (const [id, item] of server) server.set(id, decided(item, request));
          return actOf(request, [...server.values()]);
        },
        undo: async () => {
          for (const item of items) server.set(item.id, { ...item, revision: 30 });
          const act = actOf({ answers: [], language: 'en' }, []);
          const outcomes = items.map(({ id, title, equipment }) => ({
            ...actOf({ answers: [], language: 'en' }, []).outcomes[0]!,
            recommendationId: id,
            title,
            tag: equipment.tag,
            outcome: 'approved' as const,
            optionTitle: null,
            price: null,
            waitsFor: null,
            nextStep: null,
            stands: false,
            undoUntil: null,
          }));
          return {
            act: { ...act, outcomes, undoUntil: null },
            undone: items.map(({ id }) => id),
            kept: [],
          };
        },
      },
      recommendations: {
        get: async (id) => server.get(id)!,
        view: async (id) => server.get(id)!,
      },
    },
    me,
  );
  const element = await inSession<DecisionElement>(
    session,
    html`<wk-decision recommendation-ids=${items.map(({ id }) => id).join(' ')}></wk-decision>`,
  );
  await waitUntil(() => deep(element, '[part=item]') !== null, 'the findings are there', {
    timeout: 8000,
  });
  return { element, session, sent, server };
};

const choose = (element: Element, n: number, kind: string) =>
  press(element, `input[name=answer-${n}][value=${kind}]`);
const sendWords = (element: Element): string =>
  (deep(element, '[part=send]')?.textContent ?? '').trim();

describe('wk-decision for several', () => {
  it('is accessible, untouched and with every kind of answer', async () => {
    const { element } = await setUp();
    await settled(300); // A button that has just come alive is still changing its colour.
    await expect(element).to.be.accessible();
    for (const [n, kind] of ['approved', 'declined', 'deferred', 'question'].entries())
      await choose(element, n, kind);
    await settled(300); // A button that has just come alive is still changing its colour.
    await expect(element).to.be.accessible();
  });

  it('chooses nothing, and says how many it would send', async () => {
    const { element, sent } = await setUp();
    const chosen = [...(deep(element, 'form')?.querySelectorAll('input:checked') ?? [])];
    expect(chosen).to.have.length(0);
    expect(textOf(element))
      .to.contain('Decide on four findings')
      .and.to.contain('Nothing is answered yet');
    await press(element, '[part=send]');
    expect(sent).to.have.length(0);
    await choose(element, 0, 'approved');
    expect(sendWords(element)).to.equal('Send my answer');
    await choose(element, 3, 'declined');
    expect(sendWords(element)).to.equal('Send my two answers');
    await shows(element, '2 of 4 answered; the others stay open.');
  });

  it('sends different answers as one act and shows what became of each', async () => {
    const { element, sent } = await setUp();
    await choose(element, 0, 'approved');
    await choose(element, 1, 'deferred');
    await choose(element, 2, 'question');
    await type(element, '#question-2', 'Why now?');
    await choose(element, 3, 'declined');
    await type(element, '#reason-3', 'site-closes');
    await type(element, '[part=purchase-order]', 'LF-88213');
    await press(element, '[part=send]');
    await shows(element, 'Your four answers are in.', '7F3A 91C0 5D2E B844');
    expect(sent).to.have.length(1);
    expect(sent[0]?.request.answers.map(({ answer }) => answer.kind)).to.deep.equal([
      'approved',
      'deferred',
      'question',
      'declined',
    ]);
    expect(sent[0]?.request.answers[0]?.answer).to.include({
      purchaseOrder: 'LF-88213',
      title: 'Facilities manager',
    });
    expect(sent[0]?.request.net).to.equal(64_000);
    await shows(element, 'Not now', 'back Wed 24 Feb 2027', 'reason given', 'Choose a time for L1');
    await settled(300); // A button that has just come alive is still changing its colour.
    await expect(element).to.be.accessible();
  });

  it('takes off what one visit saves as soon as both are approved', async () => {
    const { element } = await setUp();
    await shows(element, 'Would save €90 if done with RTU-3');
    await choose(element, 1, 'approved');
    await choose(element, 2, 'approved');
    const total = textOf(deep(element, '[part=total]') as Element);
    expect(total).to.contain('€5,020').and.to.contain('excl. 23 % VAT (€6,174.60 with)');
    expect(textOf(element)).to.contain(
      'VAT is worked out once on the whole sum, not for each item or line.',
    );
    await shows(element, 'Done in one visit: €90 less');
    await choose(element, 2, 'declined');
    expect(textOf(deep(element, '[part=total]') as Element)).to.contain('€260');
  });

  it('says nothing of one visit once either of the two is turned down or put off', async () => {
    const { element } = await setUp();
    for (const kind of ['declined', 'deferred', 'fixed-elsewhere']) {
      await choose(element, 2, kind);
      expect(deep(element, '[part=saving]'), kind).to.equal(null);
      await choose(element, 2, 'question');
      await shows(element, 'Would save €90 if done with RTU-1');
    }
  });

  it('does not let one be approved without the other it needs, and says why', async () => {
    const [a, b] = [one('a', 'A-1', 'Base frame', 300), one('b', 'B-1', 'New pump', 900)];
    const { element, sent } = await setUp([a, { ...b, links: [linkTo('needs', a)] }]);
    await choose(element, 0, 'declined');
    const yes = deep<HTMLInputElement>(element, 'input[name=answer-1][value=approved]');
    expect(yes?.disabled).to.equal(true);
    await shows(element, 'it needs “A-1: Base frame” too, which is not approved.');
    await settled(300); // A button that has just come alive is still changing its colour.
    await expect(element).to.be.accessible();
    await choose(element, 0, 'approved');
    await choose(element, 1, 'approved');
    await choose(element, 0, 'declined');
    await shows(element, 'Can only be approved together with “A-1: Base frame”.');
    await press(element, '[part=send]');
    expect(sent).to.have.length(0);
    await choose(element, 0, 'approved');
    await press(element, '[part=send]');
    expect(sent).to.have.length(1);
  });

  it('lets one of two be approved that exclude each other', async () => {
    const [a, b] = [one('a', 'A-1', 'Repair', 300), one('b', 'B-1', 'Replace', 900)];
    const { element } = await setUp([
      { ...a, links: [linkTo('either', b)] },
      { ...b, links: [linkTo('either', a)] },
    ]);
    await choose(element, 0, 'approved');
    expect(
      deep<HTMLInputElement>(element, 'input[name=answer-1][value=approved]')?.disabled,
    ).to.equal(true);
    await shows(element, '“A-1: Repair” is approved, and it is one or the other.');
    await choose(element, 0, 'declined');
    expect(
      deep<HTMLInputElement>(element, 'input[name=answer-1][value=approved]')?.disabled,
    ).to.equal(false);
  });

  it('asks for a signature from the firm’s sum on, and says so', async () => {
    const me = aMe();
    const organization = { ...me.organization, signatureAbove: euro(500) };
    const { element, sent } = await setUp(four(), { ...me, organization });
    await choose(element, 0, 'approved');
    await waitUntil(() => deep(element, '[part=typed]') !== null, 'signing is loaded');
    await press(element, '[part=send]');
    expect(sent).to.have.length(0);
    await shows(element, 'From €500 on we ask for a signature.');
    await type(element, '[part=typed]', 'Aoife Brennan');
    await press(element, '[part=send]');
    expect(sent[0]?.request).to.deep.include({
      signature: { kind: 'typed', name: 'Aoife Brennan' },
      consentVersion: '2026-11',
    });
  });

  it('keeps all answers that did not arrive, and sends them again with the same key', async () => {
    const { element, session, sent } = await setUp(four(), aMe(), lost());
    await choose(element, 0, 'approved');
    await choose(element, 3, 'declined');
    await press(element, '[part=send]');
    await shows(element, 'Not sent yet', 'Your two answers are safe on this device');
    await settled(300); // A button that has just come alive is still changing its colour.
    await expect(element).to.be.accessible();
    await press(element, '[part=try-now]');
    await shows(element, 'Your two answers are in.');
    expect(sent).to.have.length(2);
    expect(sent[1]).to.deep.equal(sent[0]);
    expect(session.state.kept).to.have.length(0);
  });

  it('names who was first at the one it is about, and keeps the other answers', async () => {
    const winner = { name: 'Declan Moore', kind: 'approved', at: '2026-11-24T08:55:00.000Z' };
    const failure = refused('already-decided', {
      winner,
      errors: [{ pointer: '/answers/0', detail: 'decided' }],
    });
    const { element, sent, server } = await setUp(four(), aMe(), failure);
    await choose(element, 0, 'declined');
    await type(element, '#note-0', 'Too dear.');
    await choose(element, 3, 'declined');
    const lift = server.get('lift')!;
    server.set('lift', {
      ...lift,
      status: 'approved',
      may: [],
      decision: aDecision({ by: people.declan, at: winner.at }),
    });
    await press(element, '[part=send]');
    await shows(element, 'Declan Moore decided this', 'Too dear.');
    expect(sendWords(element)).to.equal('Send my answer');
    await press(element, '[part=send]');
    await shows(element, 'Your answer is in.');
    expect(sent[1]?.request.answers.map(({ recommendationId }) => recommendationId)).to.deep.equal([
      'fan',
    ]);
    expect(sent[1]?.key).not.to.equal(sent[0]?.key);
  });

  it('shows what somebody else decides while it is open, and keeps what was typed', async () => {
    const { element, session, server } = await setUp();
    await choose(element, 0, 'question');
    await type(element, '#question-0', 'Half a sen');
    const lift = server.get('lift')!;
    server.set('lift', {
      ...lift,
      status: 'approved',
      may: [],
      revision: 12,
      decision: aDecision({ by: people.declan, at: '2026-11-24T09:40:00.000Z' }),
    });
    session.tell({
      id: '1',
      type: 'approved',
      at: '2026-11-24T09:40:00.000Z',
      recommendationId: 'lift',
      appointmentId: null,
    });
    await shows(element, 'Declan Moore decided this', 'Half a sen');
  });

  it('says which one got a new version, and sends nothing over it', async () => {
    const { element, session, sent, server } = await setUp();
    await choose(element, 3, 'approved');
    const fan = server.get('fan')!;
    const proposal = { ...fan.proposal!, version: 2, changes: ['A day later.'] };
    server.set('fan', { ...fan, revision: 9, proposal });
    session.tell({
      id: '1',
      type: 'sent',
      at: '2026-11-24T09:40:00.000Z',
      recommendationId: 'fan',
      appointmentId: null,
    });
    await shows(element, 'Version 2 replaced what you were reading', 'A day later.');
    await press(element, '[part=action]');
    await settled();
    await press(element, '[part=send]');
    expect(sent[0]?.request.answers[0]?.answer.version).to.equal(2);
  });

  it('takes all of it back', async () => {
    const { element } = await setUp();
    await choose(element, 0, 'approved');
    await choose(element, 3, 'declined');
    await press(element, '[part=send]');
    await shows(element, 'Take it all back');
    await press(element, '[part=undo]');
    await shows(element, 'Taken back', 'open again');
  });

  it('names the chosen one of several options and its price', async () => {
    const { element } = await setUp([aRecommendation(), one('fan', 'EF-2', 'Fan balance', 390)]);
    await shows(element, 'three options', '€4,850–21,600');
    await choose(element, 0, 'approved');
    await press(element, 'input[name=option-0]');
    await shows(element, 'You chose A of three options');
    expect(textOf(deep(element, '[part=price]') as Element).trim()).to.equal('€21,600');
  });

  it('tells the page when the reader is done', async () => {
    const { element } = await setUp();
    let closed = 0;
    element.addEventListener('wk-close', () => (closed += 1));
    await choose(element, 3, 'declined');
    await press(element, '[part=send]');
    await press(element, '[part=done]');
    expect(closed).to.equal(1);
  });
});
