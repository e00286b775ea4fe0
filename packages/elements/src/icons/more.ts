import { svg, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

export const nextIcon = (): TemplateResult => icon(svg`<path d="M4 12h15M13 6l6 6-6 6"/>`, 'flipx');
export const calendarIcon = (): TemplateResult =>
  icon(
    svg`<rect x="4" y="5.5" width="16" height="14.5" rx="2"/><path d="M4 10h16M8.5 3v4M15.5 3v4"/>`,
  );
export const gaugeIcon = (): TemplateResult =>
  icon(svg`<path d="M4 17a8.5 8.5 0 1 1 16 0M12 14l4-5"/>`);
export const fileIcon = (): TemplateResult =>
  icon(svg`<path d="M6.5 3.5h7l4 4v13h-11zM13.5 3.5v4h4"/>`);
export const bookIcon = (): TemplateResult =>
  icon(svg`<path d="M5 5c3-1 5-.5 7 1 2-1.5 4-2 7-1v13c-3-1-5-.5-7 1-2-1.5-4-2-7-1zM12 6v13"/>`);
export const penIcon = (): TemplateResult => icon(svg`<path d="M5 19l1-4L16 5l3 3L9 18z"/>`);
export const tableIcon = (): TemplateResult =>
  icon(
    svg`<rect x="4" y="5" width="16" height="14" rx="1.5"/><path d="M4 10h16M4 14.5h16M10 10v9"/>`,
  );
export const downloadIcon = (): TemplateResult =>
  icon(svg`<path d="M12 4v11M7.5 11 12 15.5 16.5 11M5 19.5h14"/>`);
export const linkIcon = (): TemplateResult =>
  icon(
    svg`<path d="M10 14l4-4M9 8.5l1.8-1.8a4 4 0 0 1 5.7 5.7L14.7 14M15 15.5l-1.8 1.8a4 4 0 0 1-5.7-5.7L9.3 10"/>`,
  );
export const heartIcon = (): TemplateResult =>
  icon(svg`<path d="M12 19.5C6 15.5 4 12.5 4 9.5A4 4 0 0 1 12 8a4 4 0 0 1 8 1.5c0 3-2 6-8 10z"/>`);
export const truckIcon = (): TemplateResult =>
  icon(
    svg`<path d="M3 6.5h11v10H3zM14 10h4l3 3v3.5h-7"/><circle cx="7.5" cy="17.5" r="1.8"/><circle cx="17" cy="17.5" r="1.8"/>`,
  );
export const shieldIcon = (): TemplateResult =>
  icon(svg`<path d="M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z"/>`);
export const undoIcon = (): TemplateResult =>
  icon(svg`<path d="M8 6 4 10l4 4M4 10h10a5.5 5.5 0 0 1 0 11h-3"/>`, 'flipx');
export const cameraIcon = (): TemplateResult =>
  icon(svg`<path d="M4 8h4l1.5-2.5h5L16 8h4v11H4z"/><circle cx="12" cy="13" r="3.5"/>`);
export const plusIcon = (): TemplateResult => icon(svg`<path d="M12 5v14M5 12h14"/>`);
export const chevIcon = (): TemplateResult => icon(svg`<path d="M9 5l7 7-7 7"/>`, 'flipx');
export const swapIcon = (): TemplateResult =>
  icon(svg`<path d="M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4"/>`);
