import { expect, fixture, html } from '@open-wc/testing';
import { define } from '../define.ts';
import type { ChartElement } from './chart-element.ts';
import { CostChartElement } from './cost-chart.ts';
import { FuturesChartElement } from './futures-chart.ts';
import { HistoryChartElement } from './history-chart.ts';
import { MoneyChartElement } from './money-chart.ts';
import { ReadingChartElement } from './reading-chart.ts';
import { TornadoChartElement } from './tornado-chart.ts';

define('wk-cost-chart', CostChartElement);
define('wk-futures-chart', FuturesChartElement);
define('wk-history-chart', HistoryChartElement);
define('wk-money-chart', MoneyChartElement);
define('wk-reading-chart', ReadingChartElement);
define('wk-tornado-chart', TornadoChartElement);

const points = (start: number, slope: number, spread: number) =>
  Array.from({ length: 11 }, (_, year) => {
    const mean = start + slope * year;
    return { year, mean, low: mean - spread * year, high: mean + spread * year };
  });
const lines = [
  { label: 'Replace', style: 'a', points: points(21_600, 3500, 200) },
  { label: 'Repair', style: 'b', points: points(4850, 6100, 400) },
] as const;
const mark = { year: 6.44, title: 'Even in year 7', text: 'from here on, replacing costs less' };
const outcomes = Array.from({ length: 100 }, (_, i) => (i - 17) * 300 + 100);
const left = { style: 'b', text: 'repairing costs less' } as const;
const right = { style: 'a', text: 'replacing costs less' } as const;
const entries = [
  { date: '2022-02-11', cost: 780, text: 'Fan motor' },
  { date: '2022-02-18', cost: 310, text: 'Contactor' },
  { date: '2023-07-05', cost: 1240, text: 'Leak' },
  { date: '2026-05-20', cost: 530, text: 'Start kit' },
];
const earlier = [
  { value: 13.2, takenAt: '2025-03-03T09:00:00Z' },
  { value: 13.6, takenAt: '2025-09-08T09:00:00Z' },
  { value: 15.7, takenAt: '2026-08-20T09:00:00Z' },
];
const items = [
  'Years you stay',
  'Price of energy',
  'A very long name of a number that nobody can fit',
].map((label, i) => ({
  label,
  flip: i === 0 ? 'flips below 6 years' : 'no flip',
  ends: [
    { text: '€0.18 a kWh', saved: i === 0 ? -2000 : 7000 },
    { text: '€0.32 a kWh', saved: 16_000 - i * 5000 },
  ] as const,
}));

const charts = {
  cost: () =>
    html`<wk-cost-chart
      heading="Cost over time"
      .reading=${'Even in year 7.'}
      .lines=${lines}
      .mark=${mark}
    ></wk-cost-chart>`,
  futures: () =>
    html`<wk-futures-chart
      heading="How sure"
      .reading=${'In 82 of 100.'}
      .outcomes=${outcomes}
      .left=${left}
      .right=${right}
    ></wk-futures-chart>`,
  money: () =>
    html`<wk-money-chart
      heading="Where the money goes"
      .reading=${'Energy.'}
      .options=${[
        { label: 'Repair', style: 'b' },
        { label: 'Replace', style: 'a' },
      ]}
      .items=${[
        { label: 'Paid now', values: [4850, 21_600] },
        { label: 'Energy', values: [35_323, 25_404] },
        { label: 'Worth at the end', values: [-1500, -2800] },
      ]}
    ></wk-money-chart>`,
  history: () =>
    html`<wk-history-chart
      heading="So far"
      .reading=${'4 repairs.'}
      .entries=${entries}
      from="2021-11-24"
      until="2026-11-24"
      total="in 5 years"
    ></wk-history-chart>`,
  reading: () =>
    html`<wk-reading-chart
      heading="Running current"
      .reading=${'Over its limit.'}
      .value=${18.6}
      unit="A"
      taken-at="2026-11-19T10:42:00Z"
      .upper=${16}
      limit-source="maker’s data sheet"
      .earlier=${earlier}
      time-zone="Europe/Dublin"
    ></wk-reading-chart>`,
  tornado: () =>
    html`<wk-tornado-chart
      heading="What would change it"
      .reading=${'Mostly one.'}
      .items=${items}
      .left=${left}
      .right=${right}
      .now=${12_400}
      now-text="today’s answer: €12,400"
    ></wk-tornado-chart>`,
};

