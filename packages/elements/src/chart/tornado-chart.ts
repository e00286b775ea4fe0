import { nothing, svg, type PropertyDeclarations, type SVGTemplateResult } from 'lit';
import { ChartElement, type Drawing, type Rows } from './chart-element.ts';
import { linear, px, type Scale } from './scale.ts';
import type { FutureSide } from './futures-chart.ts';

/** One input, tried at both ends of its plausible range. */
export interface TornadoItem {
  readonly label: string;
  /** "Repair wins below 6 years", that no plausible value does, or nothing. */
  readonly flip: string;
  /** The value tried, in words, and what `right` then saves against `left`; negative when it costs more. */
  readonly ends: readonly [TornadoEnd, TornadoEnd];
}

export interface TornadoEnd {
  readonly text: string;
  readonly saved: number;
}

interface Frame {
  readonly x: Scale;
  readonly width: number;
  /** Labels stand beside the bars, not above them. */
  readonly wide: boolean;
  /** Label and flip do not fit on one line. */
  readonly tall: boolean;
}

/** What would change the answer: longest bar first; what lies beyond "same" is the other option's. */
export class TornadoChartElement extends ChartElement {
  static override properties: PropertyDeclarations = {
    items: { attribute: false },
    left: { attribute: false },
    right: { attribute: false },
    now: { type: Number },
    nowText: { type: String, attribute: 'now-text' },
  };

  declare items: readonly TornadoItem[];
  declare left: FutureSide | null;
  declare right: FutureSide | null;
  /** What `right` saves as things stand. */
  declare now: number;
  declare nowText: string;

  constructor() {
    super();
    this.items = [];
    this.left = null;
    this.right = null;
    this.now = 0;
    this.nowText = '';
  }

  protected override get ready(): boolean {
    return this.items.length > 0;
  }

  protected override draw(width: number): Drawing {
    const u = this.size.unit;
    const wide = width >= 620 * u;
    const names = this.items.flatMap((item) => [
      this.size.text(item.label, 12, true),
      this.size.text(item.flip, 11),
    ]);
    const aside = wide ? Math.min(Math.max(...names) + 16 * u, width * 0.36) : 0;
    const ends = this.items.flatMap((item) => item.ends);
    const room = wide
      ? Math.max(...ends.map((end) => this.size.text(end.text, 12))) + 10 * u
      : 2 * u;
    const low = Math.min(0, this.now, ...ends.map((end) => end.saved));
    const high = Math.max(0, this.now, ...ends.map((end) => end.saved));
    const tall =
      !wide &&
      this.items.some(
        (item) =>
          this.size.text(item.label, 12, true) + this.size.text(item.flip, 11) + 10 * u > width,
      );
    const frame = { x: linear([low, high], [aside + room, width - room]), width, wide, tall };
    const top = 36 * u;
    const pitch = (wide ? 38 : tall ? 74 : 58) * u;
    const height = top + this.items.length * pitch;
    return {
      height,
      content: svg`
        <defs>${[this.left, this.right].map((side) => this.#hatch(side))}</defs>
        <line class="level" x1=${px(frame.x(0))} x2=${px(frame.x(0))} y1=${px(18 * u)} y2=${px(height)} />
        <line class="today" x1=${px(frame.x(this.now))} x2=${px(frame.x(this.now))} y1=${px(34 * u)} y2=${px(height)} />
        ${this.#heads(frame)}
        ${this.items.map((item, i) => this.#item(frame, item, top + i * pitch))}`,
    };
  }

