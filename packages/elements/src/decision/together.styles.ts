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
  }
  .seg .answer {
    flex-direction: row;
    gap: var(--_space-2);
    min-block-size: calc(48 * var(--_wk-u));
    margin: -0.5px; /* Neighbours share their line. */
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
  .seg .answer:first-child {
    border-start-start-radius: var(--_radius-md);
    border-end-start-radius: var(--_radius-md);
  }
  .seg .answer:last-child {
    border-start-end-radius: var(--_radius-md);
    border-end-end-radius: var(--_radius-md);
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
    .seg .answer {
      border-radius: 0;
    }
  }
  @container (min-width: 720px) {
    form {
      max-inline-size: calc(760 * var(--_wk-u));
    }
    .seg .acts {
      grid-template-columns: repeat(4, minmax(0, calc(152 * var(--_wk-u))));
    }
  }
`;
