import { css } from 'lit';

/** Several findings one below the other, each with its answers joined to one control. */
export const styles = css`
  .head {
    display: grid;
    gap: var(--_space-1);
    justify-items: start;
  }
  .one {
    gap: var(--_space-2);
  }
  .one .num.mid {
    flex: none;
  }
  .one > .xs + .seg,
  .one > .between + .seg {
    margin-block-start: var(--_space-1);
  }
  .seg .acts {
    gap: 0;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    background: var(--_color-raised);
    overflow: clip;
  }
  .seg .answer {
    flex-direction: row;
    gap: var(--_space-2);
    min-block-size: calc(48 * var(--_wk-u));
    border: 0;
    border-radius: 0;
    font-size: var(--_text-sm);
    font-weight: 400;
  }
  .seg .answer:has(> input:checked) {
    font-weight: 600;
  }
  .seg .answer:has(> input:disabled) {
    color: var(--_color-ink-3);
  }
  .seg .answer + .answer {
    border-inline-start: 1px solid var(--_color-line-strong);
  }
  .seg .answer:has(> input:focus-visible) {
    outline-offset: calc(-1 * var(--_focus-width) - 1px);
  }
  .one > .stack,
  .one > .pair,
  .one > .field,
  .one > fieldset:not(.seg),
  .one > details {
    margin-block-start: var(--_space-2);
  }
  .one .fifth {
    margin-block: -6px;
    color: var(--_color-ink-2);
  }
  .foot-of-act {
    gap: var(--_space-4);
    padding-block: var(--_space-5) var(--_space-6);
  }
  @container (max-width: 440px) {
    .seg .answer {
      flex-direction: column;
      gap: 2px;
      font-size: var(--_text-xs);
      padding-block: var(--_space-2);
    }
  }
  @container (max-width: 340px) {
    .seg .answer:nth-child(3) {
      border-inline-start: 0;
    }
    .seg .answer:nth-child(n + 3) {
      border-block-start: 1px solid var(--_color-line-strong);
    }
  }
  @container (min-width: 720px) {
    form {
      max-inline-size: calc(760 * var(--_wk-u));
    }
  }
`;
