import { html, nothing, type TemplateResult } from 'lit';
import type { EvidenceTerms } from '../../locales/en/evidence.ts';

/** One button of the viewer's bar. */
export interface Tool {
  readonly part: string;
  readonly label: string;
  readonly icon: TemplateResult;
  readonly act: () => void;
  /** For one that is on or off. */
  readonly pressed?: boolean;
  /** There is nothing for it to do just now. */
  readonly off?: boolean;
}

const button = ({ part, label, icon, act, pressed, off }: Tool): TemplateResult =>
  html`<button
    type="button"
    class="tool"
    part=${part}
    title=${label}
    aria-label=${label}
    aria-pressed=${pressed === undefined ? nothing : String(pressed)}
    aria-disabled=${off ? 'true' : nothing}
    @click=${act}
  >
    ${icon}
  </button>`;

/** The tools of the viewer: buttons, words between them, and `null` for the room that is left. */
export const bar = (t: EvidenceTerms, tools: readonly (Tool | string | null)[]): TemplateResult =>
  html`<div class="bar" role="toolbar" aria-label=${t.tools}>
    ${tools.map((tool) => {
      if (tool === null) return html`<span class="grow"></span>`;
      return typeof tool === 'string'
        ? html`<span class="sm count" role="status">${tool}</span>`
        : button(tool);
    })}
  </div>`;
