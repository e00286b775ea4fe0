import { css } from 'lit';

/** A picture over the whole window, with its tools above and what is said of it below or beside. */
export const styles = css`
  :host {
    display: contents;
  }
  dialog {
    inline-size: 100dvw;
    block-size: 100dvh;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: 0;
    overflow: clip;
    color: var(--_color-ink);
    background: var(--_color-solid);
  }
  .all {
    block-size: 100%;
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr);
  }
  .bar {
    display: flex;
    gap: var(--_space-1);
    align-items: center;
    padding: var(--_space-1) var(--_space-2);
    border-block-end: 1px solid var(--_color-line);
  }
  .grow {
    flex: 1;
  }
  .count {
    white-space: nowrap;
  }
  .tool {
    display: grid;
    place-items: center;
    min-inline-size: var(--_target);
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: var(--_radius-md);
    background: none;
    color: inherit;
    font: inherit;
    font-size: calc(20 * var(--_wk-u));
    cursor: pointer;
  }
  .tool:hover {
    background: var(--_color-sunken);
  }
  .tool[aria-pressed='true'] {
    background: var(--_color-sunken);
    box-shadow: inset 0 0 0 1px var(--_color-ink);
  }
  .tool[aria-disabled='true'] {
    color: var(--_color-ink-3);
    cursor: default;
  }
  .tool:focus-visible {
    outline-offset: -3px;
  }
  /* Seven targets in a row: a picture is whole again by a double press, and asked about below it. */
  @media (max-width: 480px) {
    [part='whole'],
    [part='ask']:not([aria-pressed='true']) {
      display: none;
    }
    .bar {
      gap: 0;
      padding-inline: 2px;
    }
    .count {
      font-size: var(--_text-xs);
    }
  }
  @media (max-width: 360px) {
    .count {
      position: absolute;
      clip-path: inset(50%);
    }
  }
  .stage {
    position: relative;
    display: grid;
    place-items: center;
    overflow: clip;
    background: var(--_color-sunken);
    touch-action: none;
  }
  .stage.compare {
    overflow: auto;
    touch-action: auto;
  }
  .catch {
    position: absolute;
    inset: 0;
    z-index: 1;
    cursor: grab;
  }
  .ask .catch {
    cursor: crosshair;
  }
  .frame {
    position: relative;
    direction: ltr;
    will-change: transform;
  }
  wk-photo::part(image) {
    border-radius: 0;
  }
  .pin {
    position: absolute;
    z-index: 2;
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    margin: -22px 0 0 -22px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    font: inherit;
    font-size: var(--_text-sm);
    font-weight: 600;
    color: var(--_color-on-accent);
    transform: scale(calc(1 / var(--zoom, 1)));
    cursor: pointer;
    isolation: isolate;
  }
  .pin::before {
    content: '';
    position: absolute;
    inset: 8px;
    z-index: -1;
    border-radius: 50%;
    background: var(--_color-accent);
    box-shadow: 0 0 0 2px var(--_color-solid);
  }
  .pin[aria-pressed='true']::before {
    box-shadow:
      0 0 0 2px var(--_color-solid),
      0 0 0 5px var(--_color-accent);
  }
  .pin.new::before {
    background: none;
    inset: 4px;
    box-shadow:
      inset 0 0 0 3px var(--_color-accent),
      0 0 0 2px var(--_color-solid);
  }
  .pin.new span {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--_color-accent);
    box-shadow: 0 0 0 2px var(--_color-solid);
  }
  .pin.new.set::before {
    background: color-mix(in srgb, var(--_color-accent) 30%, transparent);
  }
  .side {
    display: grid;
    gap: var(--_space-2);
    align-content: start;
    max-block-size: 42dvh;
    overflow: auto;
    padding: var(--_space-3) var(--_space-4);
    border-block-start: 1px solid var(--_color-line);
  }
  .stage.compare + .side {
    display: none;
  }
  .side > wk-ask {
    margin-block-start: var(--_space-3);
  }
  .side > .btn {
    justify-self: start;
    margin-block-start: var(--_space-2);
  }
  .asked {
    margin-block-start: var(--_space-3);
    gap: var(--_space-4);
  }
  .asked li {
    display: grid;
    gap: var(--_space-1);
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid var(--_color-line);
  }
  .asked li.on {
    border-color: var(--_color-accent);
  }
  .no {
    display: inline-grid;
    place-items: center;
    inline-size: calc(22 * var(--_wk-u));
    block-size: calc(22 * var(--_wk-u));
    margin-inline-end: var(--_space-2);
    border-radius: 50%;
    font-size: var(--_text-2xs);
    font-weight: 600;
    color: var(--_color-on-accent);
    background: var(--_color-accent);
  }
  @media (min-width: 860px) {
    .all {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) calc(340 * var(--_wk-u));
    }
    .bar {
      grid-column: 1 / -1;
    }
    .stage.compare {
      grid-column: 1 / -1;
    }
    .side {
      max-block-size: none;
      border-block-start: 0;
      border-inline-start: 1px solid var(--_color-line);
      padding: var(--_space-5);
    }
  }
  @media (forced-colors: active) {
    .pin::before {
      border: 2px solid;
    }
    .tool[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
  }
`;
