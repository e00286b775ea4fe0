import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { RecommendationItem, RecommendationQuery } from '@wellkept/contracts';
import { aMe, manyItems, pageOfMany } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  fakeSession,
  inSession,
  lost,
  settled,
  textOf,
  type FakeSession,
} from '../recommendation/fake-session.ts';
import { RecommendationsElement } from './recommendations.ts';

define('wk-recommendations', RecommendationsElement);

const root = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const row = (element: Element, at: number): HTMLElement | null =>
  root(element).querySelector<HTMLElement>(`[data-at="${at}"]`);
const drawn = (element: Element): number => root(element).querySelectorAll('[part="item"]').length;
const focused = (element: Element): string | null | undefined =>
  root(element).activeElement?.closest('[data-at]')?.getAttribute('data-at');
const changed = {
  id: '',
  type: 'edited',
  at: '2026-11-24T09:41:00Z',
  recommendationId: null,
  appointmentId: null,
};

/** A list of so many; `say` changes what the server has, `fail` what it does. */
async function longList(count: number, template = html`<wk-recommendations></wk-recommendations>`) {
  const asked: RecommendationQuery[] = [];
  const server = { items: manyItems(count), fails: false };
  const session: FakeSession = fakeSession(
    {
      recommendations: {
        list: async (query: RecommendationQuery = {}) => {
          asked.push(query);
          if (server.fails) throw lost();
          return structuredClone(pageOfMany(server.items, query));
        },
        get: () => new Promise(() => undefined),
      },
    },
    aMe(),
  );
  const around = await inSession(session, template);
  const element = (
    around.matches('wk-recommendations') ? around : around.querySelector('wk-recommendations')
  ) as RecommendationsElement;
  if (count > 50)
    await waitUntil(() => root(element).querySelector('.block'), 'goes on', { timeout: 8000 });
  return { element, session, asked, server };
}

/** Scrolls the page until the row at this place is on the screen. */
const scrollTo = async (element: Element, at: number): Promise<void> => {
  const total = root(element).querySelectorAll('.block').length * 25 + 50;
  for (let tries = 0; tries < 40 && !row(element, at); tries += 1) {
    const { top, height } = element.getBoundingClientRect();
    window.scrollTo(0, scrollY + top + (height * at) / total);
    await settled(150);
  }
  row(element, at)?.scrollIntoView({ block: 'center' });
  await settled(200);
};

afterEach(() => window.scrollTo(0, 0));

