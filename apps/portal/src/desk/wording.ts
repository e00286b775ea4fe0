// What is said about the wording while somebody writes: below the text it is about. It suggests; nothing waits for it.
import { html, nothing, type TemplateResult } from 'lit';
import { checkWording, type Field, type Remark } from '@wellkept/wording';
import type { Draft } from './draft.ts';

const fields: Partial<Record<keyof Draft, Field>> = {
  title: 'title',
  found: 'found',
  suggestion: 'suggestion',
  why: 'why',
  waitText: 'ifYouWait',
};

/** Remarks by the draft's own field names. */
export const wordingOf = (draft: Draft): ((field: keyof Draft) => readonly Remark[]) => {
  const { title, found, suggestion, why, waitText: ifYouWait } = draft;
  const remarks = checkWording({ title, found, suggestion, why, ifYouWait });
  return (name) => remarks.filter(({ field }) => field === fields[name]);
};

export const wordingNotes = (
  remarks: readonly Remark[],
  replace: (remark: Remark) => void,
): TemplateResult | typeof nothing =>
  remarks.length === 0
    ? nothing
    : html`<ul class="wording sm" part="wording">
        ${remarks.map(
          (remark) =>
            html`<li>
              ${remark.found ? html`<b>“${remark.found}”</b> ` : nothing}${remark.why}
              ${
                remark.instead
                  ? html`<button type="button" class="link" @click=${() => replace(remark)}>
                      Use “${remark.instead}”
                    </button>`
                  : nothing
              }
            </li>`,
        )}
      </ul>`;

/** The text with the remark's better word in the place of the one it is about. */
export const replaced = (text: string, { at, found, instead }: Remark): string => {
  if (instead === null) return text;
  const first = text.slice(at, at + 1);
  const capital = first !== first.toLowerCase() && found !== found.toUpperCase();
  const word = capital ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
  return text.slice(0, at) + word + text.slice(at + found.length);
};
