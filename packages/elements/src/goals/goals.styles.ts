import { css } from 'lit';

export const styles = css`
  :host {
    min-block-size: 44em;
  }
  .cards {
    display: grid;
    gap: var(--_space-3);
  }
  .card {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    padding: var(--_space-4);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-md);
    background: var(--_color-raised);
  }
  .tools {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    margin-block: calc(-10 * var(--_wk-u)) calc(-12 * var(--_wk-u));
    margin-inline-end: calc(-10 * var(--_wk-u));
  }
  .tools > b {
    margin-inline-end: auto;
  }
  .tool {
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-sm);
    background: none;
    color: var(--_color-ink-2);
    font: inherit;
    cursor: pointer;
  }
  .tool:disabled {
    color: var(--_color-line);
    cursor: default;
  }
  .tool .ic {
    transform: none;
  }
  .tool.up .ic {
    transform: rotate(-90deg);
  }
  .tool.down .ic {
    transform: rotate(90deg);
  }
  .pair,
  .season {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    align-items: start;
  }
  .season {
    grid-template-columns: 1fr 1fr auto;
  }
  .season > :nth-child(3) {
    grid-area: 2 / 1 / auto / 3;
  }
  .season .tool {
    align-self: end;
  }
  .inner {
    padding-block-start: var(--_space-2);
  }
  summary {
    display: list-item;
    padding-block: calc(11 * var(--_wk-u));
    margin-block: calc(-8 * var(--_wk-u));
    color: var(--_color-ink-2);
    cursor: pointer;
  }
  .places {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, calc(220 * var(--_wk-u))), 1fr));
    padding-block-start: var(--_space-2);
  }
  .places label {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_target);
  }
  .places input {
    inline-size: calc(20 * var(--_wk-u));
    block-size: calc(20 * var(--_wk-u));
    margin: 0;
    flex: none;
    accent-color: var(--_color-accent);
  }
  .add {
    justify-self: start;
  }
  .said {
    display: grid;
    gap: var(--_space-3);
  }
  .said li {
    display: grid;
  }
  /* Where little of the page is seen, as at 400 % zoom, nothing sticks to it. */
  @media (min-height: 400px) {
    .end {
      position: sticky;
      inset-block-end: 0;
    }
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    border-block-start: 1px solid var(--_color-line);
    background: var(--_color-solid);
    font-size: var(--_text-sm);
  }
  .end p {
    flex: 1 1 12em;
  }
  @container (min-width: 560px) {
    .pair {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }
    .pair.three {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .season {
      grid-template-columns: 1fr 1fr 1fr auto;
    }
    .season > :nth-child(3) {
      grid-area: auto;
    }
  }
  @container (min-width: 720px) {
    .end {
      padding-inline: var(--_space-6);
    }
  }
  @media print {
    .end,
    .tools {
      display: none;
    }
  }
`;
