import { css } from 'lit';

/** What is read and chosen from: sections, letters of options, pairs of facts, progress. */
export const sheet = css`
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    padding: 0;
  }
  .gap {
    font-size: var(--_text-xs);
    font-weight: 600;
    color: var(--_color-urgent);
  }
  /* The control itself lies unseen over its label, so that touch, keyboard and screen reader meet a native one. */
  .opt-in {
    position: relative;
    cursor: pointer;
  }
  .opt-in > input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .opt-in:has(> input:focus-visible) {
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: var(--_focus-offset);
  }
  .opt-in > input:disabled {
    cursor: default;
  }
  .kv {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px var(--_space-4);
    font-size: var(--_text-sm);
  }
  .kv dt {
    color: var(--_color-ink-2);
  }
  .kv dd {
    text-align: end;
  }
  .quote {
    border-inline-start: 2px solid var(--_color-accent);
    padding-inline-start: var(--_space-4);
    white-space: pre-line;
  }
  .wait .skel {
    inline-size: 100%;
  }
  .wait .third {
    inline-size: 34%;
  }
  .wait .half {
    inline-size: 62%;
  }
  .wait .tall {
    block-size: calc(180 * var(--_wk-u));
  }
  .wait .line {
    block-size: calc(24 * var(--_wk-u));
  }
  .cap {
    font-size: var(--_text-xs);
    font-weight: 600;
    line-height: 1.3;
    color: var(--_color-ink-2);
  }
  .sec > .cap,
  .group > .cap {
    margin-block-end: var(--_space-2);
  }
  .key {
    display: inline-grid;
    place-items: center;
    inline-size: calc(20 * var(--_wk-u));
    block-size: calc(20 * var(--_wk-u));
    border-radius: 4px;
    font-size: calc(11 * var(--_wk-u));
    font-weight: 600;
    border: 1.5px solid currentColor;
    flex: none;
  }
  .key.a,
  .swatch.a {
    color: var(--_color-a);
  }
  .key.b,
  .swatch.b {
    color: var(--_color-b);
  }
  .key.c,
  .swatch.c {
    color: var(--_color-c);
  }
  .swatch {
    inline-size: calc(28 * var(--_wk-u));
    block-size: 0;
    border-block-start: 2.5px solid currentColor;
    flex: none;
  }
  .swatch.b {
    border-block-start-style: dashed;
  }
  .swatch.c {
    border-block-start-style: dotted;
  }
  .steps li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) auto;
    gap: 0 var(--_space-3);
    font-size: var(--_text-sm);
    padding-block-end: var(--_space-3);
    position: relative;
  }
  .steps li::before {
    content: '';
    inline-size: 10px;
    block-size: 10px;
    border-radius: 50%;
    background: var(--_color-accent);
    margin: 5px 5px 0;
    grid-row: 1;
  }
  .steps li:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-inline-start: 9px;
    inset-block: 17px -3px;
    inline-size: 2px;
    background: var(--_color-accent);
  }
  .steps li.todo::before {
    background: none;
    box-shadow: inset 0 0 0 2px var(--_color-line-strong);
  }
  .steps li.now::before {
    background: none;
    box-shadow: inset 0 0 0 3px var(--_color-accent);
    inline-size: 14px;
    block-size: 14px;
    margin: 3px 3px 0;
  }
  .steps li:is(.now, .todo):not(:last-child)::after {
    background: none;
    border-inline-start: 2px dotted var(--_color-line-strong);
  }
  .steps time {
    color: var(--_color-ink-2);
    font-size: var(--_text-xs);
    padding-block-start: 1px;
    text-align: end;
  }
  .steps small {
    display: block;
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  @container (max-width: 340px) {
    .steps li {
      grid-template-columns: 20px minmax(0, 1fr);
    }
    .steps time {
      grid-column: 2;
      text-align: start;
    }
    .kv {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .kv dd {
      text-align: start;
      margin-block-end: 6px;
    }
  }
  @media (forced-colors: active) {
    .steps li::before,
    .steps li::after {
      forced-color-adjust: none;
    }
  }
`;
