import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Recommendation, RecommendationPage, RecommendationQuery } from '@wellkept/contracts';
import { aMe, aPage, openRecommendations } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import type { WkOpenRequestEvent } from '../events.ts';
import {
  fakeSession,
  inSession,
  lost,
  refused,
  settled,
  textOf,
  type FakeSession,
} from '../recommendation/fake-session.ts';
import { RecommendationsElement } from './recommendations.ts';

define('wk-recommendations', RecommendationsElement);

type Answer = RecommendationPage | Error | ((query: RecommendationQuery) => RecommendationPage);

const listIn = (element: Element): RecommendationsElement =>
  (element.closest('wk-recommendations') ??
    element.querySelector('wk-recommendations')) as RecommendationsElement;

/** A list that shows what the server says; `say` changes that. */
async function list(
  first: Answer = aPage(),
  template = html`<wk-recommendations></wk-recommendations>`,
) {
  const asked: RecommendationQuery[] = [];
  let answer = first;
  const session: FakeSession = fakeSession(
    {
      recommendations: {
        list: async (query: RecommendationQuery = {}) => {
          asked.push(query);
          const page = typeof answer === 'function' ? answer(query) : answer;
          if (page instanceof Error) throw page;
          return structuredClone(page);
        },
        get: () => new Promise(() => undefined),
      },
    },
    aMe(),
  );
  const element = listIn(await inSession(session, template));
  return { element, session, asked, say: (next: Answer) => (answer = next) };
}

const root = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const items = (element: Element): HTMLElement[] => [
  ...root(element).querySelectorAll<HTMLElement>('[part="item"]'),
];
const opener = (element: Element, title: RegExp): HTMLButtonElement =>
  [...root(element).querySelectorAll<HTMLButtonElement>('[part="open"]')].find((button) =>
    title.test(button.textContent ?? ''),
  ) as HTMLButtonElement;
const button = (element: Element, name: RegExp): HTMLButtonElement =>
  [...root(element).querySelectorAll('button')].find((found) =>
    name.test(found.textContent ?? ''),
  ) as HTMLButtonElement;
const changed = {
  id: '',
  type: 'reconnected',
  at: '2026-11-24T09:41:00Z',
  recommendationId: null,
  appointmentId: null,
};

/** The detail's code is loaded when it is first opened; unbundled, as here, that is many files. */
const opened = (element: Element): Promise<void> =>
  waitUntil(() => root(element).querySelector('wk-recommendation'), 'opens', { timeout: 8000 });

