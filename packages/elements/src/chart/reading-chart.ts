import { nothing, svg, type PropertyDeclarations, type SVGTemplateResult } from 'lit';
import { ChartElement, type Drawing, type Rows } from './chart-element.ts';
import { linear, linePath, niceTicks, px } from './scale.ts';
import { monthTicks, timeOf } from './time-axis.ts';

export interface ReadingPoint {
  readonly value: number;
  /** ISO instant. */
  readonly takenAt: string;
}

/** A measured value against its limits and its earlier values. */
export class ReadingChartElement extends ChartElement {
  static override properties: PropertyDeclarations = {
    value: { type: Number },
    unit: { type: String },
    takenAt: { type: String, attribute: 'taken-at' },
    lower: { type: Number },
    upper: { type: Number },
    limitSource: { type: String, attribute: 'limit-source' },
    earlier: { attribute: false },
    timeZone: { type: String, attribute: 'time-zone' },
  };

  declare value: number;
  declare unit: string;
  /** ISO instant of `value`. */
  declare takenAt: string;
  /** Allowed from and up to; null where there is no such limit. */
  declare lower: number | null;
  declare upper: number | null;
  /** Who set the limit: "maker's data sheet". */
  declare limitSource: string | null;
  /** Oldest first, without the present value. */
  declare earlier: readonly ReadingPoint[];
  /** The site's IANA zone. Default UTC. */
  declare timeZone: string;

  constructor() {
    super();
    this.value = Number.NaN;
    this.unit = '';
    this.takenAt = '';
    this.lower = null;
    this.upper = null;
    this.limitSource = null;
    this.earlier = [];
    this.timeZone = 'UTC';
  }

  protected override get ready(): boolean {
    return Number.isFinite(this.value) && this.takenAt !== '';
  }

