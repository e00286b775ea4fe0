import { svg, type PropertyDeclarations, type SVGTemplateResult } from 'lit';
import { ChartElement, type Drawing, type Rows } from './chart-element.ts';
import { linear, niceStep, px, round, ticksWithin, type Scale } from './scale.ts';
import type { SeriesStyle } from './cost-chart.ts';

/** How high the heap may grow, at the base text size in px. */
const tallestHeap = 230;

/** One of the two sides of "same": who costs less there, in words ("replacing costs less"). */
export interface FutureSide {
  readonly style: SeriesStyle;
  readonly text: string;
}

/**
 * How sure: one dot for each of the futures, so that "83 of 100" can be counted. Dots right of
 * "same" are futures in which `right` costs less.
 */
export class FuturesChartElement extends ChartElement {
  static override properties: PropertyDeclarations = {
    outcomes: { attribute: false },
    left: { attribute: false },
    right: { attribute: false },
  };

  /** What `right` saves against `left` in each future, in major units; negative when it costs more. */
  declare outcomes: readonly number[];
  declare left: FutureSide | null;
  declare right: FutureSide | null;

  constructor() {
    super();
    this.outcomes = [];
    this.left = null;
    this.right = null;
  }

  protected override get ready(): boolean {
    return this.outcomes.length > 0 && this.left !== null && this.right !== null;
  }

  protected override draw(width: number): Drawing {
    const u = this.size.unit;
    const [low, high] = this.#reach();
    // Smaller dots where there is little room or the futures agree, so that the heap stays a heap and not a tower.
    let heap = this.#heap(width, low, high, width < 300 * u ? 0.72 : 1);
    if (heap.tallest * heap.rise > tallestHeap * u) heap = this.#heap(width, low, high, 0.5);
    const { dots, grain, pitch, step, tallest, zero } = heap;
    const rise = Math.min(heap.rise, (tallestHeap * u) / tallest);
    const header = this.#header(width, zero);
    const base = Math.max(header.height + 14 * u + tallest * rise, 90 * u);
    const x: Scale = linear([0, step], [zero, zero + pitch]);
    return {
      height: base + 22 * u,
      content: svg`
        <line class="zr" x1=${px(6 * u)} x2=${px(width - 6 * u)} y1=${px(base)} y2=${px(base)} />
        <line class="same" x1=${px(zero)} x2=${px(zero)} y1=${px(header.drop)} y2=${px(base + 6 * u)} />
        ${dots.map(({ x: cx, row, side }) => this.#dot(cx, base - 7 * u * grain - row * rise, side, grain))}
        ${header.content}
        ${this.#axis(x, low, high, zero, width, base + 18 * u)}`,
    };
  }