  /** Which side of the dashed line is whose, and where the answer stands today. */
  #heads(frame: Frame): SVGTemplateResult {
    const u = this.size.unit;
    const zero = frame.x(0);
    const sides = [
      { text: this.left?.text ?? '', x: zero - 6 * u, anchor: 'end' },
      { text: this.right?.text ?? '', x: zero + 6 * u, anchor: 'start' },
    ].filter(({ text, x, anchor }) => {
      const width = this.size.text(text, 11);
      return anchor === 'end' ? x - width >= 0 : x + width <= frame.width;
    });
    const half = this.size.text(this.nowText, 11, true) / 2;
    const at = Math.min(Math.max(frame.x(this.now), half), frame.width - half);
    return svg`${sides.map(({ text, x, anchor }) => svg`<text class="ax" x=${px(x)} y=${px(12 * u)} text-anchor=${anchor}>${text}</text>`)}
      <text class="ax st halo" x=${px(at)} y=${px(29 * u)} text-anchor="middle">${this.nowText}</text>`;
  }

  #item(frame: Frame, item: TornadoItem, top: number): SVGTemplateResult {
    const u = this.size.unit;
    const { x, wide, tall, width } = frame;
    const [from, to] = item.ends.toSorted((a, b) => a.saved - b.saved) as [TornadoEnd, TornadoEnd];
    const y = top + (wide ? 4 : tall ? 36 : 22) * u;
    const text = wide ? y + 11 * u : y + 27 * u;
    const names = wide
      ? svg`<text class="st" x="0" y=${px(top + 15 * u)}>${item.label}</text>
          <text class="ax ink-2" x="0" y=${px(top + 29 * u)}>${item.flip}</text>`
      : svg`<text class="st halo" x="0" y=${px(top + 15 * u)}>${this.#fit(item.label, width)}</text>
          <text class="ax ink-2 halo" x=${tall ? 0 : px(width)} y=${px(top + (tall ? 29 : 15) * u)} text-anchor=${tall ? 'start' : 'end'}>${item.flip}</text>`;
    const [left, right] = [x(from.saved), x(to.saved)];
    const [one, other] = [this.size.text(from.text, 12), this.size.text(to.text, 12)];
    // Under a bar shorter than its two labels they are pushed outwards.
    const lack = wide ? 0 : Math.max(0, (one + other + 10 * u - (right - left)) / 2);
    const start = Math.min(Math.max(0, left - lack), width - one - other - 10 * u);
    const end = Math.max(Math.min(width, right + lack), start + one + other + 10 * u);
    return svg`${names}
      ${this.#bar(x, Math.min(from.saved, 0), Math.min(to.saved, 0), y, this.left)}
      ${this.#bar(x, Math.max(from.saved, 0), Math.max(to.saved, 0), y, this.right)}
      ${
        wide
          ? svg`<text class="halo" x=${px(left - 6 * u)} y=${px(text)} text-anchor="end">${from.text}</text>
              <text class="halo" x=${px(right + 6 * u)} y=${px(text)}>${to.text}</text>`
          : svg`<text class="halo" x=${px(start)} y=${px(text)}>${from.text}</text>
              <text class="halo" x=${px(end)} y=${px(text)} text-anchor="end">${to.text}</text>`
      }`;
  }

  #fit(label: string, room: number): string {
    if (this.size.text(label, 12, true) <= room) return label;
    let cut = label;
    while (cut.length > 3 && this.size.text(`${cut}…`, 12, true) > room) cut = cut.slice(0, -1);
    return `${cut.trimEnd()}…`;
  }

  #bar(x: Scale, from: number, to: number, y: number, side: FutureSide | null): unknown {
    if (to <= from || !side) return nothing;
    const fill = side.style === 'a' ? '' : `url(#${this.uid}-${side.style})`;
    return svg`<rect class="bar of-${side.style}" x=${px(x(from))} y=${px(y)} width=${px(x(to) - x(from))} height=${px(14 * this.size.unit)} fill=${fill} />`;
  }

  #hatch(side: FutureSide | null): unknown {
    if (!side || side.style === 'a') return nothing;
    return svg`<pattern id="${this.uid}-${side.style}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(${side.style === 'b' ? 45 : -45})">
      <rect class="tint of-${side.style}" width="6" height="6" />
      <line class="hatch of-${side.style}" x1="0" y1="0" x2="0" y2="6" /></pattern>`;
  }

  protected override rows(): Rows {
    const t = this.l10n.t;
    const saved = (end: TornadoEnd): string => {
      const side = end.saved < 0 ? this.left : this.right;
      return `${side?.text}: ${this.numbers.estimate(Math.abs(end.saved))}`;
    };
    return {
      head: [t.input, t.from, t.to],
      body: this.items.map((item) => [
        [item.label, item.flip],
        [item.ends[0].text, saved(item.ends[0])],
        [item.ends[1].text, saved(item.ends[1])],
      ]),
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-tornado-chart': TornadoChartElement;
  }
}
