import { css } from 'lit';

/** Adopted once the list is used. */
export const styles = css`
  .selects {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
  }
  select {
    font: inherit;
    color: inherit;
    background: transparent;
    border: 0;
    padding: 0;
    min-block-size: var(--_target);
    max-inline-size: 100%;
    margin-inline-start: -4px;
    field-sizing: content;
    text-decoration: underline 1px var(--_color-line-strong);
    text-underline-offset: 3px;
    cursor: pointer;
  }
  select:focus-visible {
    outline-offset: -6px;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  .what .why {
    color: var(--_color-ink);
  }
  .why .ic {
    color: var(--_color-accent);
  }
  /* Rows that are still to come: their lines, at the height they are likely to have. */
  .block:empty {
    background: repeating-linear-gradient(
      var(--_color-line) 0 1px,
      transparent 1px var(--_row, 80px)
    );
  }
  @media print {
    .block:empty {
      display: none;
    }
  }
`;
