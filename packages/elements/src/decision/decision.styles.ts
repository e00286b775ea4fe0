import { css } from 'lit';

/** What belongs to the chosen answer, and what becomes of it. */
export const styles = css`
  /* The answers stay in view above it when the page moves to show it. */
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    padding: var(--_space-4) var(--_space-4) var(--_space-5);
    scroll-margin-block: calc(132 * var(--_wk-u)) var(--_space-4);
  }
  /* First for the eye; for keys there is Escape, and nothing comes before the fields. */
  .cancel {
    order: -1;
    justify-self: end;
  }
  .picks {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
  }
  .days {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(calc(132 * var(--_wk-u)), 1fr));
    gap: var(--_space-2);
  }
  .days .pick small {
    display: block;
    color: var(--_color-ink-2);
    font-size: var(--_text-xs);
  }
  .total {
    text-align: end;
  }
  .total .num {
    display: block;
  }
  .pair {
    display: grid;
    gap: var(--_space-4);
  }
  .ways {
    display: grid;
    gap: var(--_space-2);
  }
  .way {
    margin-block-start: var(--_space-4);
  }
  .changes {
    list-style: disc;
    padding-inline-start: var(--_space-5);
  }
  .more > summary {
    display: flex;
    align-items: center;
    min-block-size: var(--_target);
    font-size: var(--_text-sm);
    color: var(--_color-accent);
    text-decoration: underline 1px;
    text-underline-offset: 3px;
    cursor: pointer;
    list-style: none;
  }
  .more > summary::-webkit-details-marker {
    display: none;
  }
  .more[open] > summary {
    color: var(--_color-ink);
    font-weight: 600;
    text-decoration: none;
  }
  .more > .stack {
    padding-block: var(--_space-2);
  }
  .pick .r.sq {
    border-radius: 4px;
  }
  .pick:has(> input:checked) .r.sq {
    border: 1.5px solid var(--_color-ink);
    background: linear-gradient(var(--_color-ink), var(--_color-ink)) center / 60% 60% no-repeat;
  }
  .files .btn {
    justify-self: start;
  }
  .files .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .files .ctl {
    display: grid;
    place-items: center;
    min-inline-size: var(--_target);
  }
  .print {
    font-family: var(--_font-mono);
    font-size: var(--_text-xs);
    letter-spacing: 0.04em;
  }
  @container (min-width: 420px) {
    .pair,
    .ways {
      grid-template-columns: 1fr 1fr;
      gap: var(--_space-3);
    }
    .ways > :only-child {
      grid-column: 1 / -1;
    }
  }
  @container (min-width: 720px) {
    .panel {
      padding: var(--_space-5) var(--_space-6) var(--_space-6);
      max-inline-size: calc(680 * var(--_wk-u));
      margin-inline-start: auto;
    }
    .facts,
    .after,
    .way {
      max-inline-size: calc(640 * var(--_wk-u));
    }
  }
  @container (max-width: 340px) {
    .total {
      text-align: start;
    }
  }
  @media print {
    .panel {
      display: none;
    }
  }
`;
