// One page that answers "why?" to somebody who was not in the conversation.
import type { EconomicsCase, EconomicsResult, Sensitivity } from '@wellkept/economics';
import type { BusinessCaseWords } from '../words/en.ts';
import { Amounts } from './amounts.ts';
import { costChart, LOOKS, moneyChart } from './charts.ts';
import {
  HEIGHT,
  INK,
  LINE,
  MARGIN,
  Paper,
  QUIET,
  WIDTH,
  type Cell,
  type Column,
} from '../../pdf/paper.ts';
import { tell, type Told } from './tell.ts';

export interface Page {
  readonly case: EconomicsCase;
  readonly result: EconomicsResult;
  readonly sensitivity: Sensitivity | null;
  readonly sources: readonly string[];
  /** How many of its numbers the customer set. */
  readonly own: number;
  readonly firm: { readonly name: string; readonly phone: string };
  readonly customer: string;
  readonly site: string;
  readonly unit: string;
  readonly title: string;
  /** Of the proposal; 0 before it was sent. */
  readonly version: number;
  readonly words: BusinessCaseWords;
  readonly lang: string;
  readonly now: Date;
  /** Today at the firm. */
  readonly today: string;
}

const HALF = (WIDTH - 24) / 2;

/** The page as a PDF. */
export function drawPage(page: Page): Promise<Uint8Array<ArrayBuffer>> {
  const { words, firm } = page;
  const paper = new Paper({
    title: words.subject(page.case.unit.name, page.customer),
    author: firm.name,
    lang: page.lang,
    made: page.now,
  });
  const told = tell(page.case, page.result, page.sensitivity, words);
  const amounts = new Amounts(words, page.case.currency);
  let y = head(paper, page);
  y = answer(paper, told, words, y);
  y = options(paper, told, page, y + 12);
  y = charts(paper, told, amounts, words, y + 8);
  y = numbers(paper, told, words, y + 10);
  changes(paper, told, words, y + 8);
  foot(paper, told, page, amounts);
  return paper.bytes();
}

function head(paper: Paper, { firm, words, customer, site, unit, title }: Page): number {
  const right = { x: MARGIN + WIDTH / 2, width: WIDTH / 2, align: 'right' as const };
  paper.text('P', words.preparedBy(firm.name), {
    x: MARGIN,
    y: 34,
    width: WIDTH / 2,
    height: 12,
    bold: true,
  });
  paper.text('P', words.title, { ...right, y: 34, colour: QUIET });
  paper.rule(50);
  const at = { x: MARGIN, width: WIDTH, height: 12, colour: QUIET };
  paper.text('P', words.preparedFor(customer, site), { ...at, y: 58 });
  paper.text('P', `${unit}: ${title}`, { ...at, y: 70 });
  return 88;
}

function answer(paper: Paper, told: Told, words: BusinessCaseWords, top: number): number {
  const verdict = { x: MARGIN, y: top, width: WIDTH, size: 17, bold: true, height: 50 };
  const y = paper.text('H1', told.verdict, verdict) + 6;
  const number = paper.text('P', told.number, {
    x: MARGIN,
    y,
    width: HALF,
    size: 28,
    bold: true,
  });
  const left = paper.text('P', told.meaning, { x: MARGIN, y: number - 2, width: HALF, size: 9 });
  const x = MARGIN + HALF + 24;
  const heading = heading2(paper, words.howSure, x, y + 8, HALF);
  const sure = paper.text('P', told.sure, { x, y: heading, width: HALF, size: 9, bold: true });
  const spread = paper.text('P', told.spread, { x, y: sure + 1, width: HALF, colour: QUIET });
  return Math.max(left, spread);
}

const heading2 = (paper: Paper, words: string, x: number, y: number, width: number): number =>
  paper.text('H2', words, { x, y, width, size: 8, bold: true, colour: QUIET }) + 2;

function options(paper: Paper, told: Told, { words, result }: Page, top: number): number {
  const y = heading2(paper, words.options, MARGIN, top, WIDTH);
  const widths = [136, 66, 84, 70, 96, 59];
  const columns: Column[] = widths.map((width, i) => ({
    x: MARGIN + widths.slice(0, i).reduce((sum, each) => sum + each, 0),
    width: i === 0 ? width - 6 : width - 4,
    align: i === 0 ? 'left' : 'right',
  }));
  const quiet = { size: 7, colour: QUIET };
  const headings = [
    words.option,
    words.paidNow,
    words.allIn(result.horizonYears),
    words.yearly,
    words.range,
    words.best,
  ];
  const rows: Cell[][] = [
    headings.map((heading) => ({ words: heading, ...quiet })),
    ...told.options.map(({ label, cells }, i): Cell[] => {
      const look = LOOKS[i];
      const mark = (x: number, line: number): void => {
        const at = line + 6;
        if (look?.dash) paper.doc.dash(2.5, { space: 1.5 });
        paper.doc
          .moveTo(x, at)
          .lineTo(x + 10, at)
          .lineWidth(1.8)
          .strokeColor(look?.colour ?? LINE)
          .stroke()
          .undash();
      };
      return [
        { words: label, size: 8, bold: true, mark },
        ...cells.map((cell) => ({ words: cell, size: 8 })),
      ];
    }),
  ];
  return paper.table(y, columns, rows);
}

