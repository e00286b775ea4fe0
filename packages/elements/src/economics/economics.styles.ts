import { css } from 'lit';

export const economicsStyles = css`
  slot {
    display: none;
  }
  wk-notice {
    display: block;
  }
`;