const root = (chart: Element): ShadowRoot => chart.shadowRoot as ShadowRoot;
const part = (chart: Element, name: string): HTMLElement | null =>
  root(chart).querySelector(`[part="${name}"]`);

async function draw(kind: keyof typeof charts, width: number): Promise<ChartElement> {
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  const chart = await fixture<ChartElement>(charts[kind](), {
    parentNode: document.body.appendChild(box),
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  await chart.updateComplete;
  return chart;
}

const texts = (chart: Element): SVGTextElement[] => [
  ...root(chart).querySelectorAll<SVGTextElement>('svg[role] text'),
];

/** Where the letters are in the window: Firefox counts their halo into the rectangle it gives. */
function boxOf(text: SVGTextElement): DOMRect {
  const { x, y, width, height } = text.getBBox();
  const { left, top } = (text.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
  return new DOMRect(left + x, top + y, width, height);
}

for (const kind of Object.keys(charts) as (keyof typeof charts)[]) {
  describe(`the ${kind} chart`, () => {
    it('has no accessibility faults, drawn or as a table', async () => {
      const chart = await draw(kind, 640);
      await expect(chart).to.be.accessible();
      part(chart, 'table-toggle')?.click();
      await chart.updateComplete;
      await expect(chart).to.be.accessible();
    });

    it('is read out by its heading and its sentence', async () => {
      const chart = await draw(kind, 640);
      const drawing = part(chart, 'drawing');
      expect(drawing?.getAttribute('role')).to.equal('img');
      const ids = drawing?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      for (const id of ids)
        expect(root(chart).getElementById(id)?.textContent?.trim()).to.not.equal('');
    });

    for (const width of [208, 358, 812]) {
      it(`draws at ${width} px without scaling its text or leaving its space`, async () => {
        const chart = await draw(kind, width);
        const drawing = part(chart, 'drawing') as unknown as SVGSVGElement;
        expect(drawing.getAttribute('viewBox')).to.equal(null);
        expect(drawing.getBoundingClientRect().width).to.be.closeTo(width, 0.6);
        const frame = drawing.getBoundingClientRect();
        expect(texts(chart).length).to.be.above(1);
        for (const text of texts(chart)) {
          const box = boxOf(text);
          expect(box.left, text.textContent ?? '').to.be.at.least(frame.left - 3);
          expect(box.right, text.textContent ?? '').to.be.at.most(frame.right + 3);
        }
      });

      it(`keeps its labels apart at ${width} px`, async () => {
        const chart = await draw(kind, width);
        const boxes = texts(chart).map((text) => ({
          text: text.textContent?.trim(),
          box: boxOf(text),
        }));
        for (const [i, one] of boxes.entries())
          for (const other of boxes.slice(i + 1)) {
            const across =
              Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
            const down =
              Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
            expect(across > 1 && down > 3.5, `“${one.text}” meets “${other.text}”`).to.equal(false);
          }
      });
    }

    it('draws again when its container changes', async () => {
      const chart = await draw(kind, 700);
      const frame = chart.parentElement as HTMLElement;
      frame.style.width = '300px';
      (frame.parentElement as HTMLElement).style.width = '300px';
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30)));
      await chart.updateComplete;
      expect(part(chart, 'drawing')?.getBoundingClientRect().width).to.be.closeTo(300, 1);
    });

    it('opens its table and its drawing again by keyboard', async () => {
      const chart = await draw(kind, 640);
      const toggle = part(chart, 'table-toggle') as HTMLButtonElement;
      toggle.focus();
      expect(root(chart).activeElement).to.equal(toggle);
      toggle.click();
      await chart.updateComplete;
      expect(toggle.getAttribute('aria-expanded')).to.equal('true');
      expect(part(chart, 'table')?.tabIndex).to.equal(0);
      expect(part(chart, 'drawing')).to.equal(null);
      toggle.click();
      await chart.updateComplete;
      expect(part(chart, 'drawing')).to.not.equal(null);
    });
  });
}

async function tableOf(kind: keyof typeof charts): Promise<string[][]> {
  const chart = await draw(kind, 640);
  part(chart, 'table-toggle')?.click();
  await chart.updateComplete;
  return [...root(chart).querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim().replace(/\s+/g, ' ') ?? ''),
  );
}

