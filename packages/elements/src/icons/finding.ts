import { svg, type TemplateResult } from 'lit';
import { icon } from './icon.ts';

// What a finding shows with the row of its answers.
export const checkIcon = (): TemplateResult => icon(svg`<path d="M4 12.5 9.5 18 20 6.5"/>`);
export const xIcon = (): TemplateResult => icon(svg`<path d="M6 6l12 12M18 6 6 18"/>`);
export const clockIcon = (): TemplateResult =>
  icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`);
export const askIcon = (): TemplateResult => icon(svg`<path d="M4 5h16v11H11l-4.5 4V16H4z"/>`);
export const goalIcon = (): TemplateResult =>
  icon(
    svg`<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="4"/><circle cx="12" cy="12" r=".6"/>`,
  );
export const refreshIcon = (): TemplateResult =>
  icon(svg`<path d="M19 8a8 8 0 1 0 1 6M19.5 3.5V8H15"/>`);
export const eyeIcon = (): TemplateResult =>
  icon(
    svg`<path d="M3 12c3-5 6-6.5 9-6.5s6 1.5 9 6.5c-3 5-6 6.5-9 6.5S6 17 3 12z"/><circle cx="12" cy="12" r="2.7"/>`,
  );
export const pinIcon = (): TemplateResult =>
  icon(
    svg`<path d="M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11z"/><circle cx="12" cy="10" r="2"/>`,
  );
export const peopleIcon = (): TemplateResult =>
  icon(
    svg`<circle cx="9" cy="9" r="3.2"/><path d="M3.5 19c0-3.5 2.5-5 5.5-5s5.5 1.5 5.5 5M15.5 6.2a3 3 0 0 1 0 5.6M17 14.3c2 .6 3.5 2 3.5 4.7"/>`,
  );
