import { svg, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

// What the list and the notices show; the others wait in `finding.ts` and `more.ts` until an element needs them.
export const phoneIcon = (): TemplateResult =>
  icon(
    svg`<path d="M6 4h3.5l1.5 4.5-2 1.5a12 12 0 0 0 5 5l1.5-2 4.5 1.5V18a2 2 0 0 1-2 2A16 16 0 0 1 4 6a2 2 0 0 1 2-2z"/>`,
  );
export const offlineIcon = (): TemplateResult =>
  icon(svg`<path d="M7 17.5a4 4 0 0 1-.5-7.9A6 6 0 0 1 17.6 11a3.4 3.4 0 0 1 1.8 6M4 4l16 16"/>`);
export const searchIcon = (): TemplateResult =>
  icon(svg`<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5"/>`);
export const emptyIcon = (): TemplateResult =>
  icon(svg`<path d="M4 13l2.5-7h11L20 13v6H4zM4 13h5l1.5 2.5h3L15 13h5"/>`);
export const backIcon = (): TemplateResult =>
  icon(svg`<path d="M20 12H5M11 6l-6 6 6 6"/>`, 'flipx');
export const lockIcon = (): TemplateResult =>
  icon(
    svg`<rect x="5.5" y="10.5" width="13" height="9" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>`,
  );
export const infoIcon = (): TemplateResult =>
  icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5v.2"/>`);
