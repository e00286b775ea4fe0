import { css } from 'lit';

export const takeAwayStyles = css`
  .wk {
    display: grid;
    gap: var(--_space-3);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  p:empty {
    display: none;
  }
  form {
    display: grid;
    gap: var(--_space-3);
    border: 1px solid var(--_color-line);
    border-radius: var(--_radius-md);
    padding: var(--_space-4);
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    gap: var(--_space-2);
    font-size: var(--_text-sm);
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    justify-content: space-between;
  }
  li > span {
    flex: 1 1 12em;
  }
  li > small {
    flex-basis: 100%;
    color: var(--_color-ink-3);
    font-size: var(--_text-xs);
  }
  @container (max-width: 479px) {
    .out > .btn {
      inline-size: 100%;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
