import { expect, html, waitUntil } from '@open-wc/testing';
import type { Me } from '@wellkept/contracts';
import type { Scenario, ScenarioCreate } from '@wellkept/contracts/economics';
import { anEconomics } from '@wellkept/testing';
import { define } from '../../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  lost,
  press,
  type FakeSession,
} from '../../recommendation/fake-session.ts';
import { EconomicsElement } from '../economics.ts';
import type { TakeAwayElement } from './take-away.ts';

define('wk-economics', EconomicsElement);

const PRICE = 'assumptions.energyPrice';
const sentBefore: Scenario = {
  id: 'scn_1',
  at: '2026-11-20T15:00:00.000Z',
  by: { id: 'per_aoife', name: 'Aoife Brennan', side: 'customer' },
  note: null,
  changes: [{ path: PRICE, unit: 'EUR/kWh', was: 0.24, now: 0.3 }],
};

interface Server {
  readonly session: FakeSession;
  readonly asked: string[];
  readonly sent: ScenarioCreate[];
  broken: boolean;
}

function server(known: readonly Scenario[] = [], me?: Partial<Me>): Server {
  const asked: string[] = [];
  const sent: ScenarioCreate[] = [];
  const plain = fakeSession({}).state.me as Me;
  const made: Server = {
    asked,
    sent,
    broken: false,
    session: fakeSession(
      {
        recommendations: {
          economics: async (id) => anEconomics({ recommendationId: id }),
          scenarios: async () => ({ items: [...known] }),
          businessCase: async (id, query) => {
            asked.push([id, query?.lang, query?.assumptions].filter(Boolean).join(' '));
            if (made.broken) throw lost();
            return new Blob(['%PDF-1.7'], { type: 'application/pdf' });
          },
          sendScenario: async (_, body) => {
            sent.push(body);
            if (made.broken) throw lost();
            const changes = Object.entries(body.assumptions).map(([path, now]) => ({
              path,
              unit: 'EUR/kWh',
              was: 0.24,
              now,
            }));
            return { ...sentBefore, id: 'scn_2', at: '2026-11-24T09:41:00.000Z', changes };
          },
        },
      },
      { ...plain, ...me },
    ),
  };
  return made;
}

const takeAway = (element: Element): TakeAwayElement => {
  const found = deep<TakeAwayElement>(element, 'wk-take-away');
  if (!found) throw new Error('nothing to take away');
  return found;
};
const words = (element: Element | null): string =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

async function shown({ session }: Server): Promise<EconomicsElement> {
  const element = await inSession<EconomicsElement>(
    session,
    html`<wk-economics recommendation-id="rec_rtu3" .futures=${300}></wk-economics>`,
  );
  await waitUntil(() => deep(element, '[part="spreadsheet"]'), 'the answer comes', {
    timeout: 8000,
  });
  return element;
}

async function change(element: EconomicsElement, value: string): Promise<void> {
  const row = deep(element, `wk-assumption[data-path="${PRICE}"]`);
  const field = row && deep<HTMLInputElement>(row, '[part="number"]');
  if (!field) throw new Error('no field');
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(() => takeAway(element).given?.changed.length === 1, 'the change is known', {
    timeout: 8000,
  });
}

describe('a case inside a session', () => {
  it('saves the page in the reader’s language', async () => {
    const firm = server();
    const element = await shown(firm);
    const { click } = HTMLAnchorElement.prototype;
    const names: string[] = [];
    HTMLAnchorElement.prototype.click = function keep(this: HTMLAnchorElement): void {
      names.push(this.download);
    };
    try {
      await press(element, '[part="page"]');
      await waitUntil(() => names.length === 1, 'the page comes', { timeout: 8000 });
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(names).to.deep.equal(['RTU-3-2026-11-24.pdf']);
    expect(firm.asked).to.deep.equal(['rec_rtu3 en']);
  });

  it('asks for the page with the numbers the reader has set, sent or not', async () => {
    const firm = server();
    const element = await shown(firm);
    await change(element, '0.3');
    expect(takeAway(element).shadowRoot?.textContent).to.contain(
      'The page uses the numbers you changed',
    );
    firm.broken = true; // Nothing is handed to the browser.
    await press(element, '[part="page"]');
    await waitUntil(() => firm.asked.length === 1, 'it is asked for', { timeout: 8000 });
    expect(firm.asked).to.deep.equal([`rec_rtu3 en {"${PRICE}":0.3}`]);
  });

  it('says when the page does not come, and tells the page around it', async () => {
    const firm = server();
    firm.broken = true;
    const element = await shown(firm);
    let told = 0;
    element.addEventListener('wk-error', () => (told += 1));
    await press(element, '[part="page"]');
    await waitUntil(() => words(deep(element, '[part="said"]')).includes('could not be made'));
    expect(told).to.equal(1);
  });

  it('sends the reader’s numbers with a note, and says when they were sent', async () => {
    const firm = server();
    const element = await shown(firm);
    await change(element, '0.3');
    await press(element, '[part="send"]');
    const note = deep<HTMLTextAreaElement>(element, '[part="note"]');
    if (note) note.value = 'New tariff';
    await press(element, '[part="send-now"]');
    await waitUntil(() => deep(element, '[part="sent"]'), 'it is said', { timeout: 8000 });
    expect(firm.sent).to.deep.equal([{ assumptions: { [PRICE]: 0.3 }, note: 'New tariff' }]);
    expect(words(deep(element, '[part="sent"]'))).to.match(
      /^You sent your numbers to Northside Mechanical on Tue 24 Nov, 9:41 am\.$/,
    );
    expect(deep(element, '[part="form"]')).to.equal(null);
  });

  it('keeps the form and what was typed when sending fails', async () => {
    const firm = server();
    firm.broken = true;
    const element = await shown(firm);
    await change(element, '0.3');
    await press(element, '[part="send"]');
    const note = deep<HTMLTextAreaElement>(element, '[part="note"]');
    if (note) note.value = 'New tariff';
    await press(element, '[part="send-now"]');
    await waitUntil(() => deep(element, '[part="failed"]'), 'it is said', { timeout: 8000 });
    expect(deep<HTMLTextAreaElement>(element, '[part="note"]')?.value).to.equal('New tariff');
  });

  it('shows the numbers sent before when the reader comes back, and the firm’s on request', async () => {
    const element = await shown(server([sentBefore]));
    await waitUntil(() => takeAway(element).given?.changed.length === 1, 'the numbers are back', {
      timeout: 8000,
    });
    expect(words(deep(element, '[part="standing"]'))).to.contain('With your numbers');
    await press(element, '[part="reset"]');
    await waitUntil(() => deep(element, '[part="show"]'), 'the way back is offered', {
      timeout: 8000,
    });
    await press(element, '[part="show"]');
    await waitUntil(() => takeAway(element).given?.changed.length === 1, 'the numbers are back', {
      timeout: 8000,
    });
    expect(takeAway(element).given?.changed[0]?.now).to.equal('€0.30 a kWh');
  });

  it('offers no sending to who may only look, and none to staff', async () => {
    for (const me of [{ scopes: ['view' as const] }, { role: 'technician' as const }]) {
      const element = await shown(server([], me));
      expect(deep(element, '[part="page"]')).to.not.equal(null);
      expect(deep(element, '[part="send"]')).to.equal(null);
    }
  });
});
