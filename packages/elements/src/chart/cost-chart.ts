import { nothing, svg, type PropertyDeclarations, type SVGTemplateResult } from 'lit';
import { ChartElement, type Drawing, type Rows } from './chart-element.ts';
import { firstFree, spread, type Box } from './labels.ts';
import { bandPath, linePath, linear, niceStep, niceTicks, px, type Scale } from './scale.ts';

/** Which of the three looks an option keeps from its card to the chart: solid, dashed, dotted. */
export type SeriesStyle = 'a' | 'b' | 'c';

export interface CostLine {
  readonly label: string;
  readonly style: SeriesStyle;
  /** Years 0, 1, 2 …: cumulative cost, and between what 8 of 10 futures lie. */
  readonly points: readonly {
    readonly year: number;
    readonly mean: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/** Where two lines cross, named. */
export interface CostMark {
  readonly year: number;
  readonly title: string;
  readonly text: string;
}

interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

/** Cumulative cost of each option over the years, with its band and the year they are level. */
export class CostChartElement extends ChartElement {
  static override properties: PropertyDeclarations = {
    lines: { attribute: false },
    mark: { attribute: false },
  };

  declare lines: readonly CostLine[];
  declare mark: CostMark | null;

  constructor() {
    super();
    this.lines = [];
    this.mark = null;
  }

  protected override get ready(): boolean {
    return (this.lines[0]?.points.length ?? 0) > 1;
  }

  get #years(): number {
    return (this.lines[0]?.points.length ?? 1) - 1;
  }

  protected override draw(width: number): Drawing {
    const u = this.size.unit;
    const narrow = width < 480 * u;
    const height = (narrow ? 250 : 330) * u;
    const all = this.lines.flatMap((line) => line.points);
    const low = Math.min(0, ...all.map((p) => p.low));
    const high = Math.max(...all.map((p) => p.high));
    const ticks = niceTicks(low, high, 5);
    const axis = ticks.map((tick) => this.numbers.compact(tick));
    const left = Math.max(...axis.map((text) => this.size.text(text, 11))) + 6 * u;
    const ends = this.lines.map((line) => ({
      line,
      name: this.#short(line.label, width * 0.26),
      value: this.numbers.money(Math.round(line.points.at(-1)?.mean ?? 0)),
    }));
    const margin = Math.max(
      this.size.text(this.l10n.t.years, 11) + 12 * u,
      ...ends.map((end) =>
        Math.max(this.size.text(end.name, 12, true), this.size.text(end.value, 12)),
      ),
    );
    const right = width - margin - 8 * u;
    const top = 12 * u;
    const bottom = height - 26 * u;
    const frame: Frame = {
      x: linear([0, this.#years], [left, right]),
      y: linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [bottom, top]),
      left,
      right,
      top,
      bottom,
      width,
    };
    const tops = spread(
      ends.map((end) => frame.y(end.line.points.at(-1)?.mean ?? 0)),
      32 * u,
      0,
      bottom - 4 * u,
    );
    const endBoxes = tops.map((y) => ({ x: right, y, width: margin, height: 32 * u }));
    return {
      height,
      content: svg`
        ${ticks.map((tick, i) => this.#grid(frame, frame.y(tick), axis[i] ?? '', tick === 0))}
        ${this.#yearTicks(frame)}
        ${this.lines.toReversed().map((line) => this.#band(frame, line))}
        ${this.lines.toReversed().map((line) => this.#line(frame, line))}
        ${ends.map(
          ({ line, name, value }, i) => svg`
            <text class="st of-${line.style}" x=${px(right + 8 * u)} y=${px((tops[i] ?? 0) + 13 * u)}>${name}</text>
            <text x=${px(right + 8 * u)} y=${px((tops[i] ?? 0) + 27 * u)}>${value}</text>`,
        )}
        ${this.mark ? this.#mark(frame, this.mark, endBoxes) : nothing}`,
    };
  }

  #short(label: string, room: number): string {
    if (this.size.text(label, 12, true) <= room) return label;
    let cut = label;
    while (cut.length > 3 && this.size.text(`${cut}…`, 12, true) > room) cut = cut.slice(0, -1);
    return `${cut.trimEnd()}…`;
  }

  #grid(frame: Frame, y: number, label: string, zero: boolean): SVGTemplateResult {
    const u = this.size.unit;
    return svg`<line class=${zero ? 'zr' : 'gr'} x1=${px(frame.left)} x2=${px(frame.right)} y1=${px(y)} y2=${px(y)} />
      <text class="ax" x=${px(frame.left - 6 * u)} y=${px(y + 4 * u)} text-anchor="end">${label}</text>`;
  }

