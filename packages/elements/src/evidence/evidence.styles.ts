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
  .said {
    gap: var(--_space-3);
  }
  .quote {
    border-inline-start: 2px solid var(--_color-accent);
    padding-inline-start: var(--_space-4);
    white-space: pre-line;
  }
  .quote::before {
    content: open-quote;
  }
  .quote::after {
    content: close-quote;
  }
  @container (min-width: 720px) {
    .grid2.both {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--_space-8);
    }
  }
  @media print {
    .grid2 {
      break-inside: avoid;
    }
  }
`;
