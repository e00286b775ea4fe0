import { nothing, svg, type PropertyDeclarations, type SVGTemplateResult } from 'lit';
import { ChartElement, type Drawing, type Rows } from './chart-element.ts';
import { firstFree, type Box } from './labels.ts';
import { linear, niceTicks, px, type Scale } from './scale.ts';
import { timeOf, yearTicks } from './time-axis.ts';

export interface HistoryEntry {
  /** ISO date. */
  readonly date: string;
  readonly text: string;
  /** Major units. */
  readonly cost: number;
}

interface Step extends HistoryEntry {
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** What a unit has cost so far: a step for each record, and the sum it has come to. */
export class HistoryChartElement extends ChartElement {
  static override properties: PropertyDeclarations = {
    entries: { attribute: false },
    from: { type: String },
    until: { type: String },
    total: { type: String },
  };

  declare entries: readonly HistoryEntry[];
  /** ISO dates between which the record is complete. */
  declare from: string;
  declare until: string;
  /** Words under the sum: "in 5 years". */
  declare total: string;

  constructor() {
    super();
    this.entries = [];
    this.from = '';
    this.until = '';
    this.total = '';
  }

  protected override get ready(): boolean {
    return this.entries.length > 0;
  }

  get #steps(): Step[] {
    let sum = 0;
    return this.entries
      .toSorted((a, b) => a.date.localeCompare(b.date))
      .map((entry) => ({
        ...entry,
        at: timeOf(entry.date),
        before: sum,
        after: (sum += entry.cost),
      }));
  }

  protected override draw(width: number): Drawing {
    const u = this.size.unit;
    const steps = this.#steps;
    const wide = width >= 560 * u;
    const sum = steps.at(-1)?.after ?? 0;
    const ticks = niceTicks(0, sum, 4);
    const axis = ticks.map((tick) => this.numbers.compact(tick));
    const left = Math.max(...axis.map((text) => this.size.text(text, 11))) + 6 * u;
    const money = this.numbers.money(Math.round(sum));
    const aside =
      Math.max(this.size.text(money, 16, true), this.size.text(this.total, 12)) + 12 * u;
    const right = width - (wide ? aside : 14 * u);
    const top = 24 * u;
    const bottom = (wide ? 204 : 164) * u;
    const from = Math.min(timeOf(this.from) || Infinity, steps[0]?.at ?? 0);
    const until = Math.max(timeOf(this.until) || 0, steps.at(-1)?.at ?? 0);
    const x = linear([from, until], [left, right]);
    const y = linear([0, ticks.at(-1) ?? 1], [bottom, top]);
    const end = { x: right, y: y(sum) };
    const corner = `M${px(left)} ${px(bottom)}`;
    const stairs = steps.map((s) => `H${px(x(s.at))}V${px(y(s.after))}`).join('');
    const marked = steps.length <= (right - left) / (7 * u);
    return {
      height: bottom + 26 * u,
      content: svg`
        ${ticks.map((tick, i) => this.#grid(left, right, y(tick), axis[i] ?? '', tick === 0))}
        ${yearTicks(from, until, (right - left) / (44 * u)).map(
          (tick) =>
            svg`<text class="ax" x=${px(x(tick.at))} y=${px(bottom + 18 * u)} text-anchor="middle">${tick.label}</text>`,
        )}
        <path class="band of-b" d="${corner}${stairs}H${px(right)}V${px(bottom)}Z" />
        <path class="line solid of-b" d="${corner}${stairs}H${px(right)}" />
        ${wide ? this.#names(steps, x, y, { left, right, bottom }) : nothing}
        ${
          marked
            ? steps.map(
                (s) =>
                  svg`<circle class="step" cx=${px(x(s.at))} cy=${px(y(s.after))} r=${4 * u} />`,
              )
            : nothing
        }
        ${this.#sum(money, end, wide, width)}`,
    };
  }

