import { html, type TemplateResult } from 'lit';

/** Drawn on 24 × 24 with a stroke of 1.6; the class `ic` sizes it with the text. Decorative: the words say it. */
export const icon = (shape: TemplateResult, more = ''): TemplateResult =>
  html`<svg class="ic ${more}" viewBox="0 0 24 24" aria-hidden="true">${shape}</svg>`;
