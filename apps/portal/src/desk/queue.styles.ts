import { css } from 'lit';

export const queueStyles = css`
  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr) calc(300 * var(--_wk-u));
  }
  .today {
    padding: var(--_space-6);
    min-block-size: calc(560 * var(--_wk-u));
  }
  aside {
    border-inline-start: 1px solid var(--_color-line);
    padding: var(--_space-6);
  }
  .head {
    margin-block-end: var(--_space-5);
    align-items: center;
  }
  .tally {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-md);
  }
  .tally > div {
    padding: 14px 16px;
  }
  .tally > div + div {
    border-inline-start: 1px solid var(--_color-line);
  }
  .group {
    margin-block: calc(28 * var(--_wk-u)) var(--_space-2);
  }
  .duties li {
    display: grid;
    grid-template-columns: 28px minmax(0, 1fr) calc(128 * var(--_wk-u)) calc(
        150 * var(--_wk-u)
      ) calc(108 * var(--_wk-u));
    gap: 4px 12px;
    align-items: center;
    padding-block: 10px;
    border-block-start: 1px solid var(--_color-line);
    font-size: var(--_text-sm);
    line-height: 1.35;
  }
  .duties small {
    display: block;
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  .due.over {
    font-weight: 600;
  }
  @container (max-width: 900px) {
    .desk {
      grid-template-columns: minmax(0, 1fr);
    }
    aside {
      border-inline-start: 0;
      border-block-start: 1px solid var(--_color-line);
    }
  }
  @container (max-width: 700px) {
    .today,
    aside {
      padding: var(--_space-5) var(--_space-4);
    }
    .head {
      flex-wrap: wrap;
    }
    .tally {
      grid-template-columns: 1fr 1fr;
    }
    .tally > div:nth-child(3) {
      border-inline-start: 0;
    }
    .tally > div:nth-child(n + 3) {
      border-block-start: 1px solid var(--_color-line);
    }
    .duties li {
      grid-template-columns: 28px minmax(0, 1fr) auto;
    }
    .duties .text {
      grid-column: 2 / -1;
    }
    .duties .customer,
    .duties .due {
      grid-column: 2;
      font-size: var(--_text-xs);
    }
    .duties .btn {
      grid-column: 3;
      grid-row: 2 / span 2;
    }
  }
`;