  #yearTicks(frame: Frame): SVGTemplateResult[] {
    const u = this.size.unit;
    const years = this.#years;
    const room = Math.max(2, Math.floor((frame.right - frame.left) / (34 * u)));
    const step = Math.max(1, niceStep(years, room));
    const ticks = Array.from({ length: Math.floor(years / step) + 1 }, (_, i) => i * step);
    // The last year is the one that counts: a tick too near it gives way.
    if (years % step) ticks.splice(years % step < step / 2 ? -1 : ticks.length, 1, years);
    const y = px(frame.bottom + 18 * u);
    return [
      ...ticks.map(
        (year) =>
          svg`<text class="ax" x=${px(frame.x(year))} y=${y} text-anchor="middle">${
            year === 0 ? this.l10n.t.now : this.numbers.plain(year)
          }</text>`,
      ),
      svg`<text class="ax" x=${px(frame.right + 12 * u)} y=${y}>${this.l10n.t.years}</text>`,
    ];
  }

  #band(frame: Frame, line: CostLine): SVGTemplateResult {
    const at = (y: (p: CostLine['points'][number]) => number) =>
      line.points.map((p) => ({ x: frame.x(p.year), y: frame.y(y(p)) }));
    return svg`<path class="band of-${line.style}" d=${bandPath(
      at((p) => p.high),
      at((p) => p.low),
    )} />`;
  }

  #line(frame: Frame, line: CostLine): SVGTemplateResult {
    const d = linePath(line.points.map((p) => ({ x: frame.x(p.year), y: frame.y(p.mean) })));
    return svg`<path class="line of-${line.style}" d=${d} />`;
  }

  #mark(frame: Frame, mark: CostMark, taken: readonly Box[]): SVGTemplateResult {
    const u = this.size.unit;
    const x = frame.x(mark.year);
    const y = frame.y(this.#meanAt(mark.year));
    const place = this.#markPlace(frame, mark, x, y, taken);
    return svg`
      <line class="drop" x1=${px(x)} x2=${px(x)} y1=${px(y)} y2=${px(frame.bottom)} />
      <circle class="even" cx=${px(x)} cy=${px(y)} r=${5 * u} />
      ${
        place
          ? svg`<text class="st halo" x=${px(place.at)} y=${px(place.y + 11 * u)} text-anchor=${place.anchor}>${mark.title}</text>
            ${place.whole ? svg`<text class="halo" x=${px(place.at)} y=${px(place.y + 26 * u)} text-anchor=${place.anchor}>${mark.text}</text>` : nothing}`
          : nothing
      }`;
  }

  /** Beside the drop line, near the axis where the curves leave room; the second line if it fits. */
  #markPlace(frame: Frame, mark: CostMark, x: number, y: number, taken: readonly Box[]) {
    const u = this.size.unit;
    const title = this.size.text(mark.title, 12, true);
    const text = this.size.text(mark.text, 12);
    const places = [true, false].flatMap((whole) => {
      const width = whole ? Math.max(title, text) : title;
      const height = (whole ? 32 : 16) * u;
      const lowest = frame.bottom - height - 8 * u;
      return [
        { x: x + 8 * u, at: x + 8 * u, anchor: 'start', whole, width, height, y: lowest },
        { x: x - 8 * u - width, at: x - 8 * u, anchor: 'end', whole, width, height, y: lowest },
      ];
    });
    const area = {
      x: frame.left,
      y: y + 4 * u,
      width: frame.width - frame.left,
      height: frame.bottom - y,
    };
    return firstFree(places, taken, area);
  }

  #meanAt(year: number): number {
    const points = this.lines[0]?.points ?? [];
    const i = Math.min(Math.floor(year), Math.max(0, points.length - 2));
    const from = points[i]?.mean ?? 0;
    return from + ((points[i + 1]?.mean ?? from) - from) * (year - i);
  }

  protected override rows(): Rows {
    const term = this.l10n.t;
    const money = (value: number): string => this.numbers.money(Math.round(value));
    return {
      head: [term.year, ...this.lines.map((line) => line.label)],
      body: Array.from({ length: this.#years + 1 }, (_, year) => [
        year === 0 ? term.now : this.numbers.plain(year),
        ...this.lines.map((line): [string, string] => {
          const point = line.points[year];
          if (!point) return ['–', ''];
          const sure = point.high - point.low < 1;
          return [money(point.mean), sure ? '' : term.range(money(point.low), money(point.high))];
        }),
      ]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-cost-chart': CostChartElement;
  }
}
