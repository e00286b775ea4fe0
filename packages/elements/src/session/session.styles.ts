import { css } from 'lit';

/** Themes are a colour scheme, a surface and a typeface: both palettes are in the tokens. `plain` takes the host's. */
export const styles = css`
  :host {
    display: block;
  }
  :host([theme='paper']),
  :host([theme='slate']) {
    --_t-font:
      'Inter', 'SF Pro Text', 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans',
      Arial, system-ui, sans-serif;
  }
  :host([theme='paper']) {
    color-scheme: light;
    --_t-surface: #fffdf9;
  }
  :host([theme='slate']) {
    color-scheme: dark;
    --_t-surface: #181e24;
  }
  /* On a long page it stays where the reader is; where little of a page is seen, as at 400 % zoom, nothing sticks. */
  @media (min-height: 400px) {
    wk-notice {
      position: sticky;
      inset-block-start: 0;
    }
  }
  slot[hidden] {
    display: none;
  }
`;
