import { css } from 'lit';

/** Adopted when several findings are being chosen. */
export const styles = css`
  .item:has(.box) {
    padding-inline-start: calc(var(--_space-4) + 40 * var(--_wk-u));
  }
  .item:has(.box input:checked) {
    background: var(--_color-accent-soft);
  }
  .item:has(.box input:checked) .av {
    background: var(--_color-solid);
  }
  .box {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: calc(var(--_space-4) + 36 * var(--_wk-u));
    display: grid;
    justify-content: end;
    align-items: start;
    padding-block-start: var(--_space-4);
    z-index: 1;
  }
  .choose {
    cursor: pointer;
  }
  .box input {
    inline-size: calc(20 * var(--_wk-u));
    block-size: calc(20 * var(--_wk-u));
    margin: 0;
    position: relative;
    z-index: 1;
    accent-color: var(--_color-accent);
    cursor: inherit;
  }
  .box:has(:disabled) {
    cursor: default;
  }
  /* The whole row chooses; its title still opens it. */
  .choose::after {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline: 0 auto;
    inline-size: 100cqi;
  }
  .item:has(.choose) .open {
    position: relative;
    z-index: 2;
  }
  .item:has(.choose) .open::after {
    inset: -4px;
  }
  /* Where little of the page is seen, as at 400 % zoom, nothing sticks to it. */
  @media (min-height: 400px) {
    .bar {
      position: sticky;
      inset-block-end: 0;
    }
  }
  .bar {
    z-index: 3;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    border-block-start: 1px solid var(--_color-line-strong);
    background: var(--_color-solid);
    font-size: var(--_text-sm);
  }
  @container (min-width: 720px) {
    .bar {
      padding-inline: var(--_space-6);
    }
    .item:has(.box),
    [part='list']:has(.box) .cols {
      padding-inline-start: calc(var(--_space-6) + 40 * var(--_wk-u));
    }
    .box {
      inline-size: calc(var(--_space-6) + 32 * var(--_wk-u));
    }
  }
  @container (max-width: 480px) {
    .bar .btn {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    .item:has(.box input:checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
