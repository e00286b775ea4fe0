import { css } from 'lit';

/** Two marks, and the promise that a bad one opens. */
export const styles = css`
  .body {
    gap: var(--_space-5);
    max-inline-size: calc(640 * var(--_wk-u));
  }
  .scale {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: 6px;
    margin-block-start: var(--_space-2);
  }
  .mark {
    display: grid;
    place-items: center;
    min-block-size: calc(52 * var(--_wk-u));
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    background: var(--_color-raised);
    font-weight: 600;
  }
  .mark:has(> input:checked) {
    background: var(--_color-ink);
    border-color: var(--_color-ink);
    color: var(--_color-solid);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: var(--_space-3);
    font-size: var(--_text-2xs);
    color: var(--_color-ink-2);
    margin-block-start: var(--_space-1);
  }
  legend small {
    display: block;
    font-size: var(--_text-sm);
    font-weight: 400;
    color: var(--_color-ink-2);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-block-size: var(--_target);
    font-size: var(--_text-sm);
  }
  .box {
    inline-size: calc(24 * var(--_wk-u));
    block-size: calc(24 * var(--_wk-u));
    border: 1.5px solid var(--_color-line-strong);
    border-radius: var(--_radius-sm);
    background: var(--_color-raised);
    color: transparent;
    display: grid;
    place-items: center;
    flex: none;
  }
  .check:has(> input:checked) .box {
    background: var(--_color-ink);
    border-color: var(--_color-ink);
    color: var(--_color-solid);
  }
  .promise {
    gap: calc(10 * var(--_wk-u));
    padding: var(--_space-4);
  }
  .promise .num {
    display: block;
    white-space: normal;
  }
  @media (forced-colors: active) {
    .mark:has(> input:checked),
    .check:has(> input:checked) .box {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
