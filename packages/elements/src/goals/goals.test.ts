import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Business, BusinessEdit, Me } from '@wellkept/contracts';
import { aBusiness, aMe, anUnsaidBusiness, aStaffMe, people, siteList } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  lost,
  press,
  refused,
  settled,
  textOf,
  type,
} from '../recommendation/fake-session.ts';
import { GoalsElement } from './goals.ts';

define('wk-goals', GoalsElement);

/** The page of a business; `answers` are what the server says to saving, one after the other. */
async function show(business: Business | Error = aBusiness(), me: Me = aMe()) {
  const server = { business, answers: [] as Error[] };
  const sent: { body: BusinessEdit; revision: number }[] = [];
  const session = fakeSession(
    {
      goals: {
        get: async () => {
          if (server.business instanceof Error) throw server.business;
          return structuredClone(server.business);
        },
        put: async (body, { revision }) => {
          sent.push({ body, revision });
          const answer = server.answers.shift();
          if (answer) throw answer;
          server.business = {
            ...aBusiness(),
            ...body,
            revision: revision + 1,
            updatedBy: me.person,
            updatedAt: me.now,
          };
          return structuredClone(server.business);
        },
      },
      sites: { list: async () => ({ items: [...siteList], nextCursor: null }) },
    },
    me,
  );
  const element = await inSession<GoalsElement>(session, html`<wk-goals></wk-goals>`);
  await settled();
  return { element, session, server, sent };
}

const words = (element: Element): string[] =>
  [...(element.shadowRoot?.querySelectorAll<HTMLInputElement>('[name^="words-"]') ?? [])].map(
    ({ value }) => value,
  );
const changedByOther = {
  id: '',
  type: 'goals-changed',
  at: '2026-11-24T09:41:00Z',
  recommendationId: null,
  appointmentId: null,
};

