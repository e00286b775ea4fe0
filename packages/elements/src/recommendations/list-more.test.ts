import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { RecommendationItem, RecommendationQuery } from '@wellkept/contracts';
import { aMe, manyItems, openRecommendations, aPage, pageOfMany } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import { fakeSession, inSession, settled, textOf } from '../recommendation/fake-session.ts';
import type { WkDecideTogetherRequestEvent } from './events.ts';
import { RecommendationsElement } from './recommendations.ts';

define('wk-recommendations', RecommendationsElement);

const root = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const button = (element: Element, name: RegExp): HTMLButtonElement =>
  [...root(element).querySelectorAll('button')].find((found) =>
    name.test(found.textContent ?? ''),
  ) as HTMLButtonElement;
const boxes = (element: Element): HTMLInputElement[] => [
  ...root(element).querySelectorAll<HTMLInputElement>('.box input'),
];
const bar = (element: Element): HTMLElement =>
  root(element).querySelector('[part="bar"]') as HTMLElement;

/** A list of these items; `asked` is what it asked the server for. */
async function list(items: RecommendationItem[] = aPage().items, me = aMe()) {
  const asked: RecommendationQuery[] = [];
  const server = { items };
  const session = fakeSession(
    {
      recommendations: {
        list: async (query: RecommendationQuery = {}) => {
          asked.push(query);
          return structuredClone(pageOfMany(server.items, query));
        },
        get: () => new Promise(() => undefined),
      },
    },
    me,
  );
  const element = await inSession<RecommendationsElement>(
    session,
    html`<wk-recommendations></wk-recommendations>`,
  );
  return { element, asked, session, server };
}

async function selecting(items?: RecommendationItem[]) {
  const told = await list(items);
  button(told.element, /Select several/).click();
  await waitUntil(() => boxes(told.element).length > 0, 'shows boxes', { timeout: 8000 });
  return told;
}

describe('selecting several', () => {
  it('offers a box for what waits for the reader’s decision, and for nothing else', async () => {
    const { element } = await selecting();
    expect(boxes(element).map((box) => box.getAttribute('aria-label'))).to.deep.equal([
      'Select: Door safety edge reacts late: 0.9 s, limit 0.6 s',
      'Select: Compressor 2 worn: 18.6 A, limit 16.0 A',
      'Select: Drive belt worn to 2 mm',
      'Select: Fan slightly out of balance: 4.1 mm/s',
    ]);
    await expect(element).to.be.accessible();
  });

  it('says how many and how much, and nothing is ticked beforehand', async () => {
    const { element } = await selecting();
    expect(boxes(element).some((box) => box.checked)).to.equal(false);
    expect(button(element, /Decide together/).disabled).to.equal(true);
    boxes(element)[0]?.click();
    boxes(element)[1]?.click();
    await settled();
    expect(textOf(bar(element))).to.contain('2 selected · €5,490 to €22,240 without VAT');
    boxes(element)[1]?.click();
    await settled();
    expect(textOf(bar(element))).to.contain('1 selected · €640 without VAT');
  });

  it('works by keyboard alone', async () => {
    const { element } = await list();
    button(element, /Select several/).focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => boxes(element).length > 0);
    await sendKeys({ press: 'Tab' });
    expect(root(element).activeElement).to.equal(boxes(element)[0]);
    await sendKeys({ press: 'Space' });
    await settled();
    expect(textOf(bar(element))).to.contain('1 selected');
  });

  it('asks the page first, with the ids in the order they were chosen', async () => {
    const { element } = await selecting();
    boxes(element)[2]?.click();
    boxes(element)[0]?.click();
    await settled();
    element.addEventListener('wk-decide-together-request', (event) => event.preventDefault());
    const said = oneEvent(element, 'wk-decide-together-request');
    button(element, /Decide together/).click();
    const event = (await said) as unknown as WkDecideTogetherRequestEvent;
    expect(event.recommendationIds).to.deep.equal(['rec_rtu1', 'rec_l1']);
    expect(event.composed && event.bubbles && event.cancelable).to.equal(true);
    await settled();
    expect(root(element).querySelector('wk-decision')).to.equal(null);
  });

  it('opens one decision for all of them in place, and comes back to a fresh list', async () => {
    const { element, asked } = await selecting();
    boxes(element)[0]?.click();
    boxes(element)[1]?.click();
    await settled();
    button(element, /Decide together/).click();
    await waitUntil(() => root(element).querySelector('wk-decision'), 'opens', { timeout: 8000 });
    const decision = root(element).querySelector<HTMLElement & { recommendationIds?: string[] }>(
      'wk-decision',
    ) as HTMLElement & { recommendationIds?: string[] };
    expect(decision.recommendationIds).to.deep.equal(['rec_l1', 'rec_rtu3']);
    expect(root(element).activeElement?.getAttribute('part')).to.equal('back');
    const before = asked.length;
    decision.dispatchEvent(new Event('wk-close', { bubbles: true, composed: true }));
    await waitUntil(() => asked.length > before);
    expect(root(element).querySelector('wk-decision')).to.equal(null);
    expect(boxes(element).length).to.equal(0);
    expect(root(element).activeElement?.closest('[data-id]')?.getAttribute('data-id')).to.equal(
      'rec_l1',
    );
  });

  it('holds fifty at most', async () => {
    const all = manyItems(480).filter((item) => item.nextStep?.kind === 'decide');
    const { element } = await selecting(all.slice(0, 60));
    await waitUntil(() => boxes(element).length >= 50);
    for (const box of boxes(element).slice(0, 50)) box.click();
    await settled();
    expect(textOf(bar(element))).to.contain('50 selected');
    expect(textOf(bar(element))).to.contain('At most 50 at a time');
    root(element).querySelector('.rest')?.scrollIntoView();
    await waitUntil(() => boxes(element).length > 50, 'draws the rest', { timeout: 5000 });
    expect(boxes(element).at(-1)?.disabled).to.equal(true);
    expect(boxes(element)[0]?.disabled).to.equal(false);
  });

  it('lets go of what somebody else has decided meanwhile', async () => {
    const { element, session, server } = await selecting();
    boxes(element)[0]?.click();
    boxes(element)[1]?.click();
    await settled();
    server.items = server.items.map((item, n) =>
      n === 0 ? { ...item, status: 'approved', yourTurn: false } : item,
    );
    session.tell({
      id: '',
      type: 'approved',
      at: '2026-11-24T09:41:00Z',
      recommendationId: null,
      appointmentId: null,
    });
    await waitUntil(() => textOf(bar(element)).includes('1 selected'));
  });

  it('is not offered to readers who decide nothing', async () => {
    const { element } = await list(aPage().items, aMe({ scopes: ['view'] }));
    expect(button(element, /Select several/)).to.equal(undefined);
  });
});

