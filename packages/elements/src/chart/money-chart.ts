import { svg, type PropertyDeclarations, type SVGTemplateResult } from 'lit';
import { ChartElement, type Drawing, type Rows } from './chart-element.ts';
import { px } from './scale.ts';
import type { SeriesStyle } from './cost-chart.ts';

export interface MoneyOption {
  /** One word, if it can be: it stands beside the first bar. */
  readonly label: string;
  readonly style: SeriesStyle;
}

/** One kind of cost; `values` in the order of the options, in major units. Income is negative. */
export interface MoneyRow {
  readonly label: string;
  readonly values: readonly number[];
}

/** Where the money goes: kind by kind, option beside option, all on one scale. */
export class MoneyChartElement extends ChartElement {
  static override properties: PropertyDeclarations = {
    options: { attribute: false },
    items: { attribute: false },
  };

  declare options: readonly MoneyOption[];
  declare items: readonly MoneyRow[];

  constructor() {
    super();
    this.options = [];
    this.items = [];
  }

  protected override get ready(): boolean {
    return this.items.length > 0 && this.options.length > 0;
  }

  protected override draw(width: number): Drawing {
    const u = this.size.unit;
    const bars = this.items.flatMap((item, row) =>
      item.values.map((value, option) => ({ value, row, option })),
    );
    const least = Math.min(0, ...bars.map((bar) => bar.value));
    // The longest bar and its label just fit: pixels for one unit of money.
    const scale = Math.min(
      ...bars.map(({ value, row, option }) => {
        const name =
          row === 0 ? this.size.text(` ${this.options[option]?.label ?? ''}`, 12, true) : 0;
        const label = this.size.text(this.numbers.money(value), 12) + name + 10 * u;
        return (width - label) / Math.max(1, Math.max(0, value) - least);
      }),
    );
    const zero = -least * Math.max(0, scale);
    const bar = 17 * u;
    const group = (24 + 17 * this.options.length) * u;
    return {
      height: this.items.length * group - 4 * u,
      content: svg`
        <defs>${this.options.map((option) => this.#hatch(option.style))}</defs>
        ${this.items.map((item, row) => {
          const top = row * group;
          return svg`<text class="st" x="0" y=${px(top + 11 * u)}>${item.label}</text>
            ${least < 0 ? svg`<line class="zr" x1=${px(zero)} x2=${px(zero)} y1=${px(top + 16 * u)} y2=${px(top + 18 * u + this.options.length * bar)} />` : ''}
            ${item.values.map((value, option) =>
              this.#bar(
                value,
                option,
                row === 0,
                zero,
                Math.max(0, scale),
                top + 18 * u + option * bar,
              ),
            )}`;
        })}`,
    };
  }

  #bar(
    value: number,
    option: number,
    named: boolean,
    zero: number,
    scale: number,
    y: number,
  ): SVGTemplateResult {
    const u = this.size.unit;
    const { style = 'c', label = '' } = this.options[option] ?? {};
    const width = Math.abs(value) * scale;
    const fill = style === 'a' ? '' : `url(#${this.uid}-${style})`;
    return svg`<rect class="bar of-${style}" x=${px(value < 0 ? zero - width : zero)} y=${px(y)}
        width=${px(width)} height=${px(14 * u)} rx=${px(2 * u)} fill=${fill} />
      <text x=${px(Math.max(zero, zero + value * scale) + 6 * u)} y=${px(y + 11 * u)}>${this.numbers.money(value)}${
        named ? svg`<tspan class="st of-${style}" dx=${px(4 * u)}>${label}</tspan>` : ''
      }</text>`;
  }

  #hatch(style: SeriesStyle): SVGTemplateResult {
    return svg`<pattern id="${this.uid}-${style}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(${style === 'b' ? 45 : -45})">
      <rect class="tint of-${style}" width="6" height="6" />
      <line class="hatch of-${style}" x1="0" y1="0" x2="0" y2="6" /></pattern>`;
  }

  protected override rows(): Rows {
    const sums = this.options.map((_, i) =>
      this.items.reduce((sum, item) => sum + (item.values[i] ?? 0), 0),
    );
    const money = (value: number): string => this.numbers.money(value);
    return {
      head: [this.l10n.t.kindOfCost, ...this.options.map((option) => option.label)],
      body: [
        ...this.items.map((item) => [item.label, ...item.values.map(money)]),
        [this.l10n.t.sum, ...sums.map(money)],
      ],
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-money-chart': MoneyChartElement;
  }
}
