import { css } from 'lit';

/** Marks of all charts: solid, dashed or dotted beside colour, so that grey print and forced colours keep them apart. */
export const chartStyles = css`
  :host {
    font-family: var(--_font);
  }
  .wk {
    background: none;
  }
  .ruler {
    block-size: 0;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0 var(--_space-3);
  }
  h4 {
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_target);
    margin-block: calc((1.3em - var(--_target)) / 2);
    font-size: var(--_text-xs);
    white-space: nowrap;
    padding-block: 0;
  }
  .reading {
    font-size: var(--_text-sm);
    margin-block-start: var(--_space-1);
  }
  figcaption {
    margin-block-end: var(--_space-3);
  }
  .blank {
    block-size: calc(160 * var(--_wk-u));
  }
  svg.ch {
    display: block;
    direction: ltr;
    overflow: visible;
    max-inline-size: 100%;
  }
  svg.ch text {
    font-size: calc(12 * var(--_wk-u));
    fill: var(--_color-ink-2);
  }
  svg.ch .ax {
    font-size: calc(11 * var(--_wk-u));
    fill: var(--_color-ink-3);
  }
  svg.ch .st {
    fill: var(--_color-ink);
    font-weight: 600;
  }
  svg.ch .ax.ink-2 {
    fill: var(--_color-ink-2);
  }
  svg.ch .count {
    font-size: calc(15 * var(--_wk-u));
  }
  svg.ch .sum {
    font-size: calc(16 * var(--_wk-u));
  }
  svg.ch .now-value {
    font-size: calc(17 * var(--_wk-u));
  }
  .halo {
    paint-order: stroke;
    stroke: var(--_color-solid);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .gr,
  .zr,
  .leader {
    stroke: var(--_color-line);
    stroke-width: 1px;
  }
  .zr,
  .leader {
    stroke: var(--_color-line-strong);
  }
  .of-a {
    --_series: var(--_color-a);
    --_tint: var(--_band-a);
  }
  .of-b {
    --_series: var(--_color-b);
    --_tint: var(--_band-b);
  }
  .of-c {
    --_series: var(--_color-c);
    --_tint: color-mix(in srgb, var(--_color-c) 12%, transparent);
  }
  svg.ch text.st:is(.of-a, .of-b, .of-c),
  svg.ch tspan.st:is(.of-a, .of-b, .of-c) {
    fill: var(--_series);
  }
  .line {
    fill: none;
    stroke: var(--_series, var(--_color-accent));
    stroke-width: 2.25px;
  }
  .line.of-a {
    stroke-width: 2.5px;
  }
  .line.of-b {
    stroke-dasharray: 7 4;
  }
  .line.of-c {
    stroke-dasharray: 2 4;
  }
  .line.solid {
    stroke-dasharray: none;
    stroke-width: 2px;
  }
  .line.reading {
    stroke-width: 2px;
    margin: 0;
  }
  .band {
    fill: var(--_tint);
  }
  .drop {
    stroke: var(--_color-ink-2);
    stroke-dasharray: 2 3;
  }
  .same,
  .level {
    stroke: var(--_color-ink-2);
    stroke-dasharray: 3 3;
  }
  .today {
    stroke: var(--_color-line-strong);
  }
  .even {
    fill: var(--_color-solid);
    stroke: var(--_color-ink);
    stroke-width: 2px;
  }
  .step {
    fill: var(--_color-solid);
    stroke: var(--_color-b);
    stroke-width: 2px;
  }
  .dot {
    fill: none;
    stroke: var(--_series);
    stroke-width: 1.5px;
  }
  .dot.of-a {
    fill: var(--_series);
    stroke: none;
  }
  .dot.of-c {
    stroke-dasharray: 2 1.5;
  }
  .bar {
    stroke: var(--_series);
  }
  .bar.of-a {
    fill: var(--_series);
  }
  .tint {
    fill: var(--_tint);
  }
  .hatch {
    stroke: var(--_series);
    stroke-width: 2px;
  }
  .past {
    stroke: var(--_color-line);
    stroke-width: 2.5px;
  }
  .usual {
    fill: var(--_color-sunken);
  }
  .limit {
    stroke: var(--_color-ink);
    stroke-width: 1.5px;
  }
  .earlier,
  .now {
    fill: var(--_color-accent);
    stroke: var(--_color-solid);
    stroke-width: 1.5px;
  }
  .now.outside {
    fill: var(--_color-urgent);
  }
  svg.ch .now-value.outside {
    fill: var(--_color-urgent);
  }
  .scroll {
    overflow-x: auto;
    max-block-size: calc(420 * var(--_wk-u));
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_text-sm);
  }
  :is(th, td) {
    padding: 8px 0 8px 12px;
    padding-inline: 12px 0;
    border-block-start: 1px solid var(--_color-line);
    text-align: end;
    vertical-align: top;
    font-weight: 400;
    line-height: 1.35;
  }
  :is(th, td):first-child {
    padding-inline: 0;
    text-align: start;
  }
  thead th {
    border: 0;
    vertical-align: bottom;
    font-size: var(--_text-xs);
    font-weight: 600;
    color: var(--_color-ink-2);
  }
  td small,
  th small {
    display: block;
    font-size: var(--_text-2xs);
    color: var(--_color-ink-2);
  }
  @media (forced-colors: active) {
    :host {
      --_color-a: CanvasText;
      --_color-b: CanvasText;
      --_color-c: CanvasText;
      --_band-a: transparent;
      --_band-b: transparent;
      --_color-solid: Canvas;
      --_color-ink: CanvasText;
      --_color-ink-2: CanvasText;
      --_color-ink-3: CanvasText;
      --_color-line: GrayText;
      --_color-line-strong: CanvasText;
      --_color-accent: CanvasText;
      --_color-urgent: CanvasText;
    }
  }
  @media print {
    .toggle {
      display: none;
    }
    figure {
      break-inside: avoid;
    }
    /* Drawn for the screen; the sheet may be narrower, and nothing measures it in time. */
    svg.ch {
      block-size: auto;
    }
    .scroll {
      max-block-size: none;
      overflow: visible;
    }
    .bar,
    .dot,
    .band,
    .line {
      print-color-adjust: exact;
    }
  }
`;
