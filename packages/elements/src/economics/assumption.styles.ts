import { css } from 'lit';

export const assumptionStyles = css`
  .wk {
    background: none;
    padding-block: var(--_space-3);
    display: grid;
    gap: 2px;
  }
  .lab {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space-3);
    align-items: center;
    font-size: var(--_text-sm);
  }
  .entry {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
    margin-inline-start: auto;
  }
  .entry input {
    font: inherit;
    font-weight: 600;
    color: var(--_color-ink);
    background: none;
    border: 0;
    border-block-end: 1px solid var(--_color-line-strong);
    border-radius: 0;
    padding: 0 2px;
    min-block-size: calc(28 * var(--_wk-u));
    text-align: end;
    font-variant-numeric: tabular-nums;
    field-sizing: content;
    min-inline-size: calc(24 * var(--_wk-u));
    max-inline-size: calc(110 * var(--_wk-u));
  }
  .entry input[aria-invalid='true'] {
    border-block-end: 2px solid var(--_color-urgent);
  }
  .unit {
    color: var(--_color-ink-2);
    white-space: nowrap;
  }
  .wrong {
    font-size: var(--_text-xs);
    font-weight: 600;
    color: var(--_color-urgent);
    text-align: end;
  }
  .sl {
    position: relative;
    block-size: var(--_target);
    margin-block-start: 4px;
  }
  .track {
    position: absolute;
    inset-block: 0;
    inset-inline: 12px;
    inline-size: calc(100% - 24px);
    block-size: 100%;
    overflow: visible;
  }
  .sl::before {
    content: '';
    position: absolute;
    inset-inline: 0;
    inset-block-start: 20px;
    block-size: 4px;
    border-radius: 2px;
    background: var(--_color-line);
  }
  .filled {
    fill: var(--_color-accent);
  }
  [dir='rtl'] .fills {
    transform: scaleX(-1);
    transform-origin: center;
  }
  .mark {
    stroke: var(--_color-ink-2);
    stroke-width: 2px;
    stroke-dasharray: 4 3;
  }
  .flip {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-start: calc(12px + (100% - 24px) * var(--_at, 0));
    translate: calc(var(--_at, 0) * -100%);
    white-space: nowrap;
    pointer-events: none;
    font-size: calc(11 * var(--_wk-u));
    line-height: 1;
    color: var(--_color-ink-2);
  }
  [dir='rtl'] .flip {
    translate: calc(var(--_at, 0) * 100%);
  }
  .sl input {
    appearance: none;
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    background: none;
    cursor: pointer;
    touch-action: pan-y;
  }
  .sl input::-webkit-slider-runnable-track {
    background: none;
    block-size: 24px;
  }
  .sl input::-webkit-slider-thumb {
    appearance: none;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    background: var(--_color-raised);
    border: 2px solid var(--_color-accent);
  }
  .sl input::-moz-range-track {
    background: none;
  }
  .sl input::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    background: var(--_color-raised);
    border: 2px solid var(--_color-accent);
  }
  .sl input:focus-visible {
    outline: none;
  }
  .sl input:focus-visible::-webkit-slider-thumb {
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: var(--_focus-offset);
  }
  .sl input:focus-visible::-moz-range-thumb {
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: var(--_focus-offset);
  }
  .src {
    display: flex;
    gap: var(--_space-2);
    align-items: flex-start;
    flex-wrap: wrap;
    font-size: var(--_text-2xs);
    color: var(--_color-ink-2);
  }
  .src > span:last-child {
    flex: 1;
    min-inline-size: 8em;
    padding-block: 3px;
  }
  .own {
    justify-self: start;
    display: inline-flex;
    gap: 6px;
    align-items: center;
    font-size: var(--_text-xs);
    min-block-size: var(--_target);
    margin-block: -6px -10px;
    padding-block: 0;
  }
  /* In a side column the mark stands alone; what it means is said where the answer’s changes are listed. */
  @container (max-width: 279px) {
    .flip {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .sl::before {
      background: GrayText;
      forced-color-adjust: none;
    }
    .filled {
      fill: CanvasText;
    }
    .mark {
      stroke: CanvasText;
    }
    .sl input::-webkit-slider-thumb {
      border-color: CanvasText;
      background: Canvas;
    }
  }
  @media print {
    .sl,
    .own {
      display: none;
    }
    .entry input {
      border: 0;
    }
  }
`;
