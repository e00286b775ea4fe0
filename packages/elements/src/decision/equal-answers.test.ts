import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { DecisionRequest, Recommendation } from '@wellkept/contracts';
import { aMe, anOption, aProposal, aRecommendation, inState } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import { deep, fakeSession, inSession, loaded, settled } from '../recommendation/fake-session.ts';
import { DecisionElement } from './decision.ts';
import { actOf } from './fake-act.ts';

define('wk-decision', DecisionElement);

const me = aMe();
const noSignature = { ...me, organization: { ...me.organization, signatureAbove: null } };

const setUp = async (
  attribute: 'one' | 'several',
  item = aRecommendation({ proposal: aProposal({ options: [anOption()] }) }),
) => {
  const sent: DecisionRequest[] = [];
  const session = fakeSession(
    {
      acts: {
        take: async (request) => {
          for (const { answer } of request.answers) sent.push(answer);
          return actOf(request, [item]);
        },
      },
      recommendations: { get: async () => (sent.length > 0 ? inState.declined() : item) },
    },
    noSignature,
  );
  const element = await inSession<DecisionElement>(
    session,
    attribute === 'one'
      ? html`<wk-decision recommendation-id="rec_rtu3"></wk-decision>`
      : html`<wk-decision recommendation-ids="rec_rtu3"></wk-decision>`,
  );
  await loaded(element);
  await waitUntil(() => deep(element, 'input[value=declined]') !== null, 'it is there', {
    timeout: 8000,
  });
  return { element, sent };
};

/** The part of the colour that is seen, as relative luminance. */
const luminance = (color: string): number => {
  const channels = (/rgba?\(([^)]+)\)/u.exec(color)?.[1] ?? '0,0,0').split(/[\s,/]+/u).map(Number);
  const [r = 0, g = 0, b = 0] = channels.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (label: Element): number => {
  const { color, backgroundColor } = getComputedStyle(label);
  const [light = 0, dark = 0] = [luminance(color), luminance(backgroundColor)].toSorted(
    (a, b) => b - a,
  );
  return Math.round(((light + 0.05) / (dark + 0.05)) * 100) / 100;
};

/** What an answer looks like: size, lines, type, contrast. */
const looks = (label: Element) => {
  const { width, height } = label.getBoundingClientRect();
  const { fontSize, fontWeight, borderTopWidth, opacity } = getComputedStyle(label);
  const size = [Math.round(width), Math.round(height)];
  return { size, fontSize, fontWeight, borderTopWidth, opacity, contrast: contrast(label) };
};

/** Chooses an answer and sends it by keys alone, and counts: choices made, and stops of the Tab key in between. */
const reach = async (which: 'one' | 'several', kind: string) => {
  const { element, sent } = await setUp(which);
  deep<HTMLElement>(element, `input[value=${kind}]`)?.focus();
  await sendKeys({ press: 'Space' });
  await waitUntil(() => deep(element, '[part=send]') !== null, 'the panel', { timeout: 8000 });
  await settled(120);
  const look = looks(deep(element, `input[value=${kind}]`)?.parentElement as Element);
  let stops = 0;
  const send = deep<HTMLElement>(element, '[part=send]');
  while (!send?.matches(':focus') && stops < 20) {
    await sendKeys({ press: 'Tab' });
    stops += 1;
  }
  await sendKeys({ press: 'Enter' });
  await waitUntil(() => sent.length === 1, `${kind} is sent`, { timeout: 8000 });
  const steps = 2; // It was chosen, and it was sent: nothing else was needed.
  element.remove();
  return { stops, steps, look, kind: sent[0]?.kind };
};

describe('the answers of wk-decision', () => {
  for (const which of ['one', 'several'] as const) {
    it(`are reached alike, ${which === 'one' ? 'alone' : 'together'}: size, contrast, steps and tab stops`, async () => {
      const approve = await reach(which, 'approved');
      const decline = await reach(which, 'declined');
      const defer = await reach(which, 'deferred');
      expect(approve.kind).to.equal('approved');
      expect(decline).to.deep.equal({ ...approve, kind: 'declined' });
      expect(defer).to.deep.equal({ ...approve, kind: 'deferred' });
      expect(approve.look.contrast).to.be.at.least(7);
      expect(approve.look.size[1]).to.be.at.least(44);
    });
  }

  it('look alike before one is chosen', async () => {
    const { element } = await setUp('one');
    const labels = ['approved', 'declined', 'deferred', 'question'].map(
      (kind) => deep(element, `input[value=${kind}]`)?.parentElement as Element,
    );
    const [first, ...others] = labels.map(looks);
    for (const other of others) expect(other).to.deep.equal(first);
  });

  const states: Record<string, () => Recommendation> = {
    'all four': () => aRecommendation({ proposal: aProposal({ options: [anOption()] }) }),
    'a question that is open': () => ({
      ...aRecommendation(),
      may: ['approve', 'decline', 'defer'],
    }),
    'an expired price': () => inState['price-expired'](),
    'a price that ran out while it was read': () => ({
      ...aRecommendation(),
      may: ['decline', 'ask', 'ask-fresh-price'],
    }),
    'a fresh price that was asked for': () => ({ ...inState['price-expired'](), may: ['decline'] }),
  };
  const sizes = [
    [320, 640],
    [390, 844],
    [1280, 900],
  ] as const;
  for (const which of ['one', 'several'] as const)
    for (const [state, item] of Object.entries(states))
      it(`are of one size with ${state}, ${which === 'one' ? 'alone' : 'together'}, and none wider than with all four`, async () => {
        for (const [width, height] of sizes) {
          await setViewport({ width, height });
          const widest = Math.max(
            ...(await answersIn(which, states['all four']!())).map(({ size }) => size[0]!),
          );
          const [first, ...others] = await answersIn(which, item());
          for (const other of others) expect(other, `${width} px`).to.deep.equal(first);
          expect(first?.size[0], `${width} px`).to.be.at.most(widest);
        }
        await setViewport({ width: 800, height: 600 });
      });
});

/** The looks of everything that can be chosen between. */
const answersIn = async (which: 'one' | 'several', item: Recommendation) => {
  const { element } = await setUp(which, item);
  await waitUntil(
    () => !item.may.includes('ask-fresh-price') || deep(element, 'button[part=action]') !== null,
    'what can be asked for is there',
    { timeout: 8000 },
  );
  await settled(50);
  const row = deep(element, 'input[value=declined]')!.closest('.acts')!;
  // A frame around all of them would make the last one look as wide as what is left.
  expect(getComputedStyle(row).borderInlineEndWidth).to.equal('0px');
  const found = [...row.children].map(looks);
  element.remove();
  return found;
};
