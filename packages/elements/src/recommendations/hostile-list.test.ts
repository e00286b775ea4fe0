import { expect, waitUntil } from '@open-wc/testing';
import type { RecommendationPage } from '@wellkept/contracts';
import { aMe, aPage } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import type { WkErrorEvent } from '../events.ts';
import { everyLeaf, hostile, watchErrors, withLeaf } from '../hostile.fixture.ts';
import { fakeSession, inSession, settled, textOf } from '../recommendation/fake-session.ts';
import { RecommendationsElement } from './recommendations.ts';

define('wk-recommendations', RecommendationsElement);

const root = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const items = (element: Element): HTMLElement[] => [
  ...root(element).querySelectorAll<HTMLElement>('[part="item"]'),
];

/** A list whose answer can be replaced. */
async function list(first: unknown, me = aMe()) {
  let answer = first;
  const told: unknown[] = [];
  const session = fakeSession(
    { recommendations: { list: async () => structuredClone(answer) as RecommendationPage } },
    me,
  );
  const element = await inSession<RecommendationsElement>(
    session,
    html`<wk-recommendations
      @wk-error=${({ error }: WkErrorEvent) => told.push(error)}
    ></wk-recommendations>`,
  );
  const say = async (next: unknown): Promise<void> => {
    answer = next;
    element.reload();
    await settled(5);
    await element.updateComplete;
  };
  return { element, told, say };
}

const withItem = (change: object | null): object => {
  const page = aPage();
  const [first, ...rest] = page.items;
  return { ...page, items: [change && { ...first, ...change }, ...rest] };
};
const unfit = /could not be shown here/;

describe('a list with something in it that is not what it should be', () => {
  const errors = watchErrors();

  for (const [what, change] of Object.entries({
    'a next step of a kind nobody knows': {
      nextStep: { ...aPage().items[0]?.nextStep, kind: 'teleport' },
    },
    'no currency': { priceFrom: { amount: 1, currency: '' }, priceTo: { amount: 1, currency: '' } },
    'a zone that does not exist': { site: { ...aPage().items[0]?.site, timeZone: 'Mars/Olympus' } },
    'a date that is none': { nextStep: { ...aPage().items[0]?.nextStep, dueAt: 'soon' } },
    'an amount that is text': {
      priceFrom: { amount: '64000', currency: 'EUR' },
      priceTo: { amount: '64000', currency: 'EUR' },
    },
    nothing: null,
  }))
    it(`costs one row: ${what}`, async () => {
      const { element, told, say } = await list(withItem(change));
      await waitUntil(() => unfit.test(textOf(items(element)[0] as Element)), 'says so', {
        timeout: 8000,
      });
      expect(items(element)).to.have.length(8);
      expect(textOf(items(element)[0] as Element)).to.contain('+353 1 555 0142');
      expect(items(element).filter((item) => unfit.test(textOf(item)))).to.have.length(1);
      await expect(element).to.be.accessible();
      // Told once, however often the list is drawn.
      await say(withItem(change));
      await settled();
      expect(told).to.have.length(1);
      expect(errors()).to.deep.equal([]);
    });

  it('is never blank and never throws, whatever stands in any field of the answer', async function () {
    this.timeout(120_000);
    const page = { ...aPage(), items: aPage().items.slice(0, 3) };
    const { element, say } = await list(withItem(null));
    await waitUntil(() => unfit.test(textOf(element)), 'its late part is here', { timeout: 8000 });
    for (const path of everyLeaf(page))
      for (const value of hostile) {
        await say(withLeaf(page, path, value));
        const where = `${path.join('/')} as ${JSON.stringify(value)}`;
        expect(errors(), where).to.deep.equal([]);
        expect(textOf(element).trim(), where).not.to.equal('');
        // What is not an item's is checked by the client before the list sees it.
        if (path[0] !== 'items' || path.length < 3) continue;
        expect(items(element), where).to.have.length(3);
        expect(textOf(element), where).not.to.contain('[object Object]');
      }
  });

  it('draws a list that is said to be a thousand million million long', async () => {
    const { element } = await list({ ...aPage(), total: 1e15, sections: [1e15] });
    await waitUntil(() => root(element).querySelector('.rest .block'), 'goes on', {
      timeout: 8000,
    });
    expect(root(element).querySelectorAll('.rest .block').length).to.be.below(10_001);
    expect(items(element)).to.have.length.above(7);
  });

  it('shows items that no section speaks of', async () => {
    const { element } = await list({ ...aPage(), sections: [1], headings: [] });
    expect(items(element)).to.have.length(8);
  });
});