describe('the table behind a chart', () => {
  it('has the cost of each option in each year, with its range', async () => {
    const rows = await tableOf('cost');
    expect(rows.length).to.equal(11);
    expect(rows[0]).to.deep.equal(['now', '€21,600', '€4,850']);
    expect(rows[10]).to.deep.equal([
      '10',
      '€56,600€54,600 to €58,600',
      '€65,850€61,850 to €69,850',
    ]);
  });

  it('counts every future once', async () => {
    const rows = await tableOf('futures');
    expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).to.equal(100);
    const less = rows
      .filter((row) => row[0]?.startsWith('replacing'))
      .reduce((sum, row) => sum + Number(row[1]), 0);
    expect(less).to.equal(outcomes.filter((saved) => saved >= 0).length);
  });

  it('sums what is printed', async () => {
    expect((await tableOf('money')).at(-1)).to.deep.equal(['Sum', '€38,673', '€44,204']);
  });

  it('has what a unit had cost by each record', async () => {
    expect((await tableOf('history')).map((row) => row[3])).to.deep.equal([
      '€780',
      '€1,090',
      '€2,330',
      '€2,860',
    ]);
  });

  it('has each reading with its unit', async () => {
    expect((await tableOf('reading')).map((row) => row[1])).to.deep.equal([
      '13.2 A',
      '13.6 A',
      '15.7 A',
      '18.6 A',
    ]);
  });
});

describe('dots', () => {
  it('are one for each future, hollow for one option and full for the other', async () => {
    // Wide enough in every font for the counts to stand without a key of dots.
    const chart = await draw('futures', 1000);
    const circles = [...root(chart).querySelectorAll('svg[role] circle')];
    expect(circles.length).to.equal(100);
    const full = circles.filter((circle) => getComputedStyle(circle).fill !== 'none');
    expect(full.length).to.equal(outcomes.filter((saved) => saved > 0).length);
  });
});

describe('two charts on a page', () => {
  it('do not share the names of their patterns', async () => {
    const [one, other] = [await draw('money', 300), await draw('money', 300)];
    const ids = (chart: Element) =>
      [...root(chart).querySelectorAll('pattern')].map((pattern) => pattern.id);
    expect(ids(one).some((id) => ids(other).includes(id))).to.equal(false);
    const fills = [...root(one).querySelectorAll('rect[fill^="url"]')].map((bar) =>
      bar.getAttribute('fill'),
    );
    for (const fill of fills) expect(ids(one)).to.include(fill?.slice(5, -1));
  });
});

describe('a reading', () => {
  it('names its limit and who set it, and marks a value beyond it', async () => {
    const chart = await draw('reading', 420);
    const words = texts(chart).map((text) => text.textContent?.trim());
    expect(words).to.include('Maximum 16.0 A (maker’s data sheet)');
    expect(words.join(' ')).to.match(/Thu,? 19 Nov.*18\.6 A/);
  });

  it('says of a limit whether it is a minimum or a maximum, and marks a value below the minimum', async () => {
    const chart = await fixture<ChartElement>(
      html`<wk-reading-chart
        heading="Oil"
        .value=${3}
        unit="bar"
        .lower=${4}
        taken-at="2026-11-19T10:42:00Z"
      ></wk-reading-chart>`,
    );
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const words = (): string =>
      texts(chart)
        .map((text) => text.textContent?.trim())
        .join(' | ');
    expect(words()).to.contain('Minimum 4 bar').and.not.to.contain('Maximum');
    expect(root(chart).querySelector('.now.outside')).not.to.equal(null);
    Object.assign(chart, { upper: 6, value: 5 });
    await chart.updateComplete;
    expect(words()).to.contain('Minimum 4 bar').and.to.contain('Maximum 6 bar');
    expect(root(chart).querySelector('.now.outside')).to.equal(null);
  });

  it('stands alone without earlier values or limits', async () => {
    const chart = await fixture<ChartElement>(
      html`<wk-reading-chart
        heading="Oil"
        .value=${3}
        unit="bar"
        taken-at="2026-11-19T10:42:00Z"
      ></wk-reading-chart>`,
    );
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(part(chart, 'drawing')?.outerHTML).to.not.contain('NaN');
  });
});