describe('a long list', () => {
  it('draws only what is near the screen, of ten thousand', async () => {
    const { element, asked } = await longList(10_000);
    await settled(300);
    expect(drawn(element)).to.be.below(200);
    expect(asked.length).to.be.below(4);
    expect(element.getBoundingClientRect().height).to.be.above(400_000);
    await expect(element).to.be.accessible();
  });

  it('shows what belongs to the place a reader scrolls to, and takes away what is far off', async () => {
    const { element } = await longList(10_000);
    await scrollTo(element, 7_000);
    expect(textOf(row(element, 7_000) as Node)).to.contain('(7001)');
    expect(row(element, 60)).to.equal(null);
    expect(drawn(element)).to.be.below(250);
  });

  it('says where a row stands in its group, and repeats no heading', async () => {
    const { element } = await longList(10_000);
    await scrollTo(element, 7_002);
    const item = row(element, 7_002) as HTMLElement;
    expect(item.getAttribute('aria-posinset')).to.equal('3');
    expect(item.getAttribute('aria-setsize')).to.equal('5');
    expect(item.parentElement?.getAttribute('aria-label')).to.contain('Shop 1401');
    const names = [...root(element).querySelectorAll('.grp b')].map((each) => each.textContent);
    expect(new Set(names).size).to.equal(names.length);
  });

  it('keeps the row a reader looks at in its place while rows above it are drawn', async function () {
    // Evened out by the browser's scroll anchoring, which WebKit has not.
    if (!CSS.supports('overflow-anchor', 'auto')) this.skip();
    const { element } = await longList(2_000);
    await scrollTo(element, 1_500);
    for (let step = 0; step < 12; step += 1) {
      const middle = [...root(element).querySelectorAll<HTMLElement>('[part="item"]')].find(
        (each) => each.getBoundingClientRect().top > innerHeight / 3,
      ) as HTMLElement;
      const before = middle.getBoundingClientRect().top;
      window.scrollBy(0, -innerHeight / 2);
      await settled(150);
      if (!middle.isConnected) continue;
      const moved = middle.getBoundingClientRect().top - before;
      expect(Math.abs(moved - innerHeight / 2)).to.be.below(3);
    }
  });

  it('walks from row to row by the arrow keys, to the ends by Home and End', async () => {
    const { element } = await longList(1_000);
    row(element, 0)?.querySelector<HTMLElement>('.open')?.focus();
    await settled(100);
    await sendKeys({ press: 'ArrowDown' });
    expect(focused(element)).to.equal('1');
    await sendKeys({ press: 'PageDown' });
    expect(focused(element)).to.equal('11');
    await sendKeys({ press: 'ArrowUp' });
    expect(focused(element)).to.equal('10');
    await sendKeys({ press: 'End' });
    await waitUntil(() => focused(element) === '999', 'the last row', { timeout: 5000 });
    await sendKeys({ press: 'Home' });
    await waitUntil(() => focused(element) === '0');
  });

  it('goes on by Tab beyond the first page', async () => {
    const { element } = await longList(200);
    const last = row(element, 49) as HTMLElement;
    last.querySelector<HTMLElement>('.open')?.focus();
    last.scrollIntoView();
    await waitUntil(() => row(element, 50), 'draws the next', { timeout: 5000 });
    await sendKeys({ press: 'Tab' });
    expect(focused(element)).to.equal('50');
  });

  it('keeps a row that has the focus when the reader scrolls far away', async () => {
    const { element } = await longList(2_000);
    await scrollTo(element, 300);
    const button = row(element, 300)?.querySelector('.open') as HTMLElement;
    button.focus({ preventScroll: true });
    await scrollTo(element, 1_700);
    expect(root(element).activeElement).to.equal(button);
    button.blur();
    await waitUntil(() => row(element, 300) === null, 'lets it go');
  });

  it('follows a change on the server without losing its place or the focus', async () => {
    const { element, session, server } = await longList(1_000);
    await scrollTo(element, 400);
    const button = row(element, 400)?.querySelector('.open') as HTMLElement;
    button.focus({ preventScroll: true });
    const place = scrollY;
    server.items = server.items.with(400, {
      ...(server.items[400] as RecommendationItem),
      title: 'Another title',
    });
    session.tell(changed);
    await waitUntil(() => textOf(row(element, 400) as Node).includes('Another title'));
    expect(root(element).activeElement).to.equal(button);
    expect(Math.abs(scrollY - place)).to.be.below(3);
  });

  for (const [where, count, at] of [
    ['on the first page', 40, 30],
    ['far down', 1_000, 400],
  ] as const)
    it(`keeps focus and reading place ${where} when the list above changes: new sites, new findings, some gone`, async () => {
      const { element, session, server } = await longList(count);
      await scrollTo(element, at);
      const id = row(element, at)?.dataset['id'] ?? '';
      const own = (): HTMLElement =>
        root(element).querySelector<HTMLElement>(`[data-id="${id}"]`) as HTMLElement;
      own().querySelector<HTMLElement>('.open')?.focus({ preventScroll: true });
      await settled(300); // What a reader who turns to the list needs is loaded.
      const [first] = server.items as [RecommendationItem];
      const added = (n: number, site = first.site): RecommendationItem => ({
        ...first,
        id: `rec_added_${site.id}_${n}`,
        site,
      });
      const before = { ...first.site, id: 'sit_before', name: 'A place before all others' };
      const changes: [string, () => void][] = [
        ['two new ones', () => (server.items = [added(1), added(2), ...server.items])],
        [
          'a new site',
          () => (server.items = [added(1, before), added(2, before), ...server.items]),
        ],
        ['some gone', () => (server.items = server.items.toSpliced(5, 4))],
        ['the new site gone', () => (server.items = server.items.toSpliced(0, 2))],
      ];
      for (const [what, change] of changes) {
        const place = own().getBoundingClientRect().top;
        change();
        session.tell(changed);
        const now = server.items.findIndex((each) => each.id === id);
        await waitUntil(() => row(element, now)?.dataset['id'] === id, what, { timeout: 5000 });
        await settled(300);
        expect(Math.abs(own().getBoundingClientRect().top - place), what).to.be.below(3);
        expect(own().contains(root(element).activeElement), what).to.equal(true);
      }
    });

  it('hands the focus on when the focused row is gone, and shrinks by what was closed', async () => {
    const { element, session, server } = await longList(130);
    await scrollTo(element, 100);
    row(element, 100)?.querySelector<HTMLElement>('.open')?.focus({ preventScroll: true });
    server.items = server.items.filter((_, at) => at !== 100);
    session.tell(changed);
    await waitUntil(() => textOf(row(element, 100) as Node).includes('(102)'));
    expect(focused(element)).to.equal('100');
    server.items = server.items.slice(0, 60);
    session.tell(changed);
    await waitUntil(() => root(element).querySelectorAll('.block').length === 1);
  });

  it('begins anew when another part of it is asked for', async () => {
    const { element, server, asked } = await longList(1_000);
    await scrollTo(element, 500);
    server.items = manyItems(60).toReversed();
    [...root(element).querySelectorAll('button')]
      .find((each) => /Waits for you/.test(each.textContent ?? ''))
      ?.click();
    await waitUntil(() => root(element).querySelectorAll('.block').length === 1);
    await scrollTo(element, 55);
    expect(textOf(row(element, 55) as Node)).to.contain('(5)');
    expect(asked.at(-1)).to.include({ group: 'yours', offset: 50 });
  });

  it('says so where a part does not load, keeps the rest, and tries again', async () => {
    const { element, server } = await longList(300);
    server.fails = true;
    await scrollTo(element, 250);
    await waitUntil(() => root(element).querySelector('.block .link'), 'says so');
    expect(drawn(element)).to.be.at.least(50);
    server.fails = false;
    for (const again of root(element).querySelectorAll<HTMLElement>('.block .link')) again.click();
    await scrollTo(element, 250);
    expect(textOf(row(element, 250) as Node)).to.contain('(251)');
  });

  it('comes back to the row that was opened, however far down', async () => {
    const { element } = await longList(1_000);
    await scrollTo(element, 600);
    row(element, 600)?.querySelector<HTMLElement>('.open')?.click();
    await waitUntil(() => root(element).activeElement?.getAttribute('part') === 'back');
    (root(element).activeElement as HTMLElement).click();
    await waitUntil(() => focused(element) === '600');
    expect(row(element, 600)?.getBoundingClientRect().top).to.be.within(0, innerHeight);
  });

  it('scrolls inside when it is contained, and leaves the page alone', async () => {
    const { element } = await longList(
      1_000,
      html`<div>
        <wk-recommendations contained></wk-recommendations>
      </div>`,
    );
    element.style.blockSize = '500px';
    await settled(200);
    expect(element.getBoundingClientRect().height).to.equal(500);
    element.scrollTop = element.scrollHeight / 2;
    await waitUntil(
      () =>
        [...root(element).querySelectorAll<HTMLElement>('.block [data-at]')].some((each) => {
          const { top } = each.getBoundingClientRect();
          return top > 0 && top < 500;
        }),
      'draws what is inside',
      { timeout: 5000 },
    );
    expect(scrollY).to.equal(0);
    expect(drawn(element)).to.be.below(300);
  });

  it('works again after it was moved within the page', async () => {
    const { element } = await longList(300);
    const parent = element.parentElement as HTMLElement;
    element.remove();
    parent.append(element);
    await waitUntil(() => root(element).querySelector('.block'));
    await scrollTo(element, 200);
    expect(textOf(row(element, 200) as Node)).to.contain('(201)');
  });
});
