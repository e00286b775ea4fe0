import { svg, type TemplateResult } from 'lit';
import { icon } from '../../icons/icon.ts';

export const minusIcon = (): TemplateResult => icon(svg`<path d="M5 12h14"/>`);
export const wholeIcon = (): TemplateResult =>
  icon(svg`<path d="M9 4H4v5M15 4h5v5M9 20H4v-5M15 20h5v-5"/>`);
export const compareIcon = (): TemplateResult =>
  icon(svg`<path d="M12 3v18M4 6h5v12H4zM15 6h5v12h-5z"/>`);
export const backIcon = (): TemplateResult => icon(svg`<path d="M15 5l-7 7 7 7"/>`, 'flipx');
