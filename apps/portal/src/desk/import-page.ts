import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ImportFile, ImportReport } from '@wellkept/contracts';
import type { DeskClient } from '@wellkept/client/desk';
import { define, theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { fileIcon } from '@wellkept/elements/icons';
import { Deed, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { failure } from '../app/say.ts';
import {
  encodingName,
  offersQuestion,
  readingChoices,
  readingsQuestion,
  type Choices,
} from './import-choices.ts';
import { fieldName, orderName } from './import-words.ts';
import { requestOf, sendImport, undoImport } from './import-file.ts';

type Kind = ImportFile['kind'];

const kinds: readonly (readonly [Kind, string, string])[] = [
  ['equipment', 'Equipment', 'one row per unit'],
  ['service', 'Service history', 'one row per visit'],
];

/** How many errors are shown before the rest is only counted. */
const shownErrors = 50;

/** Brings equipment and service history in from files: a preview that changes nothing, the import, and its undo. */
export class ImportPageElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    form,
    page,
    css`
      .files {
        display: grid;
        gap: var(--_space-4);
        grid-template-columns: repeat(auto-fit, minmax(calc(260 * var(--_wk-u)), 1fr));
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-size: var(--_text-xs);
        inline-size: 100%;
      }
      th,
      td {
        text-align: start;
        padding: 6px 12px 6px 0;
        border-block-end: 1px solid var(--_color-line);
        vertical-align: top;
      }
      th {
        color: var(--_color-ink-2);
        font-weight: 600;
      }
      .counts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--_space-2) var(--_space-6);
      }
    `,
  ];
  static override properties = {
    files: { state: true, attribute: false },
    source: { state: true, attribute: false },
    report: { state: true, attribute: false },
    choices: { state: true, attribute: false },
    same: { state: true, attribute: false },
  };
  declare files: Partial<Record<Kind, File>>;
  declare source: string;
  declare report: ImportReport | null;
  /** How each file is read, where that is not left to be recognised. */
  declare choices: Partial<Record<Kind, Choices>>;
  /** Words of the files and the units they mean. */
  declare same: Readonly<Record<string, string>>;
  readonly #deed = new Deed(this);
  readonly #live = new Live(this, () => Promise.resolve(null));

  constructor() {
    super();
    this.files = {};
    this.source = '';
    this.report = null;
    this.choices = {};
    this.same = {};
  }

  override render(): TemplateResult {
    return html`<div class="wk card">
      <div class="pad stack">
        <h1>Bring in equipment and history</h1>
        <p class="sm mut">
          CSV files as your system writes them. Column names, dates, decimal comma and encoding are
          recognised; you see what was understood before anything is taken in.
        </p>
        <div class="files">${kinds.map(([kind, name, hint]) => this.#file(kind, name, hint))}</div>
        ${kinds.map(([kind]) => {
          const chosen = this.files[kind];
          return chosen
            ? readingChoices(chosen.name, this.choices[kind] ?? {}, (choices) =>
                this.#read(kind, choices),
              )
            : nothing;
        })}
        <label class="field"
          ><span class="label"
            >Where the data comes from <small>optional; kept with every row</small></span
          ><input class="inp" maxlength="500" .value=${this.source} @input=${this.#typeSource}
        /></label>
        <div class="row">
          <button
            class="btn"
            ?disabled=${!this.#chosen || this.#deed.busy}
            @click=${() => void this.#send(true)}
          >
            ${this.#deed.busy ? 'Reading …' : 'Preview'}
          </button>
          ${
            this.report?.dryRun && !this.report.files.some((file) => file.readings)
              ? html`<button
                  class="btn primary"
                  ?disabled=${this.#deed.busy}
                  @click=${() => void this.#send(false)}
                >
                  Import the good rows
                </button>`
              : nothing
          }
        </div>
        ${failure(this.#deed.error)}
      </div>
      ${this.report ? this.#told(this.report) : nothing}
    </div>`;
  }

  get #chosen(): boolean {
    return Object.keys(this.files).length > 0;
  }

  #file(kind: Kind, name: string, hint: string): TemplateResult {
    return html`<label class="pick opt-in"
      >${fileIcon()}<span class="grow"
        ><b>${name}</b><br /><span class="xs mut">${this.files[kind]?.name ?? hint}</span></span
      ><input
        type="file"
        accept=".csv,text/csv,text/plain"
        aria-label=${name}
        @change=${(event: Event) => this.#choose(kind, event)}
    /></label>`;
  }

  #told(report: ImportReport): TemplateResult {
    const title = report.undoneAt
      ? 'Undone'
      : report.dryRun
        ? 'This is what would be taken in'
        : 'Taken in';
    return html`<div class="sec stack" role="status">
      <h2>${title}</h2>
      ${report.files.map((file) => this.#fileReport(file))}
      ${offersQuestion(report, this.same, (same) => {
        this.same = same;
      })}
      ${report.errors.length > 0 ? this.#errors(report) : html`<p class="sm">Every row could be read.</p>`}
      ${
        report.id && !report.undoneAt
          ? html`<div>
              <button
                class="btn"
                ?disabled=${this.#deed.busy}
                @click=${() => void this.#undo(report.id ?? '')}
              >
                Undo this import
              </button>
            </div>`
          : nothing
      }
    </div>`;
  }

  #fileReport(file: ImportReport['files'][number]): TemplateResult {
    if (file.readings)
      return readingsQuestion(file, (encoding) => {
        this.choices = {
          ...this.choices,
          [file.kind]: { ...this.choices[file.kind], encoding },
        };
        void this.#send(true);
      });
    const columns = [...new Set(file.preview.flatMap((row) => Object.keys(row)))];
    const counts: readonly (readonly [number, string])[] = [
      [file.rows, 'rows'],
      [file.created, 'new'],
      [file.changed, 'changed'],
      [file.unchanged, 'unchanged'],
      [file.failed, 'not read'],
    ];
    return html`<section class="stack" aria-label=${file.name}>
      <h2 class="cap">${file.name}</h2>
      <div class="counts">
        ${counts.map(([count, what]) => html`<span class="sm"><b>${count}</b> ${what}</span>`)}
      </div>
      <p class="xs mut">
        Letters: ${encodingName(file.encoding)}; separated by
        “${file.delimiter === '\t' ? 'tab' : file.delimiter}”, decimal “${file.decimal}”, dates
        ${orderName(file.dateOrder)}.
        ${Object.entries(file.mapping).map(([field, column], at) => `${at === 0 ? '' : ', '}${fieldName(field)} from “${column}”`)}.
        ${file.ignored.length > 0 ? `Not used: ${file.ignored.join(', ')}.` : ''}
      </p>
      <div class="scroll" tabindex="0" role="group" aria-label="First rows of ${file.name}">
        <table>
          <thead>
            <tr>
              ${columns.map((column) => html`<th scope="col">${fieldName(column)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${file.preview.map(
              (row) =>
                html`<tr>
                  ${columns.map((column) => html`<td>${row[column] ?? ''}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #errors({ errors, furtherErrors }: ImportReport): TemplateResult {
    const shown = errors.slice(0, shownErrors);
    const rest = errors.length - shown.length + furtherErrors;
    return html`<section class="stack" aria-label="Rows that were not read">
      <h2 class="cap">${errors.length + furtherErrors} rows were not read; the others were</h2>
      <div class="scroll" tabindex="0" role="group" aria-label="Rows that were not read">
        <table>
          <thead>
            <tr>
              <th scope="col">File</th>
              <th scope="col">Line</th>
              <th scope="col">Column</th>
              <th scope="col">Why</th>
              <th scope="col">What it says</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map(
              (error) =>
                html`<tr>
                  <td>${error.file}</td>
                  <td>${error.line}</td>
                  <td>${error.column ?? ''}</td>
                  <td>${error.reason}</td>
                  <td>${error.value ?? ''}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${rest > 0 ? html`<p class="xs mut">And ${rest} more.</p>` : nothing}
    </section>`;
  }

  #choose(kind: Kind, event: Event): void {
    const file = (event.target as HTMLInputElement).files?.[0];
    if (file) this.files = { ...this.files, [kind]: file };
    this.report = null;
    this.same = {};
    this.choices = { ...this.choices, [kind]: {} };
  }

  #read(kind: Kind, choices: Choices): void {
    this.choices = { ...this.choices, [kind]: choices };
  }

  #typeSource = (event: Event): void => {
    this.source = (event.target as HTMLInputElement).value;
  };

  async #send(dryRun: boolean): Promise<void> {
    await this.#do(async (client) =>
      sendImport(client, await requestOf(this.files, dryRun, this.source, this.choices, this.same)),
    );
  }

  async #undo(id: string): Promise<void> {
    await this.#do((client) => undoImport(client, id));
  }

  async #do(act: (client: DeskClient) => Promise<ImportReport>): Promise<void> {
    const { client } = this.#live;
    if (!client) return;
    const report = await this.#deed.run(() => act(client));
    if (report) this.report = report;
  }
}

define('wp-import-page', ImportPageElement);
