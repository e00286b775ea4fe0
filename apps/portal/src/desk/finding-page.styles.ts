import { css } from 'lit';

export const findingStyles = css`
  .back {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    justify-self: start;
    min-block-size: var(--_target);
    margin-block: -8px;
  }
  .cols {
    display: grid;
    gap: var(--_space-8);
    grid-template-columns: minmax(0, 1fr) calc(380 * var(--_wk-u));
    align-items: start;
  }
  .cols > .stack {
    gap: var(--_space-5);
  }
  .option {
    display: flex;
    gap: var(--_space-3);
    padding-block: var(--_space-2);
    border-block-start: 1px solid var(--_color-line);
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: var(--_space-3);
    padding-block: 4px;
  }
  .facts,
  .facts dd {
    margin: 0;
  }
  section > h2.cap {
    margin-block-end: 4px;
  }
  @container (max-width: 900px) {
    .cols {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