function charts(
  paper: Paper,
  told: Told,
  amounts: Amounts,
  words: BusinessCaseWords,
  top: number,
): number {
  const [left, right] = [WIDTH * 0.58, WIDTH * 0.42 - 20];
  const x = MARGIN + left + 20;
  const sides = told.options.slice(0, 2).map(({ result }) => result);
  const y = heading2(paper, words.costOverTime, MARGIN, top, left);
  heading2(paper, words.whereMoney, x, top, right);
  const height = 216;
  costChart(
    paper,
    { x: MARGIN, y: y + 4, width: left, height: height - 12 },
    sides,
    amounts,
    words,
  );
  const alt = told.money
    .map(({ label, values }) =>
      values
        .map(
          (value, i) => `${label}, ${sides[i]?.label ?? ''}: ${amounts.money(Math.round(value))}`,
        )
        .join('; '),
    )
    .join('. ');
  const rows = told.money
    .toSorted((a, b) => Math.max(...b.values.map(Math.abs)) - Math.max(...a.values.map(Math.abs)))
    .slice(0, 7);
  moneyChart(
    paper,
    { x, y: y + 2, width: right, height },
    rows,
    amounts,
    `${words.whereMoney}. ${alt}.`,
  );
  paper.text('P', words.shaded, {
    x: MARGIN,
    y: y + height - 6,
    width: left,
    size: 6.5,
    colour: QUIET,
  });
  return y + height + 6;
}

function numbers(paper: Paper, told: Told, words: BusinessCaseWords, top: number): number {
  if (told.assumptions.length === 0) return top;
  let y = heading2(paper, words.restsOn, MARGIN, top, WIDTH) + 1;
  for (const { label, value, origin, source } of told.assumptions) {
    const words_ = source === '' ? origin : `${origin}: ${source}`;
    const ends = [
      paper.text('P', label, { x: MARGIN, y, width: 172, height: 26, size: 8 }),
      paper.text('P', value, { x: MARGIN + 178, y, width: 92, height: 26, size: 8, bold: true }),
      paper.text('P', words_, {
        x: MARGIN + 276,
        y,
        width: WIDTH - 276,
        height: 26,
        size: 7.5,
        colour: QUIET,
      }),
    ];
    y = Math.max(...ends) + 4;
    paper.rule(y - 2);
  }
  return y;
}

function changes(paper: Paper, told: Told, words: BusinessCaseWords, top: number): void {
  const x = MARGIN + HALF + 24;
  let y = heading2(paper, words.whatChanges, MARGIN, top, HALF);
  const flips = told.flips.length > 0 ? told.flips : [words.nothingFlips];
  for (const flip of flips)
    y = paper.text('P', flip, { x: MARGIN, y, width: HALF, size: 8, height: 24 }) + 2;
  const history = heading2(paper, words.soFar, x, top, HALF);
  paper.text('P', told.history, { x, y: history, width: HALF, size: 8, height: 48 });
}

function foot(paper: Paper, told: Told, page: Page, amounts: Amounts): void {
  const { words, firm, sources } = page;
  const lines = [
    told.method,
    [
      page.own > 0 ? words.ownNumbers(page.own, page.customer) : '',
      words.asOf(amounts.date(page.case.baseDate), page.version),
      // An import may name many files; three are enough to know it by.
      sources.length > 0
        ? words.sources(
            sources
              .slice(0, 3)
              .map((source) => source.replace(/\.$/, ''))
              .join('; '),
          )
        : '',
      words.made(amounts.date(page.today)),
      words.questions(`${firm.name}, ${firm.phone}`),
    ]
      .filter((part) => part !== '')
      .join(' '),
  ].join('\n');
  const place = { x: MARGIN, width: WIDTH, size: 6.5, colour: QUIET };
  const height = Math.min(48, paper.heightOf(lines, place));
  const y = HEIGHT - 30 - height;
  paper.rule(y - 5, INK);
  paper.text('P', lines, { ...place, y, height: height + 1 });
}
