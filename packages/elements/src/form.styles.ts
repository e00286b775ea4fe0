import { css } from 'lit';
import { sheet } from './sheet.styles.ts';

/** Fields and answers one below the other; alone for an element that has the sheet already. */
export const fields = css`
  legend.label {
    margin-block-end: var(--_space-2);
  }
  .field {
    display: grid;
    gap: var(--_space-1);
    align-content: start;
    font-size: var(--_text-sm);
  }
  .label {
    font-size: var(--_text-sm);
    font-weight: 600;
  }
  .label small {
    font-weight: 400;
    color: var(--_color-ink-3);
    font-size: var(--_text-xs);
  }
  .inp {
    min-block-size: var(--_target);
    inline-size: 100%;
    min-inline-size: 0;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    padding: calc(10 * var(--_wk-u)) var(--_space-3);
    font: inherit;
    font-size: var(--_text-md);
    line-height: var(--_lh);
    letter-spacing: inherit;
    background: var(--_color-raised);
    color: var(--_color-ink);
    appearance: none;
  }
  textarea.inp {
    display: block;
    min-block-size: calc(76 * var(--_wk-u));
    resize: vertical;
    field-sizing: content;
    max-block-size: calc(320 * var(--_wk-u));
  }
  select.inp {
    padding-inline-end: var(--_space-8);
    background-image:
      linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(-45deg, transparent 50%, currentColor 50%);
    background-size: 5px 5px;
    background-repeat: no-repeat;
    background-position:
      calc(100% - 19px) 55%,
      calc(100% - 14px) 55%;
  }
  [dir='rtl'] select.inp {
    background-position:
      14px 55%,
      19px 55%;
  }
  .inp[aria-invalid='true'] {
    border-color: var(--_color-urgent);
    box-shadow: inset 0 0 0 1px var(--_color-urgent);
  }
  .pick {
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    min-block-size: calc(56 * var(--_wk-u));
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    background: var(--_color-raised);
    font-size: var(--_text-sm);
    line-height: 1.3;
  }
  .pick > .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .pick > .end {
    margin-inline-start: auto;
    text-align: end;
  }
  .pick .r {
    inline-size: calc(20 * var(--_wk-u));
    block-size: calc(20 * var(--_wk-u));
    border-radius: 50%;
    border: 1.5px solid var(--_color-line-strong);
    flex: none;
  }
  .pick:has(> input:checked) {
    border-color: var(--_color-ink);
    box-shadow: inset 0 0 0 1px var(--_color-ink);
  }
  .pick:has(> input:checked) .r {
    border: calc(6 * var(--_wk-u)) solid var(--_color-ink);
  }
  .rule {
    border: 0;
    border-block-start: 1px solid var(--_color-line);
    margin: 0;
    inline-size: 100%;
  }
  .got {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    color: var(--_color-accent);
    font-weight: 600;
    font-size: var(--_text-sm);
  }
  .next + .next {
    margin-block-start: var(--_space-3);
  }
  @container (max-width: 340px) {
    .pick {
      flex-wrap: wrap;
    }
    .pick > .end {
      flex-basis: 100%;
      margin-inline-start: calc(32 * var(--_wk-u));
      text-align: start;
    }
  }
  @media (forced-colors: active) {
    .pick:has(> input:checked) {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
    .pick .r {
      forced-color-adjust: none;
    }
  }
`;

/** A sheet with fields: shared by deciding, booking and feedback. */
export const form = [sheet, fields];
