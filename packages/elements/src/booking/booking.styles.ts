import { css } from 'lit';

/** Days, times, the hold, and the confirmation. */
export const styles = css`
  .picker {
    gap: var(--_space-4);
  }
  .days {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: var(--_space-2);
  }
  .day {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 2px;
    padding: var(--_space-2) 2px;
    min-block-size: calc(72 * var(--_wk-u));
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    background: var(--_color-raised);
    font-size: var(--_text-2xs);
    line-height: 1.2;
    color: var(--_color-ink-2);
    text-align: center;
  }
  .day b {
    font-size: var(--_text-lg);
    color: var(--_color-ink);
    line-height: 1.1;
  }
  .day:has(> input:checked) {
    border-color: var(--_color-accent);
    box-shadow: inset 0 0 0 1px var(--_color-accent);
    color: var(--_color-ink);
  }
  .day.full {
    background: none;
    border: 1px dashed var(--_color-line);
    cursor: default;
  }
  .day.full b {
    font-weight: 400;
    color: var(--_color-ink-3);
  }
  .times {
    display: grid;
    gap: var(--_space-2);
  }
  .slot {
    min-block-size: calc(60 * var(--_wk-u));
  }
  .slot b {
    display: block;
    font-size: var(--_text-md);
  }
  .slot small {
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  .slot:has(> input:checked) {
    border-color: var(--_color-accent);
    box-shadow: inset 0 0 0 1px var(--_color-accent);
  }
  .slot:has(> input:checked) .r {
    border-color: var(--_color-accent);
  }
  .link[aria-pressed='true'] {
    color: var(--_color-ink);
    font-weight: 600;
    text-decoration-thickness: 2px;
  }
  .hold {
    display: flex;
    gap: calc(10 * var(--_wk-u));
    align-items: flex-start;
  }
  .hold .ic {
    margin-block-start: 3px;
  }
  .head {
    gap: 6px;
    padding-block-end: var(--_space-4);
  }
  .body {
    gap: var(--_space-4);
    padding-block-start: 0;
  }
  .fields {
    gap: var(--_space-4);
  }
  .when .num {
    display: block;
    white-space: normal;
    letter-spacing: -0.015em;
    line-height: 1.15;
  }
  .sure {
    gap: var(--_space-3);
  }
  @container (min-width: 480px) {
    .times {
      grid-template-columns: repeat(auto-fill, minmax(calc(210 * var(--_wk-u)), 1fr));
    }
  }
  @container (min-width: 720px) {
    .body {
      padding-block-start: 0;
    }
    .fields > * {
      max-inline-size: calc(640 * var(--_wk-u));
    }
    .facts {
      max-inline-size: calc(560 * var(--_wk-u));
    }
  }
  @container (max-width: 340px) {
    .days {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }
  @media (forced-colors: active) {
    .day:has(> input:checked) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
`;
