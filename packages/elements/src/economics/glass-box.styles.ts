import { css } from 'lit';

export const glassBoxStyles = css`
  .deeper {
    padding-block-start: 0;
  }
  .grid2 {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
  }
  wk-money-chart + p {
    margin-block-start: var(--_space-2);
  }
  .verdict {
    display: grid;
    gap: var(--_space-4);
  }
  .tight {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-1);
    align-content: start;
  }
  .sec-head {
    display: grid;
    gap: var(--_space-1);
    margin-block-end: var(--_space-2);
  }
  h4 {
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  .inputs > * + * {
    border-block-start: 1px solid var(--_color-line);
  }
  details > summary {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_target);
    cursor: pointer;
    font-size: var(--_text-sm);
    font-weight: 600;
    list-style: none;
  }
  details > summary::-webkit-details-marker {
    display: none;
  }
  details > summary .ic {
    transition: transform var(--_motion);
  }
  details[open] > summary .ic {
    transform: rotate(90deg);
  }
  .full .inputs > * {
    border-block-start: 1px solid var(--_color-line);
  }
  .full .inputs {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: stretch;
  }
  .more {
    border-block-start: 1px solid var(--_color-line);
  }
  .split > .aside {
    display: contents;
  }
  .split > .change,
  .standing {
    margin-block-start: var(--_space-5);
  }
  /* Where little of the page is seen, as at 400 % zoom, nothing sticks to it. */
  @media (min-height: 400px) {
    .standing {
      position: sticky;
      inset-block-start: 0;
    }
  }
  .standing {
    z-index: 2;
    background: var(--_color-solid);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-md);
    padding: var(--_space-3) var(--_space-4);
    display: grid;
    gap: var(--_space-1);
  }
  .standing .btn {
    justify-self: start;
    margin-block-start: var(--_space-2);
  }
  .settling {
    opacity: 0.5;
  }
  .changes {
    position: relative;
  }
  /* A thread along the section's edge, and only for those who wait longer than they would notice. */
  .finer {
    appearance: none;
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    inline-size: 100%;
    block-size: 3px;
    border: 0;
    background: none;
    color: var(--_color-accent);
    opacity: 0;
    animation: appear 0s 500ms forwards;
  }
  .finer::-webkit-progress-bar {
    background: none;
  }
  .finer::-webkit-progress-value {
    background: currentColor;
  }
  .finer::-moz-progress-bar {
    background: currentColor;
  }
  @keyframes appear {
    to {
      opacity: 1;
    }
  }
  .note-list {
    display: grid;
    gap: var(--_space-2);
    max-inline-size: 68ch;
    font-size: var(--_text-sm);
    color: var(--_color-ink-2);
  }
  .full {
    display: grid;
    gap: var(--_space-6);
    padding-block-start: var(--_space-3);
  }
  summary .mut {
    font-weight: 400;
  }
  h5 {
    margin: 0;
    font-size: var(--_text-sm);
    font-weight: 600;
    margin-block-start: var(--_space-3);
  }
  .years {
    overflow-x: auto;
    /* Positioned, so that what leaves the view at its side is not counted as the page's. */
    position: relative;
  }
  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: var(--_text-sm);
    font-variant-numeric: tabular-nums;
  }
  :is(th, td) {
    padding-block: 8px;
    padding-inline: 14px 0;
    border-block-start: 1px solid var(--_color-line);
    text-align: end;
    vertical-align: top;
    white-space: nowrap;
    font-weight: 400;
    line-height: 1.35;
  }
  :is(th, td):first-child {
    padding-inline: 0 8px;
    text-align: start;
    position: sticky;
    inset-inline-start: 0;
    background: var(--_color-solid);
  }
  thead th {
    border: 0;
    vertical-align: bottom;
    white-space: normal;
    font-size: var(--_text-xs);
    font-weight: 600;
    color: var(--_color-ink-2);
  }
  tfoot :is(th, td),
  .total {
    font-weight: 600;
  }
  tfoot :is(th, td) {
    border-block-start-color: var(--_color-line-strong);
  }
  .skeleton {
    display: grid;
    gap: var(--_space-3);
  }
  .skel.title {
    block-size: calc(26 * var(--_wk-u));
    inline-size: 70%;
  }
  .skel.hero {
    block-size: calc(46 * var(--_wk-u));
    inline-size: calc(160 * var(--_wk-u));
  }
  .skel.chart {
    block-size: calc(250 * var(--_wk-u));
  }
  .skel.dots {
    block-size: calc(120 * var(--_wk-u));
  }
  @container (min-width: 720px) {
    .grid2 {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--_space-5) var(--_space-8);
    }
    /* The answer keeps to the space the sliders leave under the bars, and stays in view there. */
    .split {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-rows: auto 1fr;
      gap: var(--_space-8);
    }
    .full .inputs {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      column-gap: var(--_space-8);
    }
    .split > .aside {
      display: block;
    }
    .split > .change,
    .standing {
      margin-block-start: 0;
    }
    .split > .change {
      grid-column: 2;
      grid-row: 1 / span 2;
    }
    .standing {
      inset-block: var(--_space-4);
      padding: var(--_space-4);
    }
    .skel.chart {
      block-size: calc(330 * var(--_wk-u));
    }
  }
  @container (max-width: 719px) {
    .standing .xs,
    .standing h4 {
      display: none;
    }
    .standing {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--_space-2);
    }
    /* A field reached by keyboard is not left under the answer. */
    wk-assumption {
      scroll-margin-block-start: calc(140 * var(--_wk-u));
    }
    .standing .num {
      font-size: var(--_text-xl);
    }
  }
  @media print {
    .sec-head p,
    details:not([open]) {
      display: none;
    }
    .standing {
      position: static;
    }
    .years {
      overflow: visible;
    }
    .sec {
      break-inside: avoid;
    }
    details::details-content {
      content-visibility: visible;
      block-size: auto;
    }
  }
`;