describe('wk-goals', () => {
  it('passes axe: filled, empty, to read, not loaded', async () => {
    for (const [business, me] of [
      [aBusiness(), aMe()],
      [anUnsaidBusiness(), aMe()],
      [aBusiness(), aStaffMe('desk')],
      [lost(), aMe()],
    ] as const) {
      const { element } = await show(business, me);
      await expect(element).to.be.accessible();
    }
  });

  it('shows what was said, by whom and when', async () => {
    const { element } = await show();
    expect(words(element)).to.deep.equal([
      'No closed shop in summer',
      'Nobody gets hurt, staff or customer',
      'A fifth less electricity by 2028',
    ]);
    expect(textOf(element)).to.contain('Last said by Aoife Brennan, Mon 2 Nov, 11:20 am.');
    expect(deep<HTMLInputElement>(element, '[name="cost-sit_harbour"]')?.value).to.equal('85');
    expect(deep(element, '[part="save"]')).to.equal(null);
  });

  it('asks for one goal when nothing was said yet, and sends the first saying as revision 0', async () => {
    const { element, sent } = await show(anUnsaidBusiness());
    expect(textOf(element)).to.contain('You have not told us yet what matters to you');
    await press(element, '[part="add-goal"]');
    await type(element, '[name="words-0"]', ' Ovens on before five ');
    await press(element, '[part="save"]');
    expect(sent).to.deep.equal([
      {
        revision: 0,
        body: {
          goals: [{ kind: 'uptime', words: 'Ovens on before five', siteIds: [] }],
          sites: [],
          plans: [],
        },
      },
    ]);
    expect(textOf(element)).to.contain('Saved. Your list and the costs follow it from now on.');
  });

  it('changes the order by keys that say what they move', async () => {
    const { element, sent } = await show();
    const up = deep(element, '[aria-label="Move goal 2 up"]');
    up?.focus();
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(words(element)[0]).to.equal('Nobody gets hurt, staff or customer');
    expect(deep<HTMLButtonElement>(element, '[aria-label="Move goal 1 up"]')?.disabled).to.equal(
      true,
    );
    await press(element, '[part="save"]');
    expect(sent[0]?.body.goals.map(({ kind }) => kind)).to.deep.equal([
      'safety',
      'uptime',
      'energy',
    ]);
  });

  it('takes hours and amounts as people write them, and money in minor units', async () => {
    const { element, sent } = await show();
    await type(element, '[name="hours-sit_mill"]', '37,5');
    await type(element, '[name="cost-sit_mill"]', '120.50');
    await press(element, '[part="save"]');
    expect(sent[0]?.body.sites.find(({ siteId }) => siteId === 'sit_mill')).to.deep.equal({
      siteId: 'sit_mill',
      hoursPerWeek: 37.5,
      seasons: [],
      downtimeCost: { amount: 12_050, currency: 'EUR' },
    });
    expect(
      sent[0]?.body.sites.find(({ siteId }) => siteId === 'sit_harbour')?.seasons,
    ).to.deep.equal([{ from: 6, to: 8, hoursPerWeek: 96 }]);
  });

  it('reads thousands in the cost of an hour, and asks again for what could be two amounts', async () => {
    const { element, sent } = await show();
    await type(element, '[name="cost-sit_mill"]', '5.000');
    await press(element, '[part="save"]');
    expect(sent).to.deep.equal([]);
    expect(textOf(element)).to.contain('This can be read in two ways.');
    await type(element, '[name="cost-sit_mill"]', '5,000');
    await press(element, '[part="save"]');
    const mill = sent[0]?.body.sites.find(({ siteId }) => siteId === 'sit_mill');
    expect(mill?.downtimeCost).to.deep.equal({ amount: 500_000, currency: 'EUR' });
  });

  it('names what cannot be sent, goes there, and sends nothing', async () => {
    const { element, sent } = await show();
    await type(element, '[name="hours-sit_mill"]', '200');
    await press(element, '[part="save"]');
    expect(textOf(element)).to.contain('A number from 0 to 168.');
    expect(element.shadowRoot?.activeElement?.getAttribute('name')).to.equal('hours-sit_mill');
    expect(sent.length).to.equal(0);
    await expect(element).to.be.accessible();
  });

  it('keeps what is not sent, says so, and sends it when the network is back', async () => {
    const { element, session, server, sent } = await show();
    server.answers = [lost()];
    await type(element, '[name="words-0"]', 'No closed shop at all');
    await press(element, '[part="save"]');
    expect(textOf(element)).to.contain('Not sent yet');
    expect(words(element)[0]).to.equal('No closed shop at all');
    session.set({ online: false });
    await settled();
    session.set({ online: true });
    await waitUntil(() => sent.length === 2);
    await waitUntil(() => textOf(element).includes('Saved.'));
  });

  it('does not overwrite what somebody else said meanwhile without another press', async () => {
    const { element, session, server, sent } = await show();
    await type(element, '[name="words-0"]', 'Mine');
    server.business = aBusiness({ revision: 4, updatedBy: people.declan, goals: [] });
    session.tell(changedByOther);
    await waitUntil(() => textOf(element).includes('Declan Moore changed this meanwhile'));
    expect(words(element)[0]).to.equal('Mine');
    await press(element, '[part="save"]');
    expect(sent[0]?.revision).to.equal(4);
  });

  it('learns of the other’s saying from the refusal too, and shows theirs on request', async () => {
    const { element, server } = await show();
    await type(element, '[name="words-0"]', 'Mine');
    server.answers = [refused('stale', { status: 412 })];
    server.business = aBusiness({
      revision: 4,
      updatedBy: people.declan,
      goals: [{ kind: 'cost', words: 'Theirs', siteIds: [] }],
    });
    await press(element, '[part="save"]');
    await waitUntil(() => textOf(element).includes('Declan Moore changed this meanwhile'));
    expect(words(element)[0]).to.equal('Mine');
    [...(element.shadowRoot?.querySelectorAll('button') ?? [])]
      .find((button) => button.textContent?.includes('Show theirs'))
      ?.click();
    await settled();
    expect(words(element)).to.deep.equal(['Theirs']);
  });

  it('follows another person’s saying by itself while nothing is being typed', async () => {
    const { element, session, server } = await show();
    server.business = aBusiness({
      revision: 4,
      goals: [{ kind: 'cost', words: 'Theirs', siteIds: [] }],
    });
    session.tell(changedByOther);
    await waitUntil(() => words(element)[0] === 'Theirs');
  });

  it('keeps what was typed when it leaves the page and comes back', async () => {
    const { element } = await show();
    await type(element, '[name="words-0"]', 'Half a wo');
    const parent = element.parentElement as HTMLElement;
    element.remove();
    const again = document.createElement('wk-goals') as GoalsElement;
    parent.append(again);
    await waitUntil(() => words(again)[0] === 'Half a wo');
  });

  it('is to be read only by staff and by contacts who may not decide', async () => {
    for (const me of [aStaffMe('desk'), aMe({ scopes: ['view'] })]) {
      const { element } = await show(aBusiness(), me);
      expect(textOf(element)).to.contain('No closed shop in summer It keeps running');
      expect(textOf(element)).to.contain('€85 an hour of standstill');
      expect(textOf(element)).to.contain('June to August: 96 hours a week');
      expect(element.shadowRoot?.querySelector('input')).to.equal(null);
    }
  });

  it('says when saving is not permitted or fails, and loses nothing', async () => {
    const { element, server } = await show();
    await type(element, '[name="words-0"]', 'Mine');
    server.answers = [refused('forbidden', { status: 403 }), refused('internal', { status: 500 })];
    await press(element, '[part="save"]');
    expect(textOf(element)).to.contain('Your sign-in may read this, not change it');
    await press(element, '[part="save"]');
    expect(textOf(element)).to.contain('Nothing you typed is lost');
    expect(words(element)[0]).to.equal('Mine');
  });

  it('never scrolls sideways, from 240 to 1080 px, in any language', async () => {
    const { element } = await show();
    for (const lang of ['en', 'de', 'ar-XB']) {
      element.lang = lang;
      await settled(100);
      for (const width of [240, 320, 390, 720, 1080]) {
        element.style.inlineSize = `${width}px`;
        await element.updateComplete;
        const inner = element.shadowRoot?.querySelector('[lang]') as HTMLElement;
        expect(inner.scrollWidth, `${lang} at ${width}`).to.be.at.most(width);
      }
    }
  });
});
