import { css } from 'lit';

/** Before over after with a seam, or beside it. */
export const styles = css`
  :host {
    inline-size: 100%;
    align-self: center;
  }
  .wk {
    background: none;
    padding: var(--_space-4);
    display: grid;
    justify-items: center;
    gap: var(--_space-3);
  }
  .over {
    position: relative;
    direction: ltr;
    inline-size: min(100%, calc(62dvh * (var(--ratio))));
    overflow: clip;
    border-radius: var(--_radius-md);
  }
  .first {
    position: absolute;
    inset: 0;
    clip-path: inset(0 calc(100% - var(--share)) 0 0);
  }
  .seam {
    position: absolute;
    inset-block: 0;
    left: var(--share);
    inline-size: 3px;
    margin-left: -1.5px;
    background: var(--_color-solid);
    box-shadow: 0 0 0 1px var(--_color-ink);
    pointer-events: none;
  }
  .seam::after {
    content: '';
    position: absolute;
    inset: calc(50% - 14px) -12.5px;
    border-radius: 50%;
    background: var(--_color-solid);
    box-shadow: 0 0 0 1px var(--_color-ink);
  }
  input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: ew-resize;
  }
  .over:has(input:focus-visible) {
    outline: var(--_focus-width) solid var(--_color-focus);
    outline-offset: var(--_focus-offset);
  }
  .said {
    inline-size: 100%;
    max-inline-size: calc(62dvh * 16 / 9);
    flex-wrap: wrap;
  }
  .beside {
    display: grid;
    gap: var(--_space-4);
    inline-size: 100%;
    align-items: start;
  }
  figcaption {
    margin-block-start: 6px;
  }
  @container (min-width: 560px) {
    .beside {
      grid-template-columns: 1fr 1fr;
    }
  }
`;
