import { css } from 'lit';

/** Versions beside one another, and every event. */
export const styles = css`
  .sec > .cap {
    margin-block-end: var(--_space-3);
  }
  .wide {
    gap: var(--_space-6);
  }
  .under {
    margin-block-start: var(--_space-3);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--_text-sm);
  }
  caption {
    text-align: start;
    font-weight: 600;
    padding-block-end: var(--_space-2);
  }
  :is(th, td) {
    padding: var(--_space-2);
    padding-inline-start: 0;
    text-align: start;
    vertical-align: top;
    font-weight: 400;
    border-block-start: 1px solid var(--_color-line);
    min-inline-size: calc(88 * var(--_wk-u));
  }
  thead :is(th, td) {
    border: 0;
    font-weight: 600;
  }
  th[scope='row'] {
    color: var(--_color-ink-2);
    font-size: var(--_text-xs);
  }
  thead th::first-letter {
    text-transform: uppercase;
  }
  small {
    display: block;
    font-weight: 400;
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  @media print {
    tr {
      break-inside: avoid;
    }
  }
`;
