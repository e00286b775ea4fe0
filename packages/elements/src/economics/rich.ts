import { html, type TemplateResult } from 'lit';

/** `*…*` in a sentence of the dictionaries is set in bold; everything else is text. */
export function rich(sentence: string): TemplateResult {
  return html`${sentence.split('*').map((part, i) => (i % 2 === 1 ? html`<b>${part}</b>` : part))}`;
}
