import { css } from 'lit';

/** Pictures, readings and the technician's words. */
export const styles = css`
  img {
    display: block;
    inline-size: 100%;
    block-size: auto;
    border-radius: var(--_radius-md);
  }
  .frame {
    position: relative;
    border-radius: var(--_radius-md);
    background: color-mix(in srgb, var(--_color-line) 60%, transparent);
    overflow: clip;
  }
  .blank {
    display: block;
    inline-size: 100%;
  }
  .lost {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--_space-3);
    padding: var(--_space-3);
    text-align: center;
  }
  .grid2 {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-6);
  }
  .col {
    gap: var(--_space-6);
  }
  figcaption {
    margin-block-start: 6px;
  }
  figcaption:not(.person) {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-3);
    align-items: baseline;
  }
  figcaption:not(.person) > span {
    flex: 1 1 calc(150 * var(--_wk-u));
  }
  figcaption .link {
    flex: none;
    font-size: inherit;
  }
  .photos.many {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5) var(--_space-3);
  }
  .closer {
    position: relative;
  }
  /* Over the picture and not around it, so that the picture stays one to who cannot see it. */
  .open {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-md);
    background: none;
    color: inherit;
    font: inherit;
    cursor: zoom-in;
  }
  .closer:has(wk-photo[failed]) .open {
    display: none;
  }
  .pins {
    position: absolute;
    inset-block-start: var(--_space-2);
    inset-inline-end: var(--_space-2);
    display: inline-flex;
    gap: 4px;
    align-items: center;
    padding: 2px 8px;
    border-radius: var(--_radius-full);
    font-size: var(--_text-xs);
    font-weight: 600;
    background: var(--_color-solid);
    box-shadow: 0 0 0 1px var(--_color-line-strong);
  }
  .uncharted {
    min-block-size: calc(290 * var(--_wk-u));
  }
  .uncharted p {
    margin-block-start: var(--_space-1);
  }
  .gap {
    margin-block-start: var(--_space-3);
  }
  .files {
    margin-block-start: var(--_space-2);
  }
  .file {
    display: flex;
    gap: var(--_space-3);
    align-items: center;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-md);
    background: none;
    color: inherit;
    font: inherit;
    font-size: var(--_text-sm);
    line-height: 1.35;
    text-align: start;
    cursor: pointer;
  }
  .file:hover {
    background: var(--_color-sunken);
  }
  .file .ic {
    flex: none;
    font-size: calc(20 * var(--_wk-u));
    color: var(--_color-accent);
  }
  .file span {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .file small {
    display: block;
    font-size: var(--_text-xs);
    color: var(--_color-ink-2);
  }
  .said {
    gap: var(--_space-3);
  }
  .quote {
    border-inline-start: 2px solid var(--_color-accent);
    padding-inline-start: var(--_space-4);
    white-space: pre-line;
  }
  .quote > bdi::before {
    content: open-quote;
  }
  .quote > bdi::after {
    content: close-quote;
  }
  @container (min-width: 420px) {
    .photos.many {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .photos.many > :first-child:nth-last-child(odd) {
      grid-column: 1 / -1;
    }
  }
  @container (min-width: 720px) {
    .grid2.both {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--_space-8);
    }
  }
  @media print {
    .link {
      display: none;
    }
    .grid2 {
      break-inside: avoid;
    }
  }
`;