  #grid(left: number, right: number, y: number, label: string, zero: boolean): SVGTemplateResult {
    const u = this.size.unit;
    return svg`<line class=${zero ? 'zr' : 'gr'} x1=${px(left)} x2=${px(right)} y1=${px(y)} y2=${px(y)} />
      <text class="ax" x=${px(left - 6 * u)} y=${px(y + 4 * u)} text-anchor="end">${label}</text>`;
  }

  #sum(
    money: string,
    end: { x: number; y: number },
    wide: boolean,
    width: number,
  ): SVGTemplateResult {
    const u = this.size.unit;
    if (wide)
      return svg`<text class="st sum of-b" x=${px(end.x + 8 * u)} y=${px(end.y + 3 * u)}>${money}</text>
        <text x=${px(end.x + 8 * u)} y=${px(end.y + 19 * u)}>${this.total}</text>`;
    return svg`<text class="halo" x=${px(width - 4 * u)} y=${px(Math.max(14 * u, end.y - 10 * u))} text-anchor="end"><tspan class="st sum of-b">${money}</tspan><tspan dx=${4 * u}>${this.total}</tspan></text>`;
  }

  /** Names of the steps where they meet neither each other nor the stairs; the dearest come first. */
  #names(
    steps: readonly Step[],
    x: Scale,
    y: Scale,
    { left, right, bottom }: { left: number; right: number; bottom: number },
  ): SVGTemplateResult[] {
    const u = this.size.unit;
    // Flat parts and risers of the stairs, which no name may cross.
    const stairs: Box[] = steps.flatMap((s, i) => {
      const next = steps[i + 1];
      const x1 = x(s.at);
      const x2 = next ? x(next.at) : right;
      return [
        { x: x1, y: y(s.after) - 3 * u, width: x2 - x1, height: 6 * u },
        {
          x: x1 - 4 * u,
          y: y(s.after) - 4 * u,
          width: 8 * u,
          height: y(s.before) - y(s.after) + 8 * u,
        },
      ];
    });
    const taken: Box[] = [];
    const area = { x: left + 2 * u, y: 0, width: right - left, height: bottom };
    // Of many records only those worth a look are named.
    const least = steps.length > 24 ? 0.04 * (steps.at(-1)?.after ?? 0) : 0;
    return steps
      .filter((s) => s.cost >= least)
      .toSorted((a, b) => b.cost - a.cost)
      .flatMap((s) => {
        const name = this.#clip(s.text);
        const money = this.numbers.money(Math.round(s.cost));
        const width = this.size.text(`${name} `, 12) + this.size.text(money, 12, true) + 4 * u;
        const height = 15 * u;
        const [sx, sy] = [x(s.at), y(s.after)];
        const place = firstFree(
          [
            {
              x: sx - 8 * u - width,
              y: sy - 19 * u,
              anchor: 'end',
              at: sx - 8 * u,
              width,
              height,
              lift: 0,
            },
            {
              x: sx + 8 * u,
              y: sy - 19 * u,
              anchor: 'start',
              at: sx + 8 * u,
              width,
              height,
              lift: 0,
            },
            { x: sx, y: sy - 58 * u, anchor: 'start', at: sx, width, height, lift: 38 * u },
          ],
          [...taken, ...stairs],
          area,
        );
        if (!place) return [];
        taken.push(place);
        return [
          svg`${
            place.lift
              ? svg`<line class="leader" x1=${px(sx)} x2=${px(sx)} y1=${px(sy - 6 * u)} y2=${px(sy - 40 * u)} />`
              : nothing
          }<text class="halo" x=${px(place.at)} y=${px(place.y + 12 * u)} text-anchor=${place.anchor}>${name} <tspan class="st">${money}</tspan></text>`,
        ];
      });
  }

  #clip(text: string): string {
    return text.length > 22 ? `${text.slice(0, 21).trimEnd()}…` : text;
  }

  protected override rows(): Rows {
    const term = this.l10n.t;
    const date = new Intl.DateTimeFormat(this.l10n.format.locale, {
      dateStyle: 'medium',
      timeZone: 'UTC',
    });
    return {
      head: [term.date, term.work, term.cost, term.soFar],
      body: this.#steps.map((s) => [
        date.format(s.at),
        s.text,
        this.numbers.money(s.cost),
        this.numbers.money(s.after),
      ]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-history-chart': HistoryChartElement;
  }
}
