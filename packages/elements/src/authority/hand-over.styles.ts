import { css } from 'lit';

export const styles = css`
  dialog {
    box-sizing: border-box;
    inline-size: min(calc(520 * var(--_wk-u)), 100vw - calc(24 * var(--_wk-u)));
    max-block-size: calc(100dvh - calc(24 * var(--_wk-u)));
    margin: auto;
    padding: 0;
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-lg, var(--_radius-md));
    background: var(--_color-solid);
    color: var(--_color-ink);
    overflow: auto;
    outline: none;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .tight {
    gap: var(--_space-2);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(180 * var(--_wk-u))), 1fr));
    gap: var(--_space-2) var(--_space-3);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .row.end {
    justify-content: flex-end;
  }
  .row > .last {
    margin-inline-start: auto;
  }
`;
