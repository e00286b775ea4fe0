import { html, nothing, type TemplateResult } from 'lit';
import type { ImportFile, ImportReport } from '@wellkept/contracts';

/** How one file is to be read where that is not left to be recognised. */
export type Choices = Pick<ImportFile, 'encoding' | 'decimal' | 'dateOrder'>;

type Name = keyof Choices;
type Option = readonly [value: string, label: string];

const encodings: readonly Option[] = [
  ['utf-8', 'UTF-8'],
  ['utf-16le', 'UTF-16'],
  ['windows-1252', 'Western (Windows)'],
  ['macintosh', 'Western (Mac)'],
  ['windows-1250', 'Central European (Windows)'],
  ['windows-1251', 'Cyrillic (Windows)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
];
const decimals: readonly Option[] = [
  [',', 'comma: 1.250,50'],
  ['.', 'point: 1,250.50'],
];
const orders: readonly Option[] = [
  ['dmy', 'day first: 24/11/2026'],
  ['mdy', 'month first: 11/24/2026'],
  ['serial-1900', 'spreadsheet numbers, counted from 1900'],
  ['serial-1904', 'spreadsheet numbers, counted from 1904'],
];

export const encodingName = (encoding: string): string =>
  encodings.find(([value]) => value === encoding)?.[1] ?? encoding;

type Change = (choices: Choices) => void;

const select = (
  choices: Choices,
  name: Name,
  label: string,
  options: readonly Option[],
  change: Change,
): TemplateResult =>
  html`<label class="field"
    ><span class="label">${label}</span
    ><select
      class="inp"
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        const { [name]: _, ...others } = choices;
        change(value === '' ? others : { ...others, [name]: value });
      }}
    >
      <option value="" ?selected=${choices[name] === undefined}>recognised from the file</option>
      ${options.map(
        ([value, said]) =>
          html`<option value=${value} ?selected=${choices[name] === value}>${said}</option>`,
      )}
    </select></label
  >`;

/** Encoding, decimal sign and order of dates of one file. */
export const readingChoices = (file: string, choices: Choices, change: Change): TemplateResult =>
  html`<details>
    <summary>How “${file}” is read</summary>
    <div class="files gap">
      ${select(choices, 'encoding', 'Letters', encodings, change)}
      ${select(choices, 'decimal', 'Decimal sign', decimals, change)}
      ${select(choices, 'dateOrder', 'Dates', orders, change)}
    </div>
  </details>`;

/** The same words as each encoding reads them: whoever knows the words sees which is right. */
export const readingsQuestion = (
  { name, readings = [] }: ImportReport['files'][number],
  choose: (encoding: NonNullable<Choices['encoding']>) => void,
): TemplateResult =>
  html`<fieldset class="stack">
    <legend>
      <b>Which of these is right?</b> “${name}” does not tell how its letters are written.
    </legend>
    ${readings.map(
      ({ encoding, sample }) =>
        html`<button class="btn" @click=${() => choose(encoding)}>
          <span>${sample}</span> <small>${encodingName(encoding)}</small>
        </button>`,
    )}
  </fieldset>`;

/** Units that rows may mean: ticked, the rows are theirs. */
export const offersQuestion = (
  { offers = [] }: ImportReport,
  same: Readonly<Record<string, string>>,
  change: (same: Readonly<Record<string, string>>) => void,
): TemplateResult | typeof nothing => {
  if (offers.length === 0) return nothing;
  const tick = (word: string, tag: string, on: boolean): void => {
    const { [word]: _, ...others } = same;
    change(on ? { ...others, [word]: tag } : others);
  };
  return html`<fieldset class="stack">
    <legend>
      <b>Are these the same units?</b> Their rows are left out until you say so. Tick what is the
      same, then preview again.
    </legend>
    ${offers.flatMap(({ word, means, rows }) =>
      means.map(
        (tag) =>
          html`<label class="check"
            ><input
              type="checkbox"
              .checked=${same[word] === tag}
              @change=${(event: Event) => tick(word, tag, (event.target as HTMLInputElement).checked)}
            /><span
              >“${word}” in the file is unit “${tag}”
              <small class="mut">${rows === 1 ? '1 row' : `${rows} rows`}</small></span
            ></label
          >`,
      ),
    )}
  </fieldset>`;
};
