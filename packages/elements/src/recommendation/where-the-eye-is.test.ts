// Answering at the sizes people have: the form opens where the answer was pressed, and the page comes back.
import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { aRecommendation, inState } from '@wellkept/testing';
import { html } from 'lit';
import { actOf } from '../decision/fake-act.ts';
import { DecisionElement } from '../decision/decision.ts';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  loaded,
  lost,
  press,
  settled,
  textOf,
} from './fake-session.ts';
import { RecommendationElement } from './recommendation.ts';

define('wk-recommendation', RecommendationElement);
define('wk-decision', DecisionElement);

const setUp = async (tag: 'recommendation' | 'decision', item = aRecommendation()) => {
  localStorage.clear();
  const server = { item: { ...item, hasEconomics: false } };
  const session = fakeSession({
    acts: {
      take: async (request) => {
        server.item = { ...inState.declined(), hasEconomics: false };
        return actOf(request, [server.item]);
      },
    },
    evidence: {
      content: async () =>
        new Blob(['<svg xmlns="http://www.w3.org/2000/svg"/>'], { type: 'image/svg+xml' }),
    },
    receipts: {
      get: async () => {
        throw lost();
      },
    },
    recommendations: { get: async () => server.item, view: async () => server.item },
  });
  const element = await inSession(
    session,
    tag === 'recommendation'
      ? html`<wk-recommendation recommendation-id="rec_rtu3"></wk-recommendation>`
      : html`<wk-decision recommendation-id="rec_rtu3"></wk-decision>`,
  );
  await loaded(element);
  await until(() => deep(element, 'input[value=declined]') !== null);
  await settled(200);
  return element;
};
const until = (holds: () => boolean): Promise<void> =>
  waitUntil(holds, undefined, { timeout: 8000 });
const boxOf = (element: Element, selector: string): DOMRect =>
  deep(element, selector)!.getBoundingClientRect();
const form = (element: Element): Promise<void> =>
  until(() => deep(element, '[part=panel]') !== null);

/** The space above and below which an element on another page would have. */
const room = (after: Element): void => {
  for (const where of ['beforebegin', 'afterend'] as const) {
    const space = document.createElement('div');
    space.setAttribute('style', 'block-size: 2000px');
    space.className = 'room';
    after.insertAdjacentElement(where, space);
  }
};

describe('an answer that is pressed', () => {
  afterEach(async () => {
    for (const each of document.querySelectorAll('.room')) each.remove();
    await setViewport({ width: 800, height: 600 });
    window.scrollTo(0, 0);
  });

  for (const [width, height] of [
    [390, 844],
    [1280, 900],
  ] as const) {
    it(`opens its form over the page, which stays where it is, at ${width} × ${height}`, async () => {
      await setViewport({ width, height });
      const element = await setUp('recommendation');
      for (const kind of ['approved', 'declined', 'deferred', 'question']) {
        window.scrollTo(0, 351);
        await settled(50);
        await press(element, `input[value=${kind}]`);
        await form(element);
        await settled(100);
        expect(window.scrollY, kind).to.equal(351);
        const panel = boxOf(element, '[part=panel]');
        expect(panel.top, kind)
          .to.be.greaterThan(0)
          .and.to.be.lessThan(height - 120);
        const first = boxOf(
          element,
          '[part=panel] :is(input, select, textarea):not([type=hidden])',
        );
        expect(first.bottom, `${kind}: its first field`).to.be.lessThan(height);
        expect(boxOf(element, 'input[value=declined]').top, kind).to.be.greaterThan(0);
        await press(element, '[part=cancel]');
        await until(() => deep(element, '[part=panel]') === null);
        await settled(50);
        expect(window.scrollY, kind).to.equal(351);
        expect(deep(element, `input[value=${kind}]`)?.matches(':focus'), kind).to.equal(true);
        expect(boxOf(element, 'wk-decision').bottom, kind).to.be.closeTo(height, 1);
      }
    });

    it(`shows in an element of its own as much as the screen holds, and returns, at ${width} × ${height}`, async () => {
      await setViewport({ width, height });
      const element = await setUp('decision');
      room(element);
      // The row of answers is at the very end of the screen.
      window.scrollTo(0, window.scrollY + boxOf(element, 'input[value=declined]').bottom - height);
      await settled(50);
      const before = window.scrollY;
      deep<HTMLElement>(element, 'input[value=declined]')?.focus();
      await press(element, 'input[value=declined]');
      await form(element);
      await settled(100);
      expect(boxOf(element, '[part=send]').bottom).to.be.lessThan(height);
      expect(boxOf(element, 'input[value=declined]').top).to.be.greaterThan(0);
      await sendKeys({ press: 'Escape' });
      await until(() => deep(element, '[part=panel]') === null);
      await settled(50);
      expect(window.scrollY).to.be.closeTo(before, 1);
    });
  }

  it('leads on to its receipt in view once it is sent', async () => {
    await setViewport({ width: 390, height: 844 });
    const element = await setUp('recommendation');
    window.scrollTo(0, 351);
    await press(element, 'input[value=declined]');
    await form(element);
    await press(element, '[part=send]');
    await until(() => textOf(element).includes('Your answer is in'));
    await settled(100);
    const receipt = boxOf(element, 'wk-receipt');
    expect(receipt.top).to.be.lessThan(844 * 0.7);
    expect(receipt.bottom).to.be.greaterThan(0);
  });

  it('keeps what was typed when it is cancelled and pressed again', async () => {
    const element = await setUp('recommendation');
    await press(element, 'input[value=question]');
    await form(element);
    const field = deep<HTMLTextAreaElement>(element, '[part=question]')!;
    field.value = 'Does it need a crane?';
    field.dispatchEvent(new Event('input'));
    await press(element, '[part=cancel]');
    await press(element, 'input[value=question]');
    await form(element);
    expect(deep<HTMLTextAreaElement>(element, '[part=question]')?.value).to.equal(
      'Does it need a crane?',
    );
  });

  it('sticks to nothing where the screen shows little, as at 400 % zoom', async () => {
    await setViewport({ width: 320, height: 256 });
    const element = await setUp('recommendation');
    expect(getComputedStyle(deep(element, 'wk-decision')!).position).to.equal('static');
    expect(boxOf(element, 'wk-decision').top).to.be.greaterThan(256);
    deep(element, 'input[value=declined]')?.scrollIntoView({ block: 'center' });
    await settled(50);
    const before = window.scrollY;
    await press(element, 'input[value=declined]');
    await form(element);
    await settled(100);
    const first = boxOf(element, '[part=panel] select');
    expect(first.top).to.be.greaterThan(0);
    expect(boxOf(element, '[part=panel]').top).to.be.lessThan(256);
    await press(element, '[part=cancel]');
    await until(() => deep(element, '[part=panel]') === null);
    await settled(50);
    expect(window.scrollY).to.be.closeTo(before, 1);
  });
});
