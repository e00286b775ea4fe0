import { css } from 'lit';

/**
 * What every element looks like inside: type, buttons, chips, severity, status, people, next step, notes, numbers.
 * An element's template is one `<div class="wk" dir lang>` with these classes; its own styles add only what is its own.
 */
export const theme = css`
  :host {
    display: block;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .wk {
    container-type: inline-size;
    font-family: var(--_font);
    font-size: var(--_text-md);
    line-height: var(--_lh);
    font-weight: 400;
    font-style: normal;
    letter-spacing: normal;
    word-spacing: normal;
    white-space: normal;
    text-transform: none;
    text-indent: 0;
    text-shadow: none;
    text-align: start;
    color: var(--_color-ink);
    background: var(--_color-surface);
    font-variant-numeric: tabular-nums lining-nums;
    overflow-wrap: break-word;
  }
  :is(h2, h3, h4, h5, p, ul, ol, dl, dd, figure, blockquote) {
    margin: 0;
    padding: 0;
  }
  :is(ul, ol) {
    list-style: none;
  }
  p {
    text-wrap: pretty;
  }
  h3 {
    font-size: var(--_text-xl);
    line-height: var(--_lh-tight);
    font-weight: 600;
    letter-spacing: -0.012em;
    text-wrap: balance;
  }
  h4 {
    font-size: var(--_text-md);
    line-height: 1.3;
    font-weight: 600;
  }
  h5 {
    font-size: var(--_text-xs);
    line-height: 1.3;
    font-weight: 600;
    color: var(--_color-ink-2);
  }
  b,
  strong {
    font-weight: 600;
  }
  a,
  .link {
    color: var(--_color-accent);
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }
  .link {
    font: inherit;
    background: none;
    border: 0;
    padding: 0;
    cursor: pointer;
  }
  /* Links that stand alone reach 44 px without moving the layout. */
  :is(.between > a, .row > a, .grp a, .link):not(.btn, .tbl) {
    padding-block: 14px;
    margin-block: -14px;
  }
  /* A number to ring is wide and high enough for a thumb, without moving the lines around it. */
  [href^='tel:'] {
    padding-block: 4px;
  }
  .pad,
  .sec {
    padding: var(--_space-5) var(--_space-4);
  }
  .sec {
    border-block-start: 1px solid var(--_color-line);
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    align-content: start;
  }
  .row {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    flex-wrap: wrap;
  }
  .between {
    display: flex;
    justify-content: space-between;
    gap: var(--_space-3);
    align-items: baseline;
  }
  .sm {
    font-size: var(--_text-sm);
  }
  .xs {
    font-size: var(--_text-xs);
  }
  .xxs {
    font-size: var(--_text-2xs);
  }
  .mut {
    color: var(--_color-ink-2);
  }
  .mut3 {
    color: var(--_color-ink-3);
  }
  .nw {
    white-space: nowrap;
  }
  .vh {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .ic {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    stroke: currentColor;
    fill: none;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.125em;
  }
  [dir='rtl'] .flipx {
    transform: scaleX(-1);
  }
  .sev,
  .status {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
    white-space: nowrap;
  }
  .sev {
    font-weight: 600;
  }
  /* Beside the words, whose line counts among their neighbours. */
  .sev svg,
  .status::before {
    align-self: center;
  }
  .sev svg {
    inline-size: calc(14 * var(--_wk-u));
    block-size: calc(14 * var(--_wk-u));
    flex: none;
  }
  .sev.urgent {
    color: var(--_color-urgent);
  }
  .sev.soon {
    color: var(--_color-soon);
  }
  .status::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    border: 1.5px solid var(--_color-line-strong);
    flex: none;
  }
  .status.you {
    color: var(--_color-ink);
    font-weight: 600;
  }
  .status.you::before {
    background: var(--_color-accent);
    border-color: var(--_color-accent);
  }
  .status.with::before {
    background: linear-gradient(to right, var(--_color-line-strong) 50%, transparent 50%);
  }
  .status.done::before {
    background: var(--_color-line-strong);
  }
  .status.off::before {
    border-style: dotted;
  }
  .btn,
  .chip {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
    color: var(--_color-ink);
    font: inherit;
    font-size: var(--_text-sm);
    line-height: 1.2;
    cursor: pointer;
  }
  .chip {
    gap: 6px;
    padding-inline: var(--_space-3);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-full);
    background: transparent;
  }
  .chip[aria-pressed='true'] {
    border-color: var(--_color-ink);
    box-shadow: inset 0 0 0 1px var(--_color-ink);
    font-weight: 600;
  }
  .chip small {
    line-height: inherit;
    font-size: var(--_text-xs);
    color: var(--_color-ink-3);
    font-weight: 400;
  }
  .origin {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    font-size: var(--_text-2xs);
    line-height: 1;
    color: var(--_color-ink-2);
    border: 1px solid var(--_color-line);
    border-radius: 4px;
    padding: 4px 6px;
    white-space: nowrap;
  }
  .origin svg {
    inline-size: 11px;
    block-size: 11px;
    stroke: currentColor;
    fill: none;
    stroke-width: 1.6;
  }
  .origin.assumed {
    border-style: dashed;
    border-color: var(--_color-line-strong);
  }
  /* Primary exists only where one thing is left to do; a decision never has one. */
  .btn {
    justify-content: center;
    gap: var(--_space-2);
    padding: var(--_space-2) var(--_space-4);
    border-radius: var(--_radius-md);
    border: 1px solid var(--_color-line-strong);
    background: var(--_color-raised);
    font-weight: 600;
    text-decoration: none;
    text-align: center;
    transition: background var(--_motion);
  }
  .btn:hover {
    background: var(--_color-sunken);
  }
  .btn .ic {
    font-size: calc(18 * var(--_wk-u));
  }
  .btn.primary {
    background: var(--_color-accent);
    border-color: var(--_color-accent);
    color: var(--_color-on-accent);
  }
  .btn.primary:hover {
    background: color-mix(in srgb, var(--_color-accent) 88%, var(--_color-ink));
  }
  .btn.text {
    border-color: transparent;
    background: none;
    color: var(--_color-accent);
    padding-inline: var(--_space-1);
  }
  .btn.wide {
    inline-size: 100%;
  }
  .btn.on {
    box-shadow: inset 0 0 0 1px var(--_color-ink);
    border-color: var(--_color-ink);
    background: var(--_color-sunken);
  }
  .btn:is([disabled], [aria-disabled='true']) {
    color: var(--_color-ink-3);
    border-color: var(--_color-line);
    background: none;
    cursor: default;
  }
  :focus-visible {
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: var(--_focus-offset);
  }
  [tabindex='-1']:focus-visible {
    outline: none;
  }
  .two {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--_space-2);
  }
  .av {
    inline-size: calc(32 * var(--_wk-u));
    block-size: calc(32 * var(--_wk-u));
    border-radius: 50%;
    display: grid;
    place-items: center;
    font-size: calc(11 * var(--_wk-u));
    font-weight: 600;
    letter-spacing: 0.02em;
    background: var(--_color-accent-soft);
    color: var(--_color-accent);
    flex: none;
  }
  .note.accent .av {
    background: var(--_color-solid);
  }
  .av.s {
    inline-size: calc(24 * var(--_wk-u));
    block-size: calc(24 * var(--_wk-u));
    font-size: calc(9.5 * var(--_wk-u));
  }
  .av.l {
    inline-size: calc(44 * var(--_wk-u));
    block-size: calc(44 * var(--_wk-u));
    font-size: var(--_text-sm);
  }
  .person {
    display: flex;
    gap: var(--_space-3);
    align-items: center;
  }
  .person p {
    line-height: 1.3;
  }
  .next {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    font-size: var(--_text-sm);
    line-height: 1.35;
  }
  .next .ic {
    color: var(--_color-accent);
    font-size: var(--_text-md);
  }
  .next > :not(.av, .when) {
    min-inline-size: 0;
  }
  .next .when {
    margin-inline-start: auto;
    color: var(--_color-ink-2);
    text-align: end;
    font-size: var(--_text-xs);
  }
  .note {
    background: var(--_color-sunken);
    border-radius: var(--_radius-md);
    padding: var(--_space-3) var(--_space-4);
    font-size: var(--_text-sm);
  }
  .note.accent {
    background: var(--_color-accent-soft);
  }
  .note.warm {
    background: var(--_color-soon-soft);
  }
  .note.line {
    background: none;
    border: 1px solid var(--_color-line);
  }
  .num {
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.05;
    white-space: nowrap;
  }
  .num.hero {
    font-size: var(--_text-hero);
  }
  .num.big {
    font-size: var(--_text-2xl);
  }
  .num.mid {
    font-size: var(--_text-lg);
    letter-spacing: -0.01em;
  }
  .num small {
    font-size: 0.5em;
    font-weight: 400;
    letter-spacing: 0;
    color: var(--_color-ink-2);
  }
  .num.mid small {
    font-size: 0.75em;
  }
  .skel {
    background: color-mix(in srgb, var(--_color-line) 60%, transparent);
    border-radius: 4px;
    block-size: calc(12 * var(--_wk-u));
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-3);
    padding: 0 var(--_space-4);
    border-block-start: 1px solid var(--_color-line);
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  .foot > * {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: var(--_target);
    margin: 0;
  }
  .foot .who {
    margin-inline-start: auto;
  }
  @container (min-width: 720px) {
    .pad,
    .sec {
      padding: var(--_space-6);
    }
    .foot {
      padding-inline: var(--_space-6);
    }
  }
  @container (max-width: 480px) {
    .foot > p:first-child {
      flex-basis: 100%;
    }
    .foot > .who {
      flex: 1;
      margin-inline-start: 0;
    }
  }
  @container (max-width: 340px) {
    .next {
      flex-wrap: wrap;
    }
    .next > :not(.av, .when) {
      flex: 1;
    }
    .next .when {
      margin-inline-start: calc(32 * var(--_wk-u));
      flex-basis: 100%;
      text-align: start;
    }
    .num.hero {
      font-size: calc(36 * var(--_wk-u));
    }
    .between {
      flex-wrap: wrap;
      gap: 4px 12px;
    }
    .two {
      grid-template-columns: 1fr;
    }
    .foot {
      padding-block: var(--_space-2);
    }
    .foot > *,
    .foot .who {
      flex-basis: 100%;
      margin-inline-start: 0;
      min-block-size: calc(32 * var(--_wk-u));
    }
    .foot p {
      flex-wrap: wrap;
      row-gap: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
  @media (forced-colors: active) {
    .btn,
    .chip,
    .skel {
      border: 1px solid;
    }
    .btn.on,
    .chip[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
    .status::before,
    .status.you::before {
      forced-color-adjust: none;
    }
  }
  @media print {
    .chip,
    .btn,
    .foot button {
      display: none;
    }
    .av,
    .status::before,
    .steps li::before,
    .steps li::after {
      print-color-adjust: exact;
    }
  }
`;
