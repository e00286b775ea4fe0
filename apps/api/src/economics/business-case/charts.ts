// The two drawings of the page: cost over time with the range of the futures, and where the money goes.
import type { OptionResult } from '@wellkept/economics';
import type { BusinessCaseWords } from '../words/en.ts';
import type { Amounts } from './amounts.ts';
import { INK, LINE, QUIET, type Paper } from '../../pdf/paper.ts';

/** By line and hatching as well as by colour, for paper without colour. */
export const LOOKS = [
  { colour: '#0b5a63', dash: null },
  { colour: '#96490f', dash: 4 },
] as const;

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A round step that parts a span into about `count`. */
function niceStep(span: number, count: number): number {
  const rough = Math.max(span, 1e-9) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10) * power;
}

export function costChart(
  paper: Paper,
  area: Area,
  sides: readonly OptionResult[],
  amounts: Amounts,
  words: BusinessCaseWords,
): void {
  const { doc } = paper;
  const points = sides.flatMap(({ cumulative }) => cumulative);
  const horizon = Math.max(1, ...points.map(({ year }) => year));
  const top = Math.max(1, ...points.map(({ high, mean }) => Math.max(high, mean)));
  const bottom = Math.min(0, ...points.map(({ low }) => low));
  const step = niceStep(top - bottom, 4);
  const [least, most] = [Math.floor(bottom / step) * step, Math.ceil(top / step) * step];
  const left = area.x + 34;
  const right = area.x + area.width - 78;
  const base = area.y + area.height - 14;
  const atX = (year: number): number => left + ((right - left) * year) / horizon;
  const atY = (value: number): number =>
    base - ((base - area.y) * (value - least)) / (most - least);

  const ends = sides
    .map((side, i) => ({ side, i, y: atY(side.cumulative.at(-1)?.mean ?? 0) }))
    .toSorted((a, b) => a.y - b.y);
  // Labels of lines that end close to one another are kept apart.
  ends.forEach((end, i) => {
    const before = ends[i - 1];
    if (before) end.y = Math.max(end.y, before.y + 24);
  });
  const over = (ends.at(-1)?.y ?? 0) + 8 - base;
  if (over > 0) for (const end of ends) end.y -= over;

  const told = sides
    .map((side) => words.costLine(side.label, amounts.money(side.cumulative.at(-1)?.mean ?? 0)))
    .join(' ');
  paper.figure(words.costAlt(told), () => {
    for (let value = least; value <= most + step / 2; value += step) {
      doc
        .moveTo(left, atY(value))
        .lineTo(right, atY(value))
        .lineWidth(value === 0 ? 0.8 : 0.4)
        .strokeColor(value === 0 ? QUIET : LINE)
        .stroke();
      paper.draw(amounts.compact(value), {
        x: area.x,
        y: atY(value) - 5,
        width: 30,
        size: 6.5,
        colour: QUIET,
        align: 'right',
      });
    }
    const years = niceStep(horizon, 8);
    for (let year = 0; year <= horizon; year += Math.max(1, years))
      paper.draw(year === 0 ? words.now : String(year), {
        x: atX(year) - 15,
        y: base + 3,
        width: 30,
        size: 6.5,
        colour: QUIET,
        align: 'center',
      });
    paper.draw(words.years, { x: right + 6, y: base + 3, width: 60, size: 6.5, colour: QUIET });
    sides.forEach(({ cumulative }, i) => {
      const look = LOOKS[i] ?? LOOKS[1];
      doc.moveTo(atX(0), atY(cumulative[0]?.low ?? 0));
      for (const { year, low } of cumulative) doc.lineTo(atX(year), atY(low));
      for (const { year, high } of cumulative.toReversed()) doc.lineTo(atX(year), atY(high));
      doc.fillOpacity(0.13).fill(look.colour).fillOpacity(1);
    });
    sides.forEach(({ cumulative }, i) => {
      const look = LOOKS[i] ?? LOOKS[1];
      cumulative.forEach(({ year, mean }, k) =>
        k === 0 ? doc.moveTo(atX(year), atY(mean)) : doc.lineTo(atX(year), atY(mean)),
      );
      doc.lineWidth(1.6).strokeColor(look.colour);
      if (look.dash) doc.dash(look.dash, { space: 2.5 });
      doc.stroke().undash();
    });
    for (const { side, i, y } of ends) {
      const at = { x: right + 6, width: 72 };
      const { colour } = LOOKS[i] ?? LOOKS[1];
      paper.draw(side.label, { ...at, y: y - 11, height: 10, size: 7, bold: true, colour });
      paper.draw(amounts.money(side.cumulative.at(-1)?.mean ?? 0), { ...at, y: y - 1, size: 7 });
    }
  });
}

export function moneyChart(
  paper: Paper,
  area: Area,
  rows: readonly { readonly label: string; readonly values: readonly number[] }[],
  amounts: Amounts,
  alt: string,
): void {
  const { doc } = paper;
  const largest = Math.max(1, ...rows.flatMap(({ values }) => values.map(Math.abs)));
  const room = area.width - 52;
  const each = Math.min(32, area.height / Math.max(1, rows.length));
  const bar = Math.min(8, (each - 12) / 2);
  paper.figure(alt, () => {
    rows.forEach(({ label, values }, k) => {
      const y = area.y + k * each;
      paper.draw(label, { x: area.x, y, width: area.width, height: 9, size: 7, bold: true });
      values.forEach((value, i) => {
        const look = LOOKS[i] ?? LOOKS[1];
        const top = y + 10.5 + i * (bar + 0.8);
        const length = Math.max(0.5, (room * Math.abs(value)) / largest);
        // What is received is an empty bar, what is paid a full one.
        doc.rect(area.x, top, length, bar - 0.6).lineWidth(0.7);
        if (value < 0) doc.strokeColor(look.colour).stroke();
        else if (look.dash)
          doc.fillOpacity(0.45).fillAndStroke(look.colour, look.colour).fillOpacity(1);
        else doc.fillAndStroke(look.colour, look.colour);
        paper.draw(amounts.money(Math.round(value)), {
          x: area.x + length + 3,
          y: top - 4.6 + bar / 2,
          width: 60,
          size: 6.5,
          colour: INK,
        });
      });
    });
  });
}
