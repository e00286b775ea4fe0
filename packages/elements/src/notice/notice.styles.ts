import { css } from 'lit';

export const styles = css`
  .state {
    display: grid;
    gap: var(--_space-3);
    padding: var(--_space-5) var(--_space-4);
    align-content: start;
    max-inline-size: calc(560 * var(--_wk-u));
  }
  .gl {
    inline-size: calc(40 * var(--_wk-u));
    block-size: calc(40 * var(--_wk-u));
    border-radius: 50%;
    background: var(--_color-sunken);
    display: grid;
    place-items: center;
    font-size: var(--_text-lg);
    color: var(--_color-ink-2);
  }
  h4 {
    text-wrap: balance;
    font-size: var(--_text-lg);
  }
  .ways {
    display: grid;
    gap: var(--_space-2);
  }
  ::slotted(*) {
    font-size: var(--_text-sm);
  }
  @container (min-width: 420px) {
    .ways {
      display: flex;
      flex-wrap: wrap;
    }
    .ways .btn {
      min-inline-size: calc(180 * var(--_wk-u));
    }
  }
  @container (min-width: 720px) {
    .state {
      padding: var(--_space-6);
    }
  }
`;
