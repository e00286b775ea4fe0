import { css } from 'lit';

/**
 * The `--wk-*` custom properties a page may set (on `:root`, a `wk-session` or one element), with their defaults.
 * Styles read only the inner names (`--_…`), so that a value set anywhere above wins by inheritance. `--_t-*` is what
 * a theme of `wk-session` chooses; a page's own value goes before it.
 *
 * `--_wk-u` is a sixteenth of the font size inherited from the page: every size is a multiple of it, so nested
 * elements do not multiply. It is registered as a length in `define.ts`.
 */
export const tokens = css`
  :host {
    --_wk-u: calc(1em / 16);
    --_font: var(--wk-font, var(--_t-font, inherit));
    --_font-mono: var(
      --wk-font-mono,
      ui-monospace,
      'SF Mono',
      Menlo,
      Consolas,
      'Liberation Mono',
      monospace
    );
    --_text-2xs: calc(12 * var(--_wk-u));
    --_text-xs: calc(13 * var(--_wk-u));
    --_text-sm: calc(14 * var(--_wk-u));
    --_text-md: calc(16 * var(--_wk-u));
    --_text-lg: calc(18 * var(--_wk-u));
    --_text-xl: calc(22 * var(--_wk-u));
    --_text-2xl: calc(28 * var(--_wk-u));
    --_text-hero: calc(44 * var(--_wk-u));
    --_lh-tight: 1.2;
    --_lh: 1.45;
    --_d: calc(var(--_wk-u) * var(--wk-density, 1));
    --_space-1: calc(4 * var(--_d));
    --_space-2: calc(8 * var(--_d));
    --_space-3: calc(12 * var(--_d));
    --_space-4: calc(16 * var(--_d));
    --_space-5: calc(20 * var(--_d));
    --_space-6: calc(24 * var(--_d));
    --_space-8: calc(32 * var(--_d));
    --_space-10: calc(40 * var(--_d));
    --_space-12: calc(48 * var(--_d));
    --_radius-sm: var(--wk-radius-sm, 6px);
    --_radius-md: var(--wk-radius-md, 10px);
    --_radius-lg: var(--wk-radius-lg, 14px);
    --_radius-full: 999px;
    --_target: var(--wk-target, 44px);
    --_focus-width: 3px;
    --_focus-offset: 2px;
    --_motion: 160ms cubic-bezier(0.2, 0, 0, 1);
    --_color-surface: var(--wk-color-surface, var(--_t-surface, transparent));
    --_color-solid: var(--wk-color-surface, light-dark(#fffdf9, #181e24));
    --_color-sunken: var(--wk-color-sunken, light-dark(#f7f3ec, #1f262d));
    --_color-raised: var(--wk-color-raised, light-dark(#fff, #222a32));
    --_color-line: var(--wk-color-line, light-dark(#e4ddd1, #323c45));
    --_color-line-strong: var(--wk-color-line-strong, light-dark(#8c8375, #7d8a95));
    --_color-ink: var(--wk-color-ink, light-dark(#201d19, #eef1f2));
    --_color-ink-2: var(--wk-color-ink-2, light-dark(#565047, #bcc5cb));
    --_color-ink-3: var(--wk-color-ink-3, light-dark(#6b6459, #9ca7af));
    --_color-accent: var(--wk-color-accent, light-dark(#0b5a63, #79c9cc));
    --_color-accent-soft: var(--wk-color-accent-soft, light-dark(#e3eeed, #1d3438));
    --_color-on-accent: var(--wk-color-on-accent, light-dark(#fff, #0a2225));
    --_color-urgent: var(--wk-color-urgent, light-dark(#a33a17, #f39b7a));
    --_color-urgent-soft: var(--wk-color-urgent-soft, light-dark(#faeae2, #3a251d));
    --_color-soon: var(--wk-color-soon, light-dark(#85570a, #e3bb66));
    --_color-soon-soft: var(--wk-color-soon-soft, light-dark(#f8efd9, #352c17));
    --_color-a: var(--wk-color-a, var(--_color-accent));
    --_color-b: var(--wk-color-b, light-dark(#96591a, #e0a765));
    --_color-c: var(--wk-color-c, light-dark(#6b6459, #9ca7af));
    --_band-a: var(--wk-band-a, color-mix(in srgb, var(--_color-a) 15%, transparent));
    --_band-b: var(--wk-band-b, color-mix(in srgb, var(--_color-b) 14%, transparent));
    --_color-focus: var(--wk-color-focus, light-dark(#0b5a63, #9adde0));
  }
`;
