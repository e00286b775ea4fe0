import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  prepare,
  type Assumption,
  type EconomicsCase,
  type HistoryRecord,
} from '@wellkept/economics';
import { evaluateInFull, sensitivity } from '@wellkept/economics/sensitivity';
import { anEconomics, forkliftCase, generatorCase, rooftopUnitCase } from '@wellkept/testing';
import { define } from '../define.ts';
import { fakeSession, inSession } from '../recommendation/fake-session.ts';
import type { AssumptionElement } from './assumption.ts';
import { EconomicsElement } from './economics.ts';
import type { WkAssumptionChangedEvent } from './events.ts';
import type { GlassBoxElement } from './glass-box.ts';

define('wk-economics', EconomicsElement);

/** Enough for every sentence, and quick on a busy machine. */
const futures = 500;

type Inside = Element & { updateComplete: Promise<boolean> };
const root = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const box = (element: Element): GlassBoxElement =>
  root(element).querySelector('wk-glass-box') as GlassBoxElement;
const part = (element: Element, name: string): HTMLElement | null =>
  root(element).querySelector(`[part="${name}"]`);
const words = (element: Element | null): string =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const chart = (element: Element, name: string): Inside | null =>
  root(box(element)).querySelector(name);
const reading = (element: Element, name: string): string => {
  const found = chart(element, name);
  return found ? words(part(found, 'reading')) : '';
};

async function show(
  given: EconomicsCase | null,
  more: Partial<EconomicsElement> = {},
  lang = 'en',
): Promise<EconomicsElement> {
  const element = await fixture<EconomicsElement>(
    html`<wk-economics lang=${lang} .futures=${futures} .case=${given}></wk-economics>`,
  );
  Object.assign(element, more);
  return element;
}

async function answered(
  given: EconomicsCase,
  more: Partial<EconomicsElement> = {},
  lang = 'en',
): Promise<EconomicsElement> {
  const element = await show(given, more, lang);
  await waitUntil(() => box(element) && part(box(element), 'verdict'), 'the verdict is shown', {
    timeout: 8000,
  });
  return element;
}

const row = (element: Element, path: string): AssumptionElement =>
  root(box(element)).querySelector(`wk-assumption[data-path="${path}"]`) as AssumptionElement;
const slider = (element: Element, path: string) =>
  part(row(element, path), 'slider') as HTMLInputElement;
const field = (element: Element, path: string) =>
  part(row(element, path), 'number') as HTMLInputElement;
const number = (element: Element): string => words(part(box(element), 'number'));
const changed = (element: Element, before: string) =>
  waitUntil(() => number(element) !== before, 'the answer follows', { timeout: 8000 });