describe('order and groups', () => {
  const choose = async (element: Element, label: string, value: string): Promise<void> => {
    if (!root(element).querySelector('select')) {
      button(element, /Grouped by site/).click();
      await waitUntil(() => root(element).querySelector('select'), 'menus', { timeout: 8000 });
    }
    const select = root(element).querySelector(
      `select[aria-label="${label}"]`,
    ) as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await settled(60);
  };

  it('asks the server for the chosen order and groups', async () => {
    const { element, asked } = await list();
    await choose(element, 'Order', 'money');
    expect(asked.at(-1)).to.include({ sort: 'money', by: 'site' });
    await choose(element, 'Groups', 'none');
    expect(asked.at(-1)).to.include({ sort: 'money', by: 'none' });
    expect(root(element).querySelectorAll('.grp').length).to.equal(0);
    await choose(element, 'Groups', 'severity');
    expect(textOf(root(element).querySelector('.grp') as Node)).to.contain('Urgent');
    await expect(element).to.be.accessible();
  });

  it('begins with the very request that the script’s loader makes ahead of it', async () => {
    const { asked } = await list();
    expect(new URLSearchParams(asked[0] as Record<string, string>).toString()).to.equal(
      'group=all&sort=site&limit=50',
    );
  });

  it('says with each row why it stands there when sorted by the reader’s goals', async () => {
    const ranked = openRecommendations().map((item, n): RecommendationItem => ({
      ...(aPage([item]).items[0] as RecommendationItem),
      rank:
        n === 0
          ? {
              points: 88,
              goal: { kind: 'uptime', words: 'No closed shop in summer', place: 1 },
              chance: 0.6,
              until: '2027-06-01',
            }
          : { points: 10, goal: null, chance: null, until: null },
    }));
    const { element, asked } = await list(ranked);
    await choose(element, 'Order', 'goals');
    expect(asked.at(-1)?.sort).to.equal('goals');
    await waitUntil(() => root(element).querySelector('.why'));
    const reasons = [...root(element).querySelectorAll('.why')].map((each) => textOf(each));
    expect(reasons[0]).to.contain(
      'Your goal 1: No closed shop in summer · 6 in 10 that it fails before Tue 1 Jun 2027 · 88 points',
    );
    expect(reasons[1]).to.contain('Serves none of your goals · 10 points');
    expect(textOf(element)).to.contain('The price does not count.');
  });

  it('names the groups of goals in the reader’s words, else by their kind', async () => {
    const items = aPage().items.map((item, n): RecommendationItem => ({
      ...item,
      rank: {
        points: 0,
        goal: n < 2 ? { kind: 'safety', words: 'Nobody gets hurt', place: 1 } : null,
        chance: null,
        until: null,
      },
    }));
    const { element } = await list(items);
    await choose(element, 'Groups', 'goal');
    const names = (): string[] =>
      [...root(element).querySelectorAll('.grp b')].map((each) => each.textContent ?? '');
    await waitUntil(() => names().length === 2);
    expect(names()).to.deep.equal(['Nobody gets hurt', 'Serves none of your goals']);
  });
});