  /** Dots of a size, column by column. "Same" is the border between two, so that none holds futures of both sides. */
  #heap(width: number, low: number, high: number, grain: number) {
    const u = this.size.unit;
    const pitch = 11.8 * u * grain;
    const columns = Math.max(4, Math.floor((width - 12 * u) / pitch));
    const step = (high - low) / (columns - 2);
    const before = Math.ceil(-low / step);
    const counts = new Map<number, number>();
    const dots = this.outcomes.map((value) => {
      const column = Math.min(columns - 1, Math.max(0, Math.floor(value / step) + before));
      const row = counts.get(column) ?? 0;
      counts.set(column, row + 1);
      return { x: 6 * u + (column + 0.5) * pitch, row, side: Math.sign(value) };
    });
    return {
      dots,
      grain,
      pitch,
      step,
      rise: 10.4 * u * grain,
      tallest: Math.max(1, ...counts.values()),
      zero: 6 * u + before * pitch,
    };
  }

  /** Both sides of zero are in view, and some room beyond the outermost dots. */
  #reach(): [number, number] {
    const low = Math.min(0, ...this.outcomes);
    const high = Math.max(0, ...this.outcomes);
    const span = high - low || 1;
    return [Math.min(low, -span * 0.12), Math.max(high, span * 0.12)];
  }

  #dot(cx: number, cy: number, side: number, grain = 1): SVGTemplateResult {
    const style = side === 0 ? 'c' : ((side > 0 ? this.right : this.left)?.style ?? 'c');
    const r = (style === 'a' ? 4.4 : 3.7) * this.size.unit * grain;
    return svg`<circle class="dot of-${style}" cx=${px(cx)} cy=${px(cy)} r=${px(r)} />`;
  }

  #count(sign: number): number {
    return this.outcomes.filter((value) => Math.sign(value) === sign).length;
  }

  /** Counts over their halves; one under the other where the halves are too narrow for them. */
  #header(width: number, zero: number) {
    const u = this.size.unit;
    const sides = [
      { side: this.left, count: this.#count(-1), anchor: 'end', x: zero - 8 * u },
      { side: this.right, count: this.#count(1), anchor: 'start', x: zero + 8 * u },
    ] as const;
    const widths = sides.map(({ side }) => this.size.text(side?.text ?? '', 12));
    const [first = 0, second = 0] = widths;
    const beside = zero - 8 * u >= first && width - zero - 8 * u >= second;
    if (beside)
      return {
        height: 34 * u,
        drop: 4 * u,
        content: sides.map(
          ({
            side,
            count,
            anchor,
            x,
          }) => svg`<text x=${px(x)} y=${px(14 * u)} text-anchor=${anchor}>
            <tspan class="st count of-${side?.style}">${count}</tspan>
            <tspan x=${px(x)} dy=${px(16 * u)}>${side?.text}</tspan></text>`,
        ),
      };
    return {
      height: 38 * u,
      drop: 42 * u,
      content: sides.map(({ side, count }, i) => {
        const y = px((14 + 19 * i) * u);
        return svg`${this.#dot(6 * u, (9.5 + 19 * i) * u, i === 0 ? -1 : 1)}
          <text x=${px(16 * u)} y=${y}><tspan class="st count of-${side?.style}">${count}</tspan><tspan dx=${px(5 * u)}>${side?.text}</tspan></text>`;
      }),
    };
  }

  #axis(x: Scale, low: number, high: number, zero: number, width: number, y: number): unknown {
    const u = this.size.unit;
    const same = this.l10n.t.same;
    let taken = [
      { from: zero - this.size.text(same, 11) / 2, to: zero + this.size.text(same, 11) / 2 },
    ];
    const parts = Math.max(2, Math.floor(width / (62 * u)));
    const ticks = ticksWithin(low, high, parts).filter((tick) => tick !== 0);
    const labels = ticks
      .toSorted((a, b) => Math.abs(a) - Math.abs(b))
      .flatMap((tick) => {
        const text = this.l10n.t.less(this.numbers.compact(Math.abs(tick)));
        const half = this.size.text(text, 11) / 2;
        const [from, to] = [x(tick) - half, x(tick) + half];
        const free =
          from >= 0 &&
          to <= width &&
          taken.every((t) => to + 8 * u < t.from || from - 8 * u > t.to);
        if (!free) return [];
        taken = [...taken, { from, to }];
        return [
          svg`<text class="ax" x=${px(x(tick))} y=${px(y)} text-anchor="middle">${text}</text>`,
        ];
      });
    return svg`<text class="ax" x=${px(zero)} y=${px(y)} text-anchor="middle">${same}</text>${labels}`;
  }

  protected override rows(): Rows {
    const term = this.l10n.t;
    const [low, high] = this.#reach();
    const step = niceStep(high - low, 8);
    const first = Math.floor(low / step);
    const last = Math.ceil(high / step);
    const body = Array.from({ length: last - first }, (_, i) => {
      const from = round((first + i) * step);
      const to = round(from + step);
      // A dot on the border belongs to the side nearer to "same", as it does in the drawing.
      const inside = this.outcomes.filter((v) => v >= from && v < to).length;
      const [near, far] = [from, to].map(Math.abs).sort((a, b) => a - b);
      const side = from >= 0 ? this.right : this.left;
      const range = term.range(this.numbers.money(near ?? 0), this.numbers.money(far ?? 0));
      return { name: `${side?.text}: ${range}`, inside };
    }).filter(({ inside }) => inside > 0);
    return {
      head: [term.difference, term.futures],
      body: body.map(({ name, inside }) => [name, this.numbers.plain(inside)]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-futures-chart': FuturesChartElement;
  }
}
