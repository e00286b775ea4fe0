import { css } from 'lit';

/** One recommendation: what is found first, the answers last, side by side where there is room. */
export const styles = css`
  .apart {
    justify-content: space-between;
  }
  .near {
    gap: 6px;
  }
  .tight {
    gap: 2px;
  }
  .text {
    white-space: pre-line;
  }
  .lead {
    margin-block-end: 2px;
  }
  .group > .xs {
    margin-block-start: 6px;
  }
  .depth {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-md);
    overflow: clip;
  }
  .depth label {
    min-block-size: var(--_target);
    display: grid;
    place-items: center;
    padding-inline: var(--_space-1);
    font-size: var(--_text-sm);
    color: var(--_color-ink-2);
  }
  .depth label + label {
    border-inline-start: 1px solid var(--_color-line);
  }
  .depth label:has(> input:checked) {
    background: var(--_color-sunken);
    color: var(--_color-ink);
    font-weight: 600;
    box-shadow: inset 0 -2px 0 var(--_color-accent);
  }
  .depth label:has(> input:focus-visible) {
    outline-offset: -3px;
  }
  .grid2 {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
  }
  .col {
    gap: var(--_space-5);
  }
  .flush {
    padding-block-start: 0;
  }
  .goal {
    display: flex;
    gap: calc(10 * var(--_wk-u));
    align-items: flex-start;
  }
  .goal p {
    min-inline-size: 0;
  }
  .goal .ic {
    font-size: calc(20 * var(--_wk-u));
    color: var(--_color-accent);
    margin-block-start: 2px;
  }
  .price {
    display: block;
    white-space: normal;
  }
  .changed {
    margin-block-end: var(--_space-4);
  }
  .changes {
    list-style: disc;
    padding-inline-start: var(--_space-5);
  }
  .chosen {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    color: var(--_color-ink);
  }
  .under {
    margin-block-start: var(--_space-3);
  }
  .sec > .cap {
    margin-block-end: var(--_space-3);
  }
  .opts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
  }
  .cmp + .opts {
    display: none;
  }
  .opt {
    grid-template-columns: minmax(0, 1fr);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-md);
    padding: var(--_space-4);
    display: grid;
    gap: var(--_space-3);
    align-content: start;
    background: var(--_color-raised);
  }
  .opt header {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
  }
  .opt header h4 {
    flex: 1;
    min-inline-size: 0;
  }
  .opt dl {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px var(--_space-3);
    font-size: var(--_text-sm);
  }
  .opt dt {
    color: var(--_color-ink-2);
  }
  .opt dd {
    text-align: end;
  }
  .cmp {
    inline-size: 100%;
    table-layout: fixed;
    border-collapse: collapse;
    font-size: var(--_text-sm);
  }
  .cmp :is(th, td) {
    padding: 0;
    padding-inline-end: var(--_space-2);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }
  .cmp :is(th, td):last-child {
    padding-inline-end: 0;
  }
  .cmp thead th {
    padding-block-end: var(--_space-2);
  }
  .cmp .name {
    display: block;
    font-weight: 600;
    line-height: 1.3;
    margin-block: 6px;
    hyphens: auto;
  }
  .cmp .row {
    flex-wrap: nowrap;
  }
  .cmp td {
    padding-block-end: var(--_space-2);
  }
  .cmp .rl th {
    border-block-start: 1px solid var(--_color-line);
    padding-block: var(--_space-2) var(--_space-1);
    font-size: var(--_text-2xs);
    color: var(--_color-ink-2);
  }
  /* Where little of the page is seen, as at 400 % zoom, nothing may stick to it. */
  @media (min-height: 400px) {
    wk-decision:not([open]) {
      position: sticky;
      inset-block-end: 0;
      z-index: 2;
      background: var(--_color-solid);
      /* What belongs to a pressed answer opens here, and the page behind it stays where it is. */
      max-block-size: 72dvh;
      overflow-y: auto;
    }
  }
  /* It brings its own padding, which would indent it here. */
  .col > wk-economics {
    margin: calc(var(--_space-5) * -1) calc(var(--_space-4) * -1);
  }
  wk-decision[open] {
    border-block-start: 1px solid var(--_color-line);
  }
  .bookplace > wk-decision[open] {
    border: 0;
  }
  .bookplace {
    border-block-start: 1px solid var(--_color-line);
  }
  summary {
    display: list-item;
    list-style-position: inside;
    padding-block: calc((var(--_target) - 1.3em) / 2);
    margin-block: calc((1.3em - var(--_target)) / 2);
    font-size: var(--_text-sm);
    font-weight: 600;
    line-height: 1.3;
    cursor: pointer;
  }
  details[open] > summary {
    margin-block-end: 0;
  }
  .gone {
    padding-block: var(--_space-3);
  }
  @container (max-width: 299px) {
    .cmp {
      display: none;
    }
    .cmp + .opts {
      display: grid;
    }
  }
  @container (min-width: 720px) {
    .grid2 {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--_space-8);
    }
    .depth {
      max-inline-size: calc(480 * var(--_wk-u));
    }
    .cmp {
      display: none;
    }
    .cmp + .opts,
    .opts {
      display: grid;
      grid-auto-flow: row;
      gap: var(--_space-3) var(--_space-4);
    }
    .opts.n2 {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .opts.n3 {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .opts.n4 {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .opts:not(.n1) .opt {
      grid-row: span 3;
      grid-template-rows: subgrid;
    }
    .steps.h {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
    }
    .steps.h li {
      grid-template-columns: minmax(0, 1fr);
      padding: 0;
      padding-inline-end: var(--_space-3);
      gap: 2px;
      align-content: start;
    }
    .steps.h li::before {
      margin: 5px 0 6px;
    }
    .steps.h li.now::before {
      margin: 3px 0 4px;
    }
    .steps.h li:not(:last-child)::after {
      inset-inline: 14px 4px;
      inset-block: 9px auto;
      block-size: 2px;
      inline-size: auto;
    }
    .steps.h li:is(.now, .todo):not(:last-child)::after {
      border-inline-start: 0;
      border-block-start: 2px dotted var(--_color-line-strong);
      block-size: 0;
    }
    .steps.h time {
      text-align: start;
    }
  }
  @media (forced-colors: active) {
    .depth label:has(> input:checked) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
  @media print {
    .depth,
    .bookplace.open {
      display: none;
    }
    wk-decision:not([open]) {
      display: none;
    }
    .sec {
      break-inside: avoid;
    }
  }
`;
