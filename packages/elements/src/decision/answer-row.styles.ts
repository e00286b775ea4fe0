import { css } from 'lit';

/** The answers, alike in size, border and weight. */
export const row = css`
  .bar {
    padding: var(--_space-3) var(--_space-4);
    border-block-start: 1px solid var(--_color-line);
    background: var(--_color-surface);
  }
  .bar .why {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px var(--_space-3);
    font-size: var(--_text-2xs);
    color: var(--_color-ink-2);
    margin-block-end: var(--_space-2);
  }
  .bar .why .hold {
    display: none;
  }
  /* As wide as with all four, however many there are: no answer looms over another. */
  .acts {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: var(--_space-2);
  }
  .answer {
    font: inherit;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: var(--_space-1);
    min-block-size: calc(56 * var(--_wk-u));
    padding: var(--_space-2) var(--_space-1);
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    background: var(--_color-raised);
    color: var(--_color-ink);
    font-size: var(--_text-xs);
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
    hyphens: auto;
  }
  .answer .ic {
    font-size: calc(18 * var(--_wk-u));
  }
  .answer:hover {
    background: var(--_color-sunken);
  }
  .answer:has(> input:checked) {
    background: var(--_color-ink);
    border-color: var(--_color-ink);
    color: var(--_color-solid);
  }
  .fifth {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
    margin-block: -12px;
    color: var(--_color-ink-2);
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }
  .fifth:has(> input:checked) {
    color: var(--_color-ink);
    font-weight: 600;
    text-decoration-thickness: 2px;
  }
  @container (min-width: 720px) {
    .bar {
      padding: var(--_space-3) var(--_space-6);
    }
    .bar > .in {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: center;
      gap: var(--_space-6);
    }
    .bar .why {
      display: grid;
      justify-content: start;
      margin: 0;
      font-size: var(--_text-xs);
    }
    .bar .why .hold {
      display: block;
    }
    .acts {
      grid-template-columns: repeat(4, calc(112 * var(--_wk-u)));
    }
    .answer {
      flex-direction: row;
      gap: var(--_space-2);
      min-block-size: var(--_target);
      font-size: var(--_text-sm);
    }
  }
  @container (max-width: 340px) {
    .acts {
      grid-template-columns: 1fr 1fr;
    }
  }
  @media (forced-colors: active) {
    .answer:has(> input:checked) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
  @media print {
    .bar {
      display: none;
    }
  }
`;
