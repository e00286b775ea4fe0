import { css } from 'lit';

export const styles = css`
  :host {
    min-block-size: 40em;
  }
  .said,
  .cards,
  .uses {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .said > li:not(.card, .person) {
    display: grid;
    gap: 2px;
  }
  .said > .person {
    display: flex;
    align-items: flex-start;
    gap: var(--_space-3);
  }
  .card {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    padding: var(--_space-4);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-md);
    background: var(--_color-raised);
  }
  .used {
    display: grid;
    gap: var(--_space-1);
    font-variant-numeric: tabular-nums;
  }
  meter {
    appearance: none;
    inline-size: 100%;
    block-size: calc(8 * var(--_wk-u));
    border: 0;
    border-radius: var(--_radius-full);
    background: var(--_color-sunken);
    overflow: hidden;
  }
  meter::-webkit-meter-inner-element {
    display: block;
    block-size: 100%;
  }
  meter::-webkit-meter-bar {
    block-size: 100%;
    border: 0;
    background: var(--_color-line);
  }
  meter::-webkit-meter-optimum-value {
    background: var(--_color-accent);
  }
  meter::-moz-meter-bar {
    background: var(--_color-accent);
  }
  .uses li,
  .said.links > li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-4);
  }
  .links > li > :first-child {
    flex: 1 1 14em;
  }
  summary {
    display: list-item;
    padding-block: calc(11 * var(--_wk-u));
    color: var(--_color-ink-2);
    cursor: pointer;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(220 * var(--_wk-u))), 1fr));
    gap: var(--_space-3);
    align-items: end;
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(220 * var(--_wk-u))), 1fr));
    gap: 0 var(--_space-3);
  }
  .check {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_target);
    font-size: var(--_text-sm);
  }
  .check input {
    inline-size: calc(20 * var(--_wk-u));
    block-size: calc(20 * var(--_wk-u));
    margin: 0;
    flex: none;
    accent-color: var(--_color-accent);
  }
  .tools {
    display: flex;
    justify-content: flex-end;
    margin-block: calc(-12 * var(--_wk-u));
    margin-inline-end: calc(-12 * var(--_wk-u));
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
  .add,
  .change {
    justify-self: start;
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
  @container (min-width: 720px) {
    .end {
      padding-inline: var(--_space-6);
    }
  }
  @media (forced-colors: active) {
    meter {
      border: 1px solid CanvasText;
    }
    meter::-webkit-meter-optimum-value {
      background: Highlight;
    }
  }
  @media print {
    .end,
    .change,
    .links button {
      display: none;
    }
  }
`;
