import { expect } from '@open-wc/testing';
import type { Me } from '@wellkept/contracts';
import type { HandOverCreate } from '@wellkept/contracts/authority';
import { aHandOver, aMe, anAuthority } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  lost,
  press,
  settled,
  textOf,
} from '../recommendation/fake-session.ts';
import { HandOverElement } from './hand-over.ts';

define('wk-hand-over', HandOverElement);

const link = 'https://portal.example/hand-over#wk_ho_Wf3kLq0bZx8vNd2sTj5yRm7cPe1aGu4h';

async function show(me: Me = aMe(), answer?: Error, told: string | null = link) {
  const sent: { id: string; body: HandOverCreate }[] = [];
  const session = fakeSession(
    {
      authority: { get: async () => anAuthority() },
      handOvers: {
        create: async (id, body) => {
          sent.push({ id, body });
          if (answer) throw answer;
          return { ...aHandOver(), link: told };
        },
      },
    },
    me,
  );
  const element = await inSession<HandOverElement>(
    session,
    html`<wk-hand-over recommendation-id="rec_rtu3"></wk-hand-over>`,
  );
  await settled();
  return { element, sent };
}

const open = async (element: HandOverElement): Promise<void> => {
  press(element, '[part=open]');
  await settled();
};
const fill = async (element: HandOverElement): Promise<void> => {
  press(element, 'input[value=per_declan]');
  press(element, 'input[value=decide]');
  await settled();
  press(element, 'form .primary');
  await settled();
};

describe('wk-hand-over', () => {
  it('passes axe: closed, open, made', async () => {
    const { element } = await show();
    await expect(element).to.be.accessible();
    await open(element);
    await expect(element).to.be.accessible();
    await fill(element);
    await expect(element).to.be.accessible();
  });

  it('counts the days from the firm’s today, not from that of UTC', async () => {
    const me = aMe({ now: '2026-11-30T12:00:00.000Z' });
    const { element } = await show({
      ...me,
      organization: { ...me.organization, timeZone: 'Pacific/Auckland' },
    });
    await open(element);
    const until = deep<HTMLInputElement>(element, 'input[name=until]');
    expect([until?.min, until?.value, until?.max]).to.deep.equal([
      '2026-12-01',
      '2026-12-11',
      '2026-12-31',
    ]);
  });

  it('ticks nothing for the reader, and asks for what is missing', async () => {
    const { element, sent } = await show();
    await open(element);
    expect(deep(element, 'input:checked')).to.equal(null);
    press(element, 'form .primary');
    await settled();
    expect(sent).to.deep.equal([]);
    expect(textOf(element)).to.contain('Choose somebody, or name them.');
  });

  it('offers everybody of the customer but the reader', async () => {
    const { element } = await show();
    await open(element);
    const names = [...(element.shadowRoot?.querySelectorAll('bdi') ?? [])].map(
      ({ textContent }) => textContent,
    );
    expect(names).to.deep.equal(['Declan Moore', 'Orla Byrne', 'Pádraig Quinn']);
  });

  it('tells the link once, and forgets it when the dialog closes', async () => {
    const { element, sent } = await show();
    await open(element);
    await fill(element);
    expect(sent).to.deep.equal([
      {
        id: 'rec_rtu3',
        body: { to: { contactId: 'per_declan' }, purpose: 'decide', until: '2026-12-04' },
      },
    ]);
    expect(deep<HTMLInputElement>(element, 'input[readonly]')?.value).to.equal(link);
    deep<HTMLDialogElement>(element, 'dialog')?.close();
    await settled();
    expect(element.shadowRoot?.innerHTML).not.to.contain('wk_ho_');
  });

  it('says that it was mailed, and shows no link, when a known contact is to decide', async () => {
    const { element } = await show(aMe(), undefined, null);
    await open(element);
    await fill(element);
    expect(textOf(element)).to.contain('Declan Moore gets the link by mail, and nobody else');
    expect(deep(element, 'input[readonly]')).to.equal(null);
    await expect(element).to.be.accessible();
  });

  it('says that nothing was made when the line is down', async () => {
    const { element } = await show(aMe(), lost());
    await open(element);
    await fill(element);
    expect(textOf(element)).to.contain('The line is down. Nothing was made');
  });

  it('is not there for who may not decide, or came by a link', async () => {
    for (const me of [aMe({ scopes: ['view'] }), aMe({ via: 'hand-over' })]) {
      const { element } = await show(me);
      expect(deep(element, 'button')).to.equal(null);
    }
  });
});
