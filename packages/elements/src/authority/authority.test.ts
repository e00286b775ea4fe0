import { expect, waitUntil } from '@open-wc/testing';
import type { Me } from '@wellkept/contracts';
import type { Authority, AuthorityEdit } from '@wellkept/contracts/authority';
import { aHandOver, aMe, anAuthority, noAuthority, people, siteList } from '@wellkept/testing';
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
import { AuthorityElement } from './authority.ts';

define('wk-authority', AuthorityElement);

async function show(rules: Authority | Error = anAuthority(), me: Me = aMe()) {
  const server = { rules, answers: [] as Error[], revoked: [] as string[] };
  const sent: { body: AuthorityEdit; revision: number }[] = [];
  const session = fakeSession(
    {
      authority: {
        get: async () => {
          if (server.rules instanceof Error) throw server.rules;
          return structuredClone(server.rules);
        },
        put: async (body, { revision }) => {
          sent.push({ body, revision });
          const answer = server.answers.shift();
          if (answer) throw answer;
          server.rules = anAuthority({
            revision: revision + 1,
            twoPeopleAbove: body.twoPeopleAbove,
          });
          return structuredClone(server.rules);
        },
      },
      handOvers: {
        list: async () => ({ items: [aHandOver()] }),
        revoke: async (id) => {
          server.revoked.push(id);
          return aHandOver({ revokedAt: me.now });
        },
      },
      sites: { list: async () => ({ items: [...siteList], nextCursor: null }) },
    },
    me,
  );
  const element = await inSession<AuthorityElement>(session, html`<wk-authority></wk-authority>`);
  await settled();
  return { element, session, server, sent };
}

const change = async (element: AuthorityElement, sum = '5000'): Promise<void> => {
  press(element, '[part=change]');
  await settled();
  type(element, '[name=twoPeopleAbove]', sum);
  await settled();
  press(element, '[part=save]');
  await settled();
};

describe('wk-authority', () => {
  it('passes axe: to read, to change, without rules, not loaded', async () => {
    for (const rules of [anAuthority(), noAuthority(), lost()]) {
      const { element } = await show(rules);
      await expect(element).to.be.accessible();
    }
    const { element } = await show();
    press(element, '[part=change]');
    await settled();
    await expect(element).to.be.accessible();
  });

  it('says the rules in plain sentences, with the running use of a standing authorisation', async () => {
    const { element } = await show();
    const text = textOf(element);
    expect(text).to.contain(
      'Anything over €10,000 needs a second yes, from Aoife Brennan or Declan Moore.',
    );
    expect(text).to.contain('approves up to €500 alone');
    expect(text).to.contain('approves nothing alone · came by a link from Aoife Brennan');
    expect(text).to.contain('€455 of €1,200 used this year');
    expect(text).to.contain('Declan Moore decides for Aoife Brennan from Tue 1 Dec to Fri 4 Dec.');
    expect(deep<HTMLMeterElement>(element, 'meter')?.value).to.equal(45_500);
  });

  it('sends all rules with the revision that was read, in minor units', async () => {
    const { element, sent } = await show();
    await change(element, '7500,50');
    expect(sent).to.have.length(1);
    expect(sent[0]?.revision).to.equal(2);
    expect(sent[0]?.body.twoPeopleAbove).to.deep.equal({ amount: 750_050, currency: 'EUR' });
    expect(sent[0]?.body.people.map(({ limit }) => limit?.amount ?? null)).to.deep.equal([
      null,
      null,
      50_000,
      0,
    ]);
    expect(sent[0]?.body.standing[0]?.id).to.equal('sta_safety');
    expect(textOf(element)).to.contain('Saved. The new rules hold from now on.');
  });

  it('reads an amount as the language writes it, and asks again for one that could be two', async () => {
    const { element, sent } = await show();
    await change(element, '5.000');
    expect(sent).to.deep.equal([]);
    expect(textOf(element)).to.contain('This can be read in two ways.');
    expect(element.shadowRoot?.activeElement?.getAttribute('name')).to.equal('twoPeopleAbove');
    type(element, '[name=twoPeopleAbove]', '5,000');
    await settled();
    press(element, '[part=save]');
    await settled();
    expect(sent[0]?.body.twoPeopleAbove).to.deep.equal({ amount: 500_000, currency: 'EUR' });
  });

  it('takes the firm’s day for today, not that of UTC', async () => {
    // In Auckland it is 1 December already, when the cover begins.
    const me = aMe({ now: '2026-11-30T12:00:00.000Z' });
    const auckland = { ...me, organization: { ...me.organization, timeZone: 'Pacific/Auckland' } };
    const { element } = await show(anAuthority(), auckland);
    expect(textOf(element)).to.contain('Declan Moore covers for Aoife Brennan until Fri 4 Dec.');
  });

  it('does not send what is no amount, and goes to the field', async () => {
    const { element, sent } = await show();
    await change(element, 'a lot');
    expect(sent).to.deep.equal([]);
    expect(textOf(element)).to.contain('An amount, e.g. 5000.');
    expect(element.shadowRoot?.activeElement?.getAttribute('name')).to.equal('twoPeopleAbove');
  });

  it('keeps what was typed when somebody else was first, and saves over theirs only by another press', async () => {
    const { element, server, sent } = await show();
    server.answers.push(refused('stale'));
    server.rules = anAuthority({ revision: 3 });
    await change(element);
    await waitUntil(() => textOf(element).includes('changed the rules meanwhile'));
    expect(deep<HTMLInputElement>(element, '[name=twoPeopleAbove]')?.value).to.equal('5000');
    press(element, '[part=save]');
    await settled();
    expect(sent.at(-1)?.revision).to.equal(3);
  });

  it('says that the line is down, and sends by itself when it is back', async () => {
    const { element, server, session, sent } = await show();
    server.answers.push(lost());
    await change(element);
    expect(textOf(element)).to.contain('Not sent yet');
    session.set({ online: false });
    await settled();
    session.set({ online: true });
    await waitUntil(() => sent.length === 2);
    await waitUntil(() => textOf(element).includes('Saved.'));
  });

  it('lets others read, names who can change it, and offers no change', async () => {
    const { element } = await show(
      anAuthority({ mayChange: false }),
      aMe({ person: people.declan }),
    );
    expect(deep(element, '[part=change]')).to.equal(null);
    expect(textOf(element)).to.contain('Aoife Brennan can change these rules.');
  });

  it('takes a link back', async () => {
    const { element, server } = await show();
    press(element, '.links button');
    await settled();
    expect(server.revoked).to.deep.equal(['han_1']);
    expect(textOf(element)).to.contain('The link of Declan Moore no longer works.');
    expect(textOf(element)).to.contain('No link is working.');
  });
});
