import { css } from 'lit';

export const styles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space-4);
  }
  .modes {
    display: flex;
    gap: var(--_space-4);
  }
  .mode {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
    padding-inline: var(--_space-1);
    font-size: var(--_text-sm);
    color: var(--_color-accent);
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }
  .mode:has(> input:checked) {
    color: var(--_color-ink);
    font-weight: 600;
    text-decoration: none;
    box-shadow: inset 0 -2px var(--_color-accent);
  }
  .pad {
    position: relative;
    padding: 0;
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    background: var(--_color-raised);
    overflow: hidden;
  }
  .pad::after {
    content: '';
    position: absolute;
    inset-inline: var(--_space-4);
    inset-block-end: 26%;
    border-block-end: 1px solid var(--_color-line);
    pointer-events: none;
  }
  canvas {
    display: block;
    inline-size: 100%;
    block-size: calc(120 * var(--_wk-u));
    touch-action: none;
    cursor: crosshair;
  }
  .inp.name {
    font-size: var(--_text-xl);
    font-style: italic;
  }
`;