describe('wk-recommendations', () => {
  it('passes axe, full, empty, failed and loading', async () => {
    for (const answer of [aPage(), aPage([]), lost()]) {
      const { element } = await list(answer);
      await expect(element).to.be.accessible();
    }
    const session = fakeSession(
      { recommendations: { list: () => new Promise(() => undefined) } },
      aMe(),
    );
    const waiting = listIn(
      await inSession(session, html`<wk-recommendations></wk-recommendations>`),
    );
    expect(root(waiting).querySelector('[aria-busy="true"]'), 'at once').not.to.exist;
    await waitUntil(() => root(waiting).querySelector('[aria-busy="true"]'), 'draws its outline');
    await expect(waiting).to.be.accessible();
  });

  it('says how much waits, for how many, and which tax is left out', async () => {
    const { element } = await list();
    const text = textOf(element);
    expect(text).to.contain('8 open at 4 sites. Five wait for you');
    expect(text).to.contain('€7,060');
    expect(text).to.contain('for what you decide, without VAT');
  });

  it('shows severity, unit, status, next step with person and date, price and what waiting brings', async () => {
    const { element } = await list();
    const text = textOf(items(element)[0] as HTMLElement);
    for (const part of [
      'Urgent',
      'Door safety edge',
      'Lift',
      'L1',
      'Viewed today',
      'You decide',
      'by Thu 26 Nov',
      '€640',
      'waiting: out of use Fri',
    ]) {
      expect(text).to.contain(part);
    }
  });

  it('groups by site with a sum, and marks it as the least where options differ', async () => {
    const { element } = await list();
    expect(textOf(element)).to.match(/Harbour Street 12 Dublin 4 items · from €6,140/);
    expect(textOf(element)).to.match(/Quay Road cold store Waterford 2 items · €1,400/);
  });

  it('asks the server for a chip’s part of the list', async () => {
    const { element, asked } = await list();
    button(element, /Booked/).click();
    await settled();
    expect(asked.at(-1)?.group).to.equal('booked');
    expect(button(element, /Booked/).getAttribute('aria-pressed')).to.equal('true');
    expect(button(element, /^\s*All/).getAttribute('aria-pressed')).to.equal('false');
  });

  it('searches once typing pauses, and offers the way back when nothing matches', async () => {
    const { element, asked, say } = await list();
    const field = root(element).querySelector('input') as HTMLInputElement;
    // Nothing matches in any part of the list: its counts say so too.
    say((query) => (query.q ? aPage([]) : aPage()));
    field.focus();
    await sendKeys({ type: 'zebra' });
    await waitUntil(() => asked.length === 2);
    expect(asked[1]?.q).to.equal('zebra');
    await waitUntil(() => textOf(element).includes('Nothing matches “zebra”'));
    expect(root(element).activeElement).to.equal(field);
    root(element).querySelector('wk-notice')?.shadowRoot?.querySelector('button')?.click();
    await waitUntil(() => items(element).length === 8);
    expect(field.value).to.equal('');
  });

  it('opens an item in place with its own way back, and returns the focus to where it came from', async () => {
    const { element } = await list();
    const length = history.length;
    opener(element, /Compressor 2/).click();
    await opened(element);
    expect(
      root(element).querySelector('wk-recommendation')?.getAttribute('recommendation-id'),
    ).to.equal('rec_rtu3');
    expect(root(element).activeElement?.getAttribute('part')).to.equal('back');
    expect(items(element)[0]?.checkVisibility()).to.equal(false);
    button(element, /Back to the list/).click();
    await settled();
    expect(root(element).querySelector('wk-recommendation')).to.equal(null);
    expect(root(element).activeElement).to.equal(opener(element, /Compressor 2/));
    expect(history.length).to.equal(length);
  });

  it('leaves opening to a page that cancels the request', async () => {
    const { element } = await list();
    element.addEventListener('wk-open-request', (event) => event.preventDefault());
    const said = oneEvent(element, 'wk-open-request');
    opener(element, /Drive belt/).click();
    expect(((await said) as unknown as WkOpenRequestEvent).recommendationId).to.equal('rec_rtu1');
    await settled();
    expect(root(element).querySelector('wk-recommendation')).to.equal(null);
  });

  it('is reached and opened by keyboard alone', async () => {
    const { element } = await list();
    opener(element, /Door safety edge/).focus();
    await sendKeys({ press: 'Tab' });
    expect(root(element).activeElement).to.equal(opener(element, /Compressor 2/));
    await sendKeys({ press: 'Enter' });
    await opened(element);
  });

  it('follows live changes without moving the focus', async () => {
    const { element, session, say } = await list();
    const focused = opener(element, /Drive belt/);
    focused.focus();
    const now = openRecommendations();
    (now[0] as Recommendation).title = 'Door safety edge, and more';
    say(aPage(now));
    session.tell(changed);
    await waitUntil(() => opener(element, /and more/));
    expect(root(element).activeElement).to.equal(focused);
  });

  it('hands the focus to the next item when the focused one leaves the list', async () => {
    const { element, session, say } = await list();
    opener(element, /Drive belt/).focus();
    say(aPage(openRecommendations().filter(({ id }) => id !== 'rec_rtu1')));
    session.tell(changed);
    await waitUntil(() => items(element).length === 7);
    expect(root(element).activeElement).to.equal(opener(element, /Fan slightly/));
  });

  it('makes one request of a burst of changes', async () => {
    const { session, asked } = await list();
    for (let i = 0; i < 20; i += 1) session.tell(changed);
    await settled(300);
    expect(asked.length).to.equal(2);
  });

  it('keeps the list on the screen when a refresh fails, says so, and catches up', async () => {
    const { element, session, say } = await list();
    say(lost());
    session.tell(changed);
    await waitUntil(() => textOf(element).includes('may be out of date'));
    expect(items(element).length).to.equal(8);
    say(aPage());
    session.tell(changed);
    await waitUntil(() => !textOf(element).includes('may be out of date'));
  });

  it('offers a retry and a person to ring when it cannot be loaded', async () => {
    const { element, say } = await list(lost());
    const text = textOf(element);
    expect(text).to.contain('We could not load your findings');
    expect(text).to.contain('Maria Duffy can help');
    say(aPage());
    root(element).querySelector('wk-notice')?.shadowRoot?.querySelector('button')?.click();
    await waitUntil(() => items(element).length === 8);
  });

  it('loads by itself when the device is back on the network', async () => {
    const { element, session, say } = await list(lost());
    session.set({ online: false });
    await settled();
    say(aPage());
    session.set({ online: true });
    await waitUntil(() => items(element).length === 8);
  });

  it('says that it is not open to the reader, without a useless retry', async () => {
    const { element } = await list(refused('forbidden', { status: 403 }));
    expect(textOf(element)).to.contain('This is not open to you');
    expect(root(element).querySelector('wk-notice')?.shadowRoot?.querySelector('button')).to.equal(
      null,
    );
  });

  it('says what an empty list means', async () => {
    const { element } = await list(aPage([]));
    expect(textOf(element)).to.contain('Nothing needs you today');
  });

  it('forgets the list when a person signs out, and asks again after the next sign-in', async () => {
    const { element, session, asked } = await list();
    await session.signOut();
    await settled();
    expect(textOf(element)).to.not.contain('Compressor');
    session.set({ status: 'ready', reason: null, me: aMe() });
    await waitUntil(() => items(element).length === 8);
    expect(asked.length).to.equal(2);
  });

  it('shows the firm’s number, who is signed in, and the way to sign out', async () => {
    const { element, session } = await list();
    const footer = root(element).querySelector('[part="footer"]') as HTMLElement;
    expect(textOf(footer)).to.contain('Signed in as Aoife Brennan');
    expect(footer.querySelector('a')?.getAttribute('href')).to.equal('tel:+35315550142');
    footer.querySelector('button')?.click();
    await settled();
    expect(session.state.reason).to.equal('signed-out');
  });

  it('compact: shows what waits for the reader, and all on request', async () => {
    const { element, asked } = await list(
      aPage(),
      html`<wk-recommendations compact></wk-recommendations>`,
    );
    expect(asked[0]?.group).to.equal('yours');
    expect(textOf(element)).to.contain('Five things wait for you');
    expect(items(element).length).to.equal(4);
    button(element, /See all 8/).click();
    await waitUntil(() => items(element).length === 8);
    expect(asked.at(-1)?.group).to.equal('all');
  });

  it('speaks the language of the page around it, and follows it', async () => {
    const { element } = await list(
      aPage(),
      html`<wk-recommendations lang="de"></wk-recommendations>`,
    );
    await waitUntil(() => textOf(element).includes('Sie entscheiden'));
    expect(textOf(element)).to.contain('7.060 €');
    element.lang = 'ar-XB';
    await waitUntil(() => root(element).querySelector('[dir="rtl"]'));
    element.lang = 'en';
    await waitUntil(() => textOf(element).includes('You decide'));
  });

  it('never scrolls sideways, from 240 to 1400 px, in any language', async () => {
    const { element } = await list();
    for (const lang of ['en', 'de', 'ar-XB']) {
      element.lang = lang;
      await settled();
      for (const width of [240, 320, 390, 720, 820, 1080, 1400]) {
        element.style.inlineSize = `${width}px`;
        await element.updateComplete;
        const inner = root(element).querySelector('[lang]') as HTMLElement;
        expect(inner.scrollWidth, `${lang} at ${width}`).to.be.at.most(width);
      }
    }
  });

  it('reserves the same height before and after it is loaded', async () => {
    const { element } = await list(aPage([]));
    expect(element.getBoundingClientRect().height).to.be.at.least(innerHeight);
  });
});
