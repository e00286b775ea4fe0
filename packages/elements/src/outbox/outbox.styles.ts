import { css } from 'lit';

export const styles = css`
  .kept {
    display: grid;
    gap: var(--_space-1);
    padding: var(--_space-4);
    margin-block-end: var(--_space-3);
    border: 1px solid var(--_color-line-strong);
    border-radius: var(--_radius-md);
    background: var(--_color-solid);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }
  .kept .btn {
    margin-block-start: var(--_space-2);
    justify-self: start;
  }
`;
