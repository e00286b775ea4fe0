import { css } from 'lit';

/** What the portal's own pages share, beside the elements' theme. */
export const page = css`
  h1,
  h2 {
    margin: 0;
    line-height: var(--_lh-tight);
    font-weight: 600;
  }
  h1 {
    font-size: var(--_text-xl);
    letter-spacing: -0.012em;
    text-wrap: balance;
  }
  h2 {
    font-size: var(--_text-md);
    line-height: 1.3;
  }
  h2.cap {
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  .card {
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-lg);
    overflow: clip;
  }
  @media (max-width: 719px) {
    .card {
      border-width: 1px 0;
      border-radius: 0;
    }
  }
  @media print {
    .card {
      border: 0;
      border-radius: 0;
    }
  }
  .wk.plain {
    background: none;
  }
  legend.label {
    margin-block-end: var(--_space-1);
  }
  .btn[disabled] {
    opacity: 0.6;
  }
  .seg {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    overflow: clip;
  }
  .seg label {
    position: relative;
    min-block-size: var(--_target);
    display: flex;
    align-items: center;
    justify-content: center;
    padding-inline: var(--_space-2);
    font-size: var(--_text-sm);
    text-align: center;
    background: var(--_color-raised);
    cursor: pointer;
  }
  .seg label + label {
    border-inline-start: 1px solid var(--_color-line-strong);
  }
  .seg input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .seg label:has(:checked) {
    background: var(--_color-ink);
    color: var(--_color-solid);
    font-weight: 600;
  }
  .seg label:has(:focus-visible) {
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: -3px;
  }
  .feed li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 10px;
    font-size: var(--_text-sm);
    padding-block: 10px;
    border-block-start: 1px solid var(--_color-line);
    line-height: 1.35;
  }
  .feed li:first-child {
    border: 0;
  }
  .feed .ic {
    font-size: calc(17 * var(--_wk-u));
    color: var(--_color-ink-2);
    margin-block-start: 1px;
  }
  .feed time {
    font-size: var(--_text-xs);
    color: var(--_color-ink-3);
    white-space: nowrap;
  }
  .feed.bare li {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .over {
    color: var(--_color-urgent);
  }
  .pre {
    white-space: pre-line;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  dialog {
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-lg);
    padding: 0;
    inline-size: min(calc(520 * var(--_wk-u)), calc(100vi - 32px));
    background: var(--_color-solid);
    color: var(--_color-ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.4);
  }
`;
