import { html, nothing, type TemplateResult } from 'lit';
import { fileIcon, xIcon } from '../icons.ts';
import type { AnsweringTerms } from '../locales/en/answering.ts';

export const typed = (event: Event): string => (event.target as HTMLInputElement).value;

/** A control under its label. */
export const field = (
  id: string,
  label: string,
  hint: string,
  control: TemplateResult,
): TemplateResult =>
  html`<div class="field">
    <label class="label" for=${id}>${label} ${hint ? html`<small>${hint}</small>` : nothing}</label
    >${control}
  </div>`;

/** What is missing, said at once. */
export const gapText = (id: string, text: string): TemplateResult =>
  html`<p class="gap" id=${id} role="alert">${text}</p>`;

/** What the server takes; a phone that keeps its pictures as HEIC sends a JPEG where only these are asked for. */
const kinds = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'];
/** Bytes the server takes of one file. */
const most = 15_000_000;
const isTakeable = ({ size, type }: File): boolean => size <= most && kinds.includes(type);

export interface FilesContext {
  readonly id: string;
  readonly label: string;
  readonly part: string;
  readonly files: readonly File[];
  readonly leftOut: string;
  readonly t: AnsweringTerms;
  readonly change: (files: readonly File[], leftOut: string) => void;
}

/** Pictures or PDFs of the customer's own, up to five; they leave the device only with the answer. */
export const filesField = ({
  id,
  label,
  part,
  files,
  leftOut,
  t,
  change,
}: FilesContext): TemplateResult => {
  const add = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const picked = [...(input.files ?? [])];
    const taken = picked.filter(isTakeable);
    change([...files, ...taken].slice(0, 5), picked.find((file) => !isTakeable(file))?.name ?? '');
    input.value = ''; // The same file can be picked again after it was taken out.
  };
  return html`<div class="stack files">
    <label class="btn opt-in"
      ><input
        type="file"
        part=${part}
        accept=${kinds.join()}
        multiple
        aria-describedby="${id}-hint"
        @change=${add}
      />${fileIcon()}<span>${label}</span></label
    >
    ${files.map(
      (file) =>
        html`<p class="between sm">
          <span class="name">${file.name}</span
          ><button
            type="button"
            class="link ctl"
            aria-label=${t.removeFile(file.name)}
            @click=${() =>
              change(
                files.filter((each) => each !== file),
                '',
              )}
          >
            ${xIcon()}
          </button>
        </p>`,
    )}
    <p class="xs mut" id="${id}-hint">${t.fileHint}</p>
    ${leftOut ? gapText(`${id}-gap`, t.fileTooBig(leftOut)) : nothing}
  </div>`;
};