async function type(input: HTMLInputElement, text: string): Promise<void> {
  input.value = text;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

describe('repair or replace', () => {
  for (const depth of ['glance', 'full'] as const)
    it(`has no accessibility faults at depth ${depth}`, async function () {
      // axe looks at some thousand nodes here.
      this.timeout(40_000);
      const element = await answered(rooftopUnitCase, { depth });
      await expect(element).to.be.accessible();
    });

  it('shows a skeleton first and works out the answer after it was painted', async () => {
    const element = await show(rooftopUnitCase);
    await box(element).updateComplete;
    expect(part(box(element), 'skeleton')).to.not.equal(null);
    expect(part(box(element), 'verdict')).to.equal(null);
    await waitUntil(() => part(box(element), 'verdict'), 'the answer comes', { timeout: 8000 });
    expect(part(box(element), 'skeleton')).to.equal(null);
  });

  it('says what the engine says: verdict, number and share', async () => {
    const result = prepare(rooftopUnitCase, { futures }).evaluate();
    const element = await answered(rooftopUnitCase);
    expect(words(part(box(element), 'verdict'))).to.match(
      /^Replacing RTU-3 costs less from year \d+ on\.$/,
    );
    const saved = result.comparison?.netSavings.mean ?? 0;
    expect(number(element)).to.equal(`€${Number(saved.toPrecision(3)).toLocaleString('en-GB')}`);
    const less = result.comparison?.outcomes.filter((outcome) => outcome > 0).length;
    expect(reading(element, 'wk-futures-chart')).to.equal(
      `In ${less} of 100 futures replacing costs less. Each dot is one.`,
    );
  });

  it('keeps one layout for all verdicts', async () => {
    const verdicts: Record<string, EconomicsCase> = {
      'Replacing RTU-3': rooftopUnitCase,
      'Too close to call': forkliftCase,
      'Keep it.': generatorCase,
    };
    for (const [start, given] of Object.entries(verdicts)) {
      const element = await answered(given);
      expect(words(part(box(element), 'verdict'))).to.satisfy(
        (text: string) => text.startsWith(start),
        start,
      );
      for (const name of [
        'wk-futures-chart',
        'wk-cost-chart',
        'wk-money-chart',
        'wk-history-chart',
      ])
        expect(chart(element, name), `${start} ${name}`).to.not.equal(null);
    }
  });

  it('says to repair now and replace later when that is best, in each language', async () => {
    const known = (value: number): Assumption => ({ value, unit: '', origin: 'measured' });
    const sure = (value: number): Assumption => ({
      ...known(value),
      low: value * 0.99,
      high: value * 1.01,
    });
    const wearing: EconomicsCase = {
      ...rooftopUnitCase,
      history: [],
      assumptions: {
        horizonYears: known(15),
        discountRate: known(0.1),
        residualShare: known(1),
        failuresPerYear: sure(6),
        failureShape: known(6),
        costPerFailure: known(150),
        lifeShape: known(20),
      },
      options: [
        {
          id: 'repair',
          label: 'Repair it',
          family: 'repair',
          price: known(300),
          lifeYears: known(30),
        },
        {
          id: 'replace',
          label: 'New unit',
          family: 'replace',
          price: known(16000),
          lifeYears: known(20),
          failuresPerYear: sure(0.05),
        },
      ],
    };
    const said = async (lang: string): Promise<[string, string]> => {
      const element = await answered(wearing, {}, lang);
      await waitUntil(() => words(part(box(element), 'verdict')).includes('3'), lang);
      return [words(part(box(element), 'verdict')), words(part(box(element), 'why'))];
    };
    const [verdict, why] = await said('en');
    expect(verdict).to.equal('Repair RTU-3 now, replace it in year 3.');
    expect(why).to.contain('Repair it, in year 3: New unit (€300)');
    await waitUntil(
      async () => (await said('de'))[0] === 'RTU-3 jetzt reparieren, im 3. Jahr ersetzen.',
      'it is said in German',
      { timeout: 8000 },
    );
  });

  it('names the gap, not a winner, when it is too close', async () => {
    const element = await answered(forkliftCase);
    expect(number(element)).to.match(/^€[\d,]+ apart$/);
    expect(words(part(box(element), 'meaning'))).to.contain(
      'New truck (€25,400) or New battery (€7,400)',
    );
    expect(words(part(box(element), 'why'))).to.contain(
      'Neither costs less in at least 80 of 100 futures.',
    );
    expect(reading(element, 'wk-futures-chart')).to.match(
      /^In \d+ of 100 futures .* costs less, in \d+ .* does\./,
    );
  });

  it('needs no backend: the case may be written in the page', async () => {
    const element = await fixture<EconomicsElement>(
      html`<wk-economics .futures=${futures}></wk-economics>`,
    );
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(generatorCase);
    element.append(script);
    await waitUntil(() => box(element) && part(box(element), 'verdict'), 'the answer comes', {
      timeout: 8000,
    });
    expect(words(part(box(element), 'verdict'))).to.contain('Generator G-1');
  });

  it('says plainly that nothing was given', async () => {
    const element = await show(null);
    await waitUntil(() => root(element).querySelector('wk-notice'), 'a notice is shown');
    expect(root(element).querySelector('wk-notice')).to.have.property(
      'heading',
      'There is nothing to work out yet',
    );
  });

  it('says that what is written in the page cannot be read, and tells the page', async () => {
    const element = await fixture<EconomicsElement>(
      html`<wk-economics .futures=${futures}></wk-economics>`,
    );
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = '{ "currency": ';
    const told = oneEvent(element, 'wk-error');
    element.append(script);
    await told;
    await element.updateComplete;
    expect(root(element).querySelector('wk-notice')).to.not.equal(null);
  });

  it('shows no answer rather than a wrong one, and names the number', async () => {
    const wrong: EconomicsCase = {
      ...rooftopUnitCase,
      assumptions: {
        ...rooftopUnitCase.assumptions,
        discountRate: { value: 8, unit: 'a year', origin: 'assumed' },
      },
    };
    const element = await show(wrong);
    await waitUntil(() => box(element) && part(box(element), 'fault'), 'the fault is shown', {
      timeout: 8000,
    });
    expect(words(part(box(element), 'fault'))).to.contain(
      'Interest rate, after inflation: it looks like per cent; 8 per cent is written 0.08.',
    );
    expect(part(box(element), 'verdict')).to.equal(null);
  });

  it('shows the cost of a single option, and that there is nothing to compare', async () => {
    const element = await answered({
      ...rooftopUnitCase,
      options: rooftopUnitCase.options.slice(0, 1),
    });
    expect(words(part(box(element), 'verdict'))).to.equal('What RTU-3 will cost over 10 years');
    expect(chart(element, 'wk-futures-chart')).to.equal(null);
    expect(chart(element, 'wk-cost-chart')).to.not.equal(null);
  });

  it('says so when a unit has no repairs on record', async () => {
    const element = await answered({ ...rooftopUnitCase, history: [] });
    expect(words(root(box(element)).querySelector('.wk'))).to.contain(
      'No repair is on record for this unit',
    );
  });

  it('says the day of a case whose record ended long ago', async () => {
    const element = await answered({
      ...rooftopUnitCase,
      baseDate: '2024-11-24',
      history: rooftopUnitCase.history.filter(({ date }) => date < '2024-11-24'),
    });
    expect(words(part(box(element), 'as-of'))).to.equal(
      'Everything is told as of Sun 24 Nov 2024, where the record ends.',
    );
  });

  it('names what is not counted for want of a number', async () => {
    const element = await answered(rooftopUnitCase);
    expect(words(part(box(element), 'left-out'))).to.equal(
      'Not counted, because nobody gave a number: carbon.',
    );
  });

  it('prints parts that add up to the cost in the chart', async () => {
    const element = await answered(rooftopUnitCase);
    const money = chart(element, 'wk-money-chart') as unknown as { items: { values: number[] }[] };
    const cost = chart(element, 'wk-cost-chart') as unknown as {
      lines: { points: { mean: number }[] }[];
    };
    const sum = (i: number) =>
      money.items.reduce((total, item) => total + (item.values[i] ?? 0), 0);
    const ends = cost.lines.map((line) => Math.round(line.points.at(-1)?.mean ?? 0));
    expect([sum(1), sum(0)]).to.deep.equal(ends);
  });

  it('opens deeper when asked to, unless the page shows that elsewhere', async () => {
    const element = await answered(rooftopUnitCase, { depth: 'glance' });
    expect(chart(element, 'wk-cost-chart')).to.equal(null);
    element.addEventListener('wk-depth-request', (event) => event.preventDefault(), { once: true });
    part(box(element), 'check')?.click();
    await box(element).updateComplete;
    expect(chart(element, 'wk-cost-chart')).to.equal(null);
    part(box(element), 'check')?.click();
    await box(element).updateComplete;
    expect(chart(element, 'wk-cost-chart')).to.not.equal(null);
  });

  it('puts every number the engine used into one group, with a slider of its own', async () => {
    const result = prepare(rooftopUnitCase, { futures }).evaluate();
    const element = await answered(rooftopUnitCase, { depth: 'full' });
    const groups = [...root(box(element)).querySelectorAll<HTMLDetailsElement>('[part="group"]')];
    for (const group of groups) group.open = true;
    const rows = () =>
      groups.flatMap((group) => [...group.querySelectorAll<AssumptionElement>('wk-assumption')]);
    await waitUntil(() => rows().length === result.provenance.length, 'all are listed');
    expect(new Set(rows().map((one) => one.dataset['path'])).size).to.equal(rows().length);
    const share = rows().find((one) => one.dataset['path'] === 'assumptions.residualShare');
    const before = number(element);
    await type(part(share as AssumptionElement, 'number') as HTMLInputElement, '0');
    await changed(element, before);
    expect(box(element).scenario).to.deep.equal({ 'assumptions.residualShare': 0 });
  });

  it('calls nothing measured of which the record says nothing', async () => {
    const history = rooftopUnitCase.history.map(({ downtimeHours: _, ...record }) => record);
    const element = await answered({ ...rooftopUnitCase, history }, { depth: 'full' });
    const groups = [...root(box(element)).querySelectorAll<HTMLDetailsElement>('[part="group"]')];
    const last = groups.at(-1) as HTMLDetailsElement;
    last.open = true;
    const hours = () =>
      last.querySelector<AssumptionElement>('[data-path="assumptions.downtimePerFailure"]');
    await waitUntil(hours, 'it stands among what nobody gave');
    await hours()?.updateComplete;
    expect(words(root(hours() as Element).querySelector('.src'))).to.equal(
      'AssumedTaken because nobody gave a number.',
    );
  });

  it('puts first what moves the answer most, in the order of the tornado, and keeps that order', async () => {
    const element = await answered(rooftopUnitCase, { depth: 'full' });
    const top = () =>
      [...(part(box(element), 'top')?.children ?? [])].map((one) => one.getAttribute('data-path'));
    await waitUntil(() => top().length === 5, 'they are shown', { timeout: 8000 });
    const result = prepare(rooftopUnitCase, { futures }).evaluate();
    const bars = sensitivity(rooftopUnitCase, result)?.bars ?? [];
    const order = bars.slice(0, 5).map(({ path }) => path);
    expect(top()).to.deep.equal(order);
    const before = number(element);
    await type(field(element, 'assumptions.energyPrice'), '0.9');
    await changed(element, before);
    await waitUntil(
      () => chart(element, 'wk-tornado-chart')?.getAttribute('aria-busy') === 'false',
      'it settles',
      { timeout: 8000 },
    );
    expect(top()).to.deep.equal(order);
  });

  it('tells each year in a table whose rows and columns add up to the cost', async () => {
    const result = prepare(rooftopUnitCase, { futures }).evaluate();
    const element = await answered(rooftopUnitCase, { depth: 'full' });
    const tables = [...(part(box(element), 'years')?.querySelectorAll('table') ?? [])];
    expect(tables.length).to.equal(2);
    const value = (cell: Element): number =>
      Number(words(cell).replaceAll(',', '').replace('\u2212', '-').replace('–', '0'));
    for (const table of tables) {
      const rows = [...table.querySelectorAll('tbody tr')].map((one) =>
        [...one.querySelectorAll('td')].map(value),
      );
      expect(rows.length).to.equal(result.horizonYears + 1);
      const foot = [...table.querySelectorAll('tfoot td')].map(value);
      for (const row of [...rows, foot])
        expect(row.slice(0, -2).reduce((sum, one) => sum + one, 0)).to.equal(row.at(-2));
      for (const [i, sum] of foot.entries())
        expect(rows.reduce((total, row) => total + (row[i] ?? 0), 0)).to.equal(sum);
    }
    const worth = tables.map((table) =>
      value(table.querySelector('tfoot td:last-child') as Element),
    );
    const { comparison, options } = result;
    const lcc = (id?: string) => Math.round(options.find((one) => one.id === id)?.lcc ?? 0);
    expect(worth).to.deep.equal([lcc(comparison?.option), lcc(comparison?.against)]);
  });

  it('counts the record in one way: orders of one week are one failure', async () => {
    const [first] = rooftopUnitCase.history.filter(({ kind }) => kind === 'repair');
    const again = { ...first, cost: 80, text: 'Again' } as HistoryRecord;
    const merged = { ...rooftopUnitCase, history: [...rooftopUnitCase.history, again] };
    const { failures } = prepare(merged, { futures }).evaluate().failureFit;
    expect(failures).to.equal(prepare(rooftopUnitCase, { futures }).evaluate().failureFit.failures);
    const element = await answered(merged);
    const years = reading(element, 'wk-history-chart').match(/in (\d+ years)/)?.[1];
    expect(reading(element, 'wk-history-chart')).to.contain(
      `${failures + 1} repair orders in ${years}`,
    );
    expect(reading(element, 'wk-history-chart')).to.contain(`They make ${failures} failures`);
    expect(words(root(row(element, 'assumptions.failuresPerYear')).querySelector('.src'))).to.equal(
      `MeasuredThis unit: ${failures} failures in ${years}, from ${failures + 1} repair orders`,
    );
    // A record that begins with a failure observes from there on, so that one is not counted.
    const { historyFrom: _, ...begun } = rooftopUnitCase;
    const later = await answered(begun);
    expect(reading(later, 'wk-history-chart')).to.contain(
      `The record begins with the first, so ${failures - 1} count as failures since.`,
    );
    const plain = await answered(rooftopUnitCase);
    expect(reading(plain, 'wk-history-chart')).to.match(new RegExp(`^${failures} repairs in`));
  });

  it('speaks German, with German numbers', async () => {
    const element = await show(rooftopUnitCase, {}, 'de');
    await waitUntil(
      () => box(element) && words(part(box(element), 'verdict')).startsWith('RTU-3'),
      'German',
      { timeout: 8000 },
    );
    expect(words(part(box(element), 'verdict'))).to.match(
      /^RTU-3 zu ersetzen kostet ab dem \d+\. Jahr weniger\.$/,
    );
    expect(number(element)).to.match(/^[\d.]+\s€$/);
  });
});

describe('in a session', () => {
  const refusal = (code: string) =>
    Object.assign(new Error(code), { name: 'ProblemError', problem: { code, status: 400 } });
  const asked = (economics: () => Promise<unknown>) =>
    fakeSession({ recommendations: { economics } as never });
  const template = html`<wk-economics
    recommendation-id="rec_rtu3"
    .futures=${futures}
  ></wk-economics>`;
  const heading = (element: Element): string =>
    root(element).querySelector('wk-notice')?.heading ?? '';

  it('loads the case of its recommendation and says where the data came from', async () => {
    const ids: unknown[] = [];
    const session = fakeSession({
      recommendations: {
        economics: async (id: string) => {
          ids.push(id);
          return anEconomics({ sources: ['Seven repairs on record.'] });
        },
      } as never,
    });
    const element = await inSession<EconomicsElement>(session, template);
    await waitUntil(() => box(element) && part(box(element), 'verdict'), 'the answer comes', {
      timeout: 8000,
    });
    expect(ids).to.deep.equal(['rec_rtu3']);
    expect(words(part(box(element), 'source'))).to.equal('Source: Seven repairs on record.');
  });

  it('offers another try when the server failed, and shows the answer then', async () => {
    let tries = 0;
    const session = asked(async () => {
      tries += 1;
      if (tries === 1) throw refusal('internal');
      return anEconomics();
    });
    const element = await inSession<EconomicsElement>(session, template);
    await waitUntil(() => heading(element) === 'The costs did not load', 'the failure is shown');
    const notice = root(element).querySelector('wk-notice') as Element;
    part(notice, 'action')?.click();
    await waitUntil(() => box(element) && part(box(element), 'verdict'), 'the answer comes', {
      timeout: 8000,
    });
    expect(tries).to.equal(2);
  });

  it('says that nothing is known of this unit instead of failing', async () => {
    const element = await inSession<EconomicsElement>(
      asked(async () => Promise.reject(refusal('not-found'))),
      template,
    );
    await waitUntil(() => heading(element) === 'There is nothing to work out yet', 'it is said');
  });

  it('keeps the reader’s numbers while the element comes and goes', async () => {
    const session = asked(async () => anEconomics());
    const first = await inSession<EconomicsElement>(session, template);
    await waitUntil(() => box(first) && part(box(first), 'verdict'), 'the answer comes', {
      timeout: 8000,
    });
    await type(field(first, 'assumptions.energyPrice'), '0.4');
    const second = await inSession<EconomicsElement>(session, template);
    await waitUntil(
      () => box(second) && part(box(second), 'reset'),
      'the answer comes with the change',
      { timeout: 8000 },
    );
    expect(field(second, 'assumptions.energyPrice').value).to.equal('0.4');
  });
});

describe('an assumption', () => {
  const price = 'assumptions.energyPrice';

  it('moves by keyboard, and the answer follows', async () => {
    const element = await answered(rooftopUnitCase);
    const before = number(element);
    slider(element, price).focus();
    const told = oneEvent(element, 'wk-assumption-changed') as Promise<WkAssumptionChangedEvent>;
    await sendKeys({ press: 'ArrowRight' });
    const event = await told;
    expect(event.path).to.equal(price);
    expect(event.value).to.be.closeTo(0.25, 0.0001);
    for (let i = 0; i < 6; i++) await sendKeys({ press: 'ArrowRight' });
    await changed(element, before);
    expect(field(element, price).value).to.equal('0.31');
    expect(slider(element, price).getAttribute('aria-valuetext')).to.equal('€0.31 a kWh');
  });

  it('may be typed, and gives the same answer as the engine', async () => {
    const element = await answered(rooftopUnitCase);
    const before = number(element);
    await type(field(element, price), '0.40');
    await changed(element, before);
    const given = rooftopUnitCase.assumptions.energyPrice;
    const expected = prepare(rooftopUnitCase, { futures }).evaluate({
      ...rooftopUnitCase,
      assumptions: {
        ...rooftopUnitCase.assumptions,
        energyPrice: { ...given, value: 0.4 } as NonNullable<typeof given>,
      },
    });
    const saved = expected.comparison?.netSavings.mean ?? 0;
    expect(number(element)).to.equal(`€${Number(saved.toPrecision(3)).toLocaleString('en-GB')}`);
  });

  it('once let go, the tornado settles and names the fact that would turn the answer', async () => {
    const element = await answered(rooftopUnitCase);
    const tornado = () => chart(element, 'wk-tornado-chart');
    const settled = () => tornado()?.getAttribute('aria-busy') === 'false';
    await waitUntil(settled, 'the firm’s numbers settle', { timeout: 8000 });
    const before = number(element);
    await type(field(element, price), '0.10');
    await changed(element, before);
    expect(settled()).to.equal(false);
    await waitUntil(settled, 'the changed numbers settle', { timeout: 8000 });
    const changes = { ...rooftopUnitCase.assumptions.energyPrice, value: 0.1 } as Assumption;
    const asked = {
      ...rooftopUnitCase,
      assumptions: { ...rooftopUnitCase.assumptions, energyPrice: changes },
    };
    const fact = evaluateInFull(asked, { futures }).verdict?.settlingFact;
    expect(fact?.plausible).to.equal(true);
    await tornado()?.updateComplete;
    expect(reading(element, 'wk-tornado-chart')).to.match(
      /(Replacing|Repairing) costs less if “.+” is (above|below) /,
    );
  });

  it('refuses what is no number and leaves the answer', async () => {
    const element = await answered(rooftopUnitCase);
    const before = number(element);
    const input = field(element, price);
    await type(input, 'a lot');
    await row(element, price).updateComplete;
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(words(part(row(element, price), 'wrong'))).to.equal('Please type a number.');
    expect(number(element)).to.equal(before);
  });

  it('says where the firm’s number came from, and marks a changed one as the reader’s', async () => {
    const element = await answered(rooftopUnitCase);
    expect(words(part(row(element, price), 'origin'))).to.equal('Invoiced');
    const before = number(element);
    await type(field(element, price), '0.4');
    await changed(element, before);
    await row(element, price).updateComplete;
    expect(words(part(row(element, price), 'origin'))).to.equal('Yours');
    expect(words(part(row(element, price), 'reset'))).to.equal('Our number: €0.24 a kWh');
  });

  it('goes back to the firm’s number, one or all', async () => {
    const element = await answered(rooftopUnitCase);
    const before = number(element);
    expect(part(box(element), 'reset')).to.equal(null);
    await type(field(element, price), '0.4');
    await type(field(element, 'assumptions.horizonYears'), '14');
    await changed(element, before);
    expect(box(element).scenario).to.deep.equal({ [price]: 0.4, 'assumptions.horizonYears': 14 });
    part(row(element, price), 'reset')?.click();
    await waitUntil(() => !(price in box(element).scenario), 'one is taken back');
    expect(Object.keys(box(element).scenario)).to.deep.equal(['assumptions.horizonYears']);
    part(box(element), 'reset')?.click();
    await waitUntil(() => number(element) === before, 'the firm’s answer is back', {
      timeout: 8000,
    });
    expect(box(element).scenario).to.deep.equal({});
    expect(field(element, price).value).to.equal('0.24');
  });

  it('shows where the answer flips once the slider is let go', async () => {
    const element = await answered(forkliftCase);
    await waitUntil(() => chart(element, 'wk-tornado-chart'), 'the tornado comes', {
      timeout: 9000,
    });
    const flips = row(element, 'assumptions.horizonYears').flips;
    expect(flips.map(({ text }) => text).join()).to.match(
      /^(Repair|Replace|New part) wins (below|above) \d+ years/,
    );
    await row(element, 'assumptions.horizonYears').updateComplete;
    expect(slider(element, 'assumptions.horizonYears').getAttribute('aria-describedby')).to.equal(
      'flips',
    );
  });

  it('can be reached by touch: sliders are 44 px high', async () => {
    const element = await answered(rooftopUnitCase);
    expect(slider(element, price).getBoundingClientRect().height).to.be.at.least(44);
  });
});

describe('in a column of 240 px', () => {
  it('nothing is cut off or scrolls sideways', async () => {
    const column = document.createElement('div');
    column.style.width = '240px';
    document.body.append(column);
    const element = document.createElement('wk-economics');
    element.futures = futures;
    element.case = forkliftCase;
    column.append(element);
    await waitUntil(() => box(element) && chart(element, 'wk-tornado-chart'), 'all is drawn', {
      timeout: 9000,
    });
    const inner = root(box(element)).querySelector('.wk') as HTMLElement;
    expect(inner.scrollWidth).to.equal(inner.clientWidth);
    column.remove();
  });
});