  get #points(): readonly ReadingPoint[] {
    return [...this.earlier, { value: this.value, takenAt: this.takenAt }];
  }

  get #decimals(): number {
    const places = [this.value, this.lower, this.upper, ...this.earlier.map((p) => p.value)].map(
      (v) => String(v ?? 0).split('.')[1]?.length ?? 0,
    );
    return Math.min(2, Math.max(...places));
  }

  #amount(value: number): string {
    const places = this.#decimals;
    const number = new Intl.NumberFormat(this.l10n.format.locale, {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    });
    return `${number.format(value)} ${this.unit}`;
  }

  get #outside(): boolean {
    return (
      (this.upper !== null && this.value > this.upper) ||
      (this.lower !== null && this.value < this.lower)
    );
  }

  protected override draw(width: number): Drawing {
    const u = this.size.unit;
    const height = (width < 300 * u ? 190 : 220) * u;
    const points = this.#points;
    const values = points.map((p) => p.value);
    const limits = [this.lower, this.upper].filter((limit) => limit !== null);
    const [low, high] = [Math.min(...values, ...limits), Math.max(...values, ...limits)];
    const pad = (high - low || Math.abs(high) || 1) * 0.18;
    const ticks = niceTicks(low >= 0 ? Math.max(0, low - pad) : low - pad, high + pad, 5);
    const axis = ticks.map((tick) => this.numbers.plain(tick));
    const left =
      Math.max(...axis.map((text) => this.size.text(text, 11)), this.size.text(this.unit, 11)) +
      6 * u;
    const right = width - 12 * u;
    const top = 30 * u;
    const bottom = height - 26 * u;
    const times = points.map((p) => timeOf(p.takenAt));
    const first = times[0] ?? 0;
    const last = times.at(-1) ?? 0;
    // A single value stands at the right, where "now" always is.
    const x = linear([last === first ? last - 1 : first, last], [left + 12 * u, right - 12 * u]);
    const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [bottom, top]);
    const placed = points.map((p, i) => ({ x: x(times[i] ?? 0), y: y(p.value) }));
    const now = placed.at(-1) ?? { x: right, y: top };
    return {
      height,
      content: svg`
        <defs><pattern id="${this.uid}-past" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="past" x1="0" y1="0" x2="0" y2="7" /></pattern></defs>
        ${this.#zone(this.upper === null ? null : [top, y(this.upper)], left, right)}
        ${this.#zone(this.lower === null ? null : [y(this.lower), bottom], left, right)}
        ${ticks.map((tick, i) => svg`<text class="ax" x=${px(left - 6 * u)} y=${px(y(tick) + 4 * u)} text-anchor="end">${axis[i]}</text>`)}
        <text class="ax" x=${px(left - 6 * u)} y=${px(16 * u)} text-anchor="end">${this.unit}</text>
        ${this.#limit(this.upper, y, left, right, -6)}
        ${this.#limit(this.lower, y, left, right, 15)}
        <path class="line reading" d=${linePath(placed)} />
        ${placed.slice(0, -1).map((p) => svg`<circle class="earlier" cx=${px(p.x)} cy=${px(p.y)} r=${3.5 * u} />`)}
        <circle class="now ${this.#outside ? 'outside' : ''}" cx=${px(now.x)} cy=${px(now.y)} r=${5.5 * u} />
        ${monthTicks(times, this.l10n.format.locale, 58 * u, x).map((tick) => {
          const half = this.size.text(tick.label, 11) / 2;
          const at = Math.min(Math.max(x(tick.at), half), width - half);
          return svg`<text class="ax" x=${px(at)} y=${px(height - 8 * u)} text-anchor="middle">${tick.label}</text>`;
        })}
        ${this.#label(now, left, top)}`,
    };
  }

  /** Hatched: where a value is out of its limit. */
  #zone(edges: readonly [number, number] | null, left: number, right: number): unknown {
    if (!edges || edges[1] <= edges[0]) return nothing;
    return svg`<rect x=${px(left)} y=${px(edges[0])} width=${px(right - left)} height=${px(edges[1] - edges[0])} fill="url(#${this.uid}-past)" />`;
  }

  #limit(
    limit: number | null,
    y: (v: number) => number,
    left: number,
    right: number,
    shift: number,
  ): unknown {
    if (limit === null) return nothing;
    const u = this.size.unit;
    const t = this.l10n.t;
    const name = limit === this.upper ? t.upperLimit : t.lowerLimit;
    const short = name(this.#amount(limit));
    const long = this.limitSource ? `${short} (${this.limitSource})` : short;
    const room = right - left - 12 * u;
    const text = this.size.text(long, 12, true) <= room ? long : short;
    return svg`<line class="limit" x1=${px(left)} x2=${px(right)} y1=${px(y(limit))} y2=${px(y(limit))} />
      <text class="st halo" x=${px(left + 6 * u)} y=${px(y(limit) + shift * u)}>${text}</text>`;
  }

  /** Day and value beside the last point, on the side that has room. */
  #label(now: { x: number; y: number }, left: number, top: number): SVGTemplateResult {
    const u = this.size.unit;
    const day = new Intl.DateTimeFormat(this.l10n.format.locale, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: this.timeZone,
    }).format(timeOf(this.takenAt));
    const amount = this.#amount(this.value);
    const style = this.#outside ? 'st now-value outside' : 'st now-value';
    const before = this.size.text(amount, 17, true) + this.size.text(day, 12) + 26 * u;
    const beside = now.x - before > left;
    const y = beside ? now.y + 4 * u : Math.max(top, now.y) - 12 * u;
    const x = beside ? now.x - 12 * u : now.x + 8 * u;
    return svg`<text class="halo" x=${px(x)} y=${px(y)} text-anchor="end">${
      beside ? svg`<tspan>${day}</tspan>` : nothing
    }<tspan class=${style} dx=${6 * u}>${amount}</tspan></text>`;
  }

  protected override rows(): Rows {
    const term = this.l10n.t;
    const day = new Intl.DateTimeFormat(this.l10n.format.locale, {
      dateStyle: 'medium',
      timeZone: this.timeZone,
    });
    return {
      head: [term.date, this.heading || term.value],
      body: this.#points.map((p) => [day.format(timeOf(p.takenAt)), this.#amount(p.value)]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-reading-chart': ReadingChartElement;
  }
}
