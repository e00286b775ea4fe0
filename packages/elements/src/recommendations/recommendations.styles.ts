import { css } from 'lit';

export const styles = css`
  /* Room from the start, and the same when loaded, so that nothing in the host's page jumps. */
  :host {
    min-block-size: 100vh;
    min-block-size: 100svh;
  }
  :host([compact]) {
    min-block-size: 44em;
  }
  :host([contained]) {
    min-block-size: 0;
    overflow: auto;
  }
  .wk {
    display: grid;
    grid-template: auto 1fr auto / minmax(0, 1fr);
    min-block-size: inherit;
  }
  .wk > :not(.back, .foot) {
    grid-row: 2;
  }
  .back {
    grid-row: 1;
  }
  .foot {
    grid-row: 3;
  }
  .lh {
    padding: var(--_space-5) var(--_space-4) var(--_space-3);
    display: grid;
    gap: var(--_space-4);
  }
  .top {
    display: flex;
    justify-content: space-between;
    align-items: flex-end;
    flex-wrap: wrap;
    gap: 12px 24px;
  }
  .top .stack {
    gap: 6px;
  }
  .top .sum {
    gap: 2px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .toolrow {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
  }
  .lh {
    grid-template-columns: minmax(0, 1fr);
  }
  .search {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: var(--_target);
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    padding-inline: 12px;
    color: var(--_color-ink-3);
    font-size: var(--_text-sm);
    background: var(--_color-raised);
  }
  .search:focus-within {
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: var(--_focus-offset);
  }
  .search input {
    all: unset;
    box-sizing: border-box;
    flex: 1;
    min-inline-size: 0;
    block-size: 100%;
    color: var(--_color-ink);
  }
  .search input::placeholder {
    color: var(--_color-ink-3);
    opacity: 1;
  }
  .order {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0 var(--_space-4);
    min-block-size: var(--_target);
    margin-block: -10px -12px;
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  .order button {
    color: inherit;
  }
  .grp {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 12px;
    padding: var(--_space-5) var(--_space-4) var(--_space-2);
    font-size: var(--_text-xs);
    font-weight: 400;
    line-height: inherit;
    color: var(--_color-ink-2);
  }
  .grp > :last-child {
    text-align: end;
  }
  .grp b {
    color: var(--_color-ink);
    font-size: var(--_text-sm);
    margin-inline-end: 0.4em;
  }
  .cols {
    display: none;
  }
  .item p {
    text-wrap: wrap;
  }
  .item {
    position: relative;
    display: grid;
    grid-template-columns: 1fr auto;
    grid-template-areas: 'sev money' 'what what' 'stat risk' 'next next';
    gap: 4px 12px;
    padding: var(--_space-4);
    border-block-start: 1px solid var(--_color-line);
  }
  .item:has(.open:hover) {
    background: color-mix(in srgb, var(--_color-sunken) 55%, transparent);
  }
  .open {
    all: unset;
    display: block;
    font-weight: 600;
    line-height: 1.3;
    scroll-margin-block: 6em;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .open::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .open:focus-visible::after {
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: -3px;
    border-radius: var(--_radius-sm);
  }
  .sevc {
    grid-area: sev;
    display: flex;
    align-items: center;
  }
  .money {
    grid-area: money;
    text-align: end;
    font-weight: 600;
    white-space: nowrap;
  }
  .money .mut {
    font-weight: 400;
    font-size: var(--_text-xs);
  }
  .what {
    grid-area: what;
    min-inline-size: 0;
  }
  .what p {
    font-size: var(--_text-sm);
    color: var(--_color-ink-2);
    margin-block-start: 2px;
    text-wrap: wrap;
  }
  .stat {
    grid-area: stat;
    padding-block-start: 4px;
    align-self: center;
  }
  .risk {
    grid-area: risk;
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
    text-align: end;
    padding-block-start: 4px;
    align-self: center;
  }
  .nx {
    grid-area: next;
    margin-block-start: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    background: var(--_color-sunken);
    border-radius: var(--_radius-sm);
    min-inline-size: 0;
  }
  .back {
    padding: var(--_space-2) var(--_space-4) 0;
  }
  .stale {
    margin: 0 var(--_space-4) var(--_space-3);
  }
  .item.skeleton > * {
    align-self: center;
  }
  .skeleton .skel {
    display: block;
    max-inline-size: 100%;
    margin-block: calc(5 * var(--_wk-u));
  }
  .skeleton .nx .skel {
    margin-block: calc(6 * var(--_wk-u));
  }
  .w1 {
    inline-size: calc(64 * var(--_wk-u));
  }
  .w2 {
    inline-size: calc(88 * var(--_wk-u));
  }
  .w3 {
    inline-size: calc(260 * var(--_wk-u));
  }
  .w4 {
    inline-size: calc(180 * var(--_wk-u));
  }
  .t1 {
    inline-size: calc(300 * var(--_wk-u));
    max-inline-size: 100%;
    block-size: calc(24 * var(--_wk-u));
  }
  .t2 {
    inline-size: calc(220 * var(--_wk-u));
    max-inline-size: 100%;
  }
  .t3 {
    block-size: var(--_target);
    border-radius: var(--_radius-md);
  }
  @container (min-width: 720px) {
    .lh,
    .grp,
    .item {
      padding-inline: var(--_space-6);
    }
  }
  /* In em, so that it comes when there is room for the host's own text size (820 px at 16). */
  @container (min-width: 51.25em) {
    .lh {
      padding: var(--_space-6) var(--_space-6) var(--_space-4);
    }
    .top .sum {
      text-align: end;
    }
    .toolrow {
      grid-template-columns: minmax(0, 1fr) calc(260 * var(--_wk-u));
    }
    .grp {
      padding-inline: var(--_space-6);
    }
    .stale,
    .back {
      margin-inline: 0;
      padding-inline: var(--_space-6);
    }
    .cols,
    .item {
      display: grid;
      grid-template-columns:
        calc(88 * var(--_wk-u)) minmax(0, 2.4fr) minmax(calc(104 * var(--_wk-u)), 1fr) minmax(
          0,
          1.5fr
        )
        minmax(calc(136 * var(--_wk-u)), 1.3fr);
      gap: 4px 18px;
      padding-inline: var(--_space-6);
      align-items: baseline;
    }
    .cols {
      align-items: end;
      padding-block: var(--_space-2);
      font-size: var(--_text-2xs);
      color: var(--_color-ink-3);
      border-block-start: 1px solid var(--_color-line);
    }
    .cols :last-child {
      text-wrap: balance;
      text-align: end;
    }
    .item {
      grid-template-areas: 'sev what stat next money' 'sev what stat next risk';
      grid-template-rows: auto 1fr;
      padding-block: 14px;
    }
    .item .stat {
      padding-block-start: 0;
      align-self: baseline;
    }
    .item.skeleton .stat {
      align-self: center;
    }
    .item .stat .status {
      white-space: normal;
    }
    .item .risk {
      padding-block-start: 0;
      align-self: start;
    }
    .item .sevc {
      align-items: baseline;
    }
    .item .nx {
      background: none;
      padding: 0;
      margin: 0;
    }
    .item .next {
      align-items: baseline;
      display: grid;
      grid-template-columns: calc(24 * var(--_wk-u)) 1fr;
      gap: 0 8px;
    }
    .item .next .when {
      grid-column: 2;
      margin: 0;
      text-align: start;
    }
    .item .next.mut {
      display: block;
      font-size: var(--_text-xs);
    }
  }
  @container (max-width: 340px) {
    h3 {
      font-size: var(--_text-lg);
    }
    .item {
      grid-template-areas: 'sev' 'what' 'money' 'risk' 'stat' 'next';
      grid-template-columns: minmax(0, 1fr);
    }
    .item .money,
    .item .risk {
      text-align: start;
      white-space: normal;
    }
    .item .money {
      margin-block-start: 4px;
    }
    .item .risk {
      padding: 0;
    }
    .grp {
      display: grid;
      gap: 0;
    }
    .grp > :last-child {
      text-align: start;
    }
  }
  @media print {
    :host {
      min-block-size: 0;
    }
    .toolrow,
    .order,
    .back {
      display: none;
    }
    .item {
      break-inside: avoid;
    }
  }
`;
