import type { EconomicsCase, InputPath } from '@wellkept/economics';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { WkElement } from '../../element.ts';
import { form } from '../../form.styles.ts';
import { downloadIcon, fileIcon, nextIcon, tableIcon } from '../../icons.ts';
import { Localize } from '../../localize.ts';
import { takeAway as en } from '../../locales/en/take-away.ts';
import { theme } from '../../theme.styles.ts';
import { tokens } from '../../tokens.ts';
import {
  WkBusinessCaseRequestEvent,
  WkSendNumbersRequestEvent,
  WkShowNumbersRequestEvent,
} from './events.ts';
import type { Material } from './inputs-sheet.ts';
import { fileName, saveFile } from '../../save-file.ts';
import { takeAwayStyles } from './take-away.styles.ts';

/** One number the reader changed, in words. */
export interface Changed {
  readonly path: InputPath;
  readonly label: string;
  readonly now: string;
  readonly firms: string;
}

/** What the firm's server adds, inside a session. */
export interface Outside {
  readonly firm: string;
  readonly page: 'idle' | 'busy' | 'failed';
  readonly sending: 'idle' | 'busy' | 'failed';
  /** False for who may only look, and for staff. */
  readonly maySend: boolean;
  /** What was last sent, and when in words; null when nothing was. */
  readonly sent: {
    readonly on: string;
    readonly numbers: Readonly<Record<InputPath, number>>;
  } | null;
}

/** What the glass box gives: the case for its name, and the rest when a file is asked for. */
export interface Given {
  readonly case: EconomicsCase;
  readonly changed: readonly Changed[];
  readonly material: () => Omit<Material, 'words'>;
}

/**
 * A leaf: the calculation as a spreadsheet with formulas, as a table of years, on one page, and the reader's own numbers
 * on their way to the firm. The first two are made here and need no server.
 *
 * @fires wk-business-case-request - The page is asked for.
 * @fires wk-send-numbers-request - The reader's numbers are to be sent, with a note.
 * @fires wk-show-numbers-request - The numbers once sent are to be shown again.
 */
export class TakeAwayElement extends WkElement {
  static override styles = [tokens, theme, form, takeAwayStyles];
  static override properties: PropertyDeclarations = {
    given: { attribute: false },
    outside: { attribute: false },
    making: { state: true, attribute: false },
    said: { state: true, attribute: false },
    asking: { state: true, attribute: false },
  };

  declare given: Given | null;
  /** Null without a session: then there is nobody to send to. */
  declare outside: Outside | null;
  declare protected making: 'spreadsheet' | 'years' | null;
  declare protected said: string;
  declare protected asking: boolean;
  readonly #words = new Localize(this, { en, de: () => import('../../locales/de/take-away.ts') });

  constructor() {
    super();
    this.given = null;
    this.outside = null;
    this.making = null;
    this.said = '';
    this.asking = false;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('outside') as Outside | null | undefined;
    // Arrived: the form has done its work.
    if (before?.sending === 'busy' && this.outside?.sending === 'idle') this.asking = false;
  }

  protected override render(): unknown {
    const { given, outside } = this;
    if (!given) return nothing;
    const { lang, dir, t } = this.#words;
    return html`<div class="wk" lang=${lang} dir=${dir} role="group" aria-label=${t.heading}>
      <div class="ways out">
        ${this.#button('spreadsheet', downloadIcon(), t.spreadsheet, () => void this.#make('spreadsheet'))}
        ${outside ? this.#button('page', fileIcon(), t.page, () => this.dispatchEvent(new WkBusinessCaseRequestEvent())) : nothing}
        ${this.#button('years', tableIcon(), t.years, () => void this.#make('years'))}
        ${outside?.maySend ? this.#button('send', nextIcon(), t.send, () => (this.asking = !this.asking)) : nothing}
      </div>
      ${outside && given.changed.length > 0 ? html`<p class="xs mut">${t.pageOwn}</p>` : nothing}
      ${outside ? this.#sent(outside, given) : nothing}
      <p class="sm" role="status" part="said">${this.#status()}</p>
      ${outside?.maySend && this.asking ? this.#form(outside, given) : nothing}
    </div>`;
  }

  #button(part: string, icon: TemplateResult, words: string, act: () => void): TemplateResult {
    const expands = part === 'send';
    return html`<button
      class="btn"
      part=${part}
      type="button"
      aria-expanded=${expands ? String(this.asking) : nothing}
      @click=${act}
    >
      ${icon}${words}
    </button>`;
  }

  #status(): string {
    const { t } = this.#words;
    if (this.making || this.outside?.page === 'busy') return t.making;
    if (this.outside?.page === 'failed') return t.failed;
    return this.said;
  }

  #sent({ sent, firm }: Outside, { changed }: Given): TemplateResult | typeof nothing {
    const { t } = this.#words;
    if (!sent) return nothing;
    const show = (): void => void this.dispatchEvent(new WkShowNumbersRequestEvent(sent.numbers));
    return html`<p class="sm" part="sent">
      ${t.sent(firm, sent.on)}
      ${changed.length === 0 ? html`<button class="link" part="show" type="button" @click=${show}>${t.showMine}</button>` : nothing}
    </p>`;
  }

  #form({ firm, sending }: Outside, { changed }: Given): TemplateResult {
    const { t } = this.#words;
    if (changed.length === 0) return html`<p class="sm" part="empty">${t.nothingChanged}</p>`;
    return html`<form part="form" aria-labelledby="heading" @submit=${this.#send}>
      <h4 id="heading">${t.sendHeading(firm)}</h4>
      <p class="xs mut">${t.sendHint}</p>
      <ul>
        ${changed.map(
          ({ path, label, now, firms }) =>
            html`<li data-path=${path}>
              <span>${label}</span> <b>${now}</b> <small>${t.was(firms)}</small>
            </li>`,
        )}
      </ul>
      <label class="field"
        ><span class="label">${t.note} <small>${t.optional}</small></span
        ><textarea class="inp" part="note" name="note" maxlength="2000" rows="2"></textarea>
      </label>
      ${sending === 'failed' ? html`<p class="sm" part="failed" role="alert">${t.sendFailed}</p>` : nothing}
      <div class="ways">
        <button class="btn primary" part="send-now" aria-disabled=${sending === 'busy'}>
          ${sending === 'busy' ? t.sending : t.sendNow}
        </button>
        <button class="btn" type="button" @click=${() => (this.asking = false)}>${t.notNow}</button>
      </div>
    </form>`;
  }

  readonly #send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.outside?.sending === 'busy') return;
    const note = String(new FormData(event.currentTarget as HTMLFormElement).get('note') ?? '');
    this.dispatchEvent(new WkSendNumbersRequestEvent(note.trim()));
  };

  async #make(what: 'spreadsheet' | 'years'): Promise<void> {
    const { given } = this;
    if (!given || this.making) return;
    this.making = what;
    this.said = '';
    const { t, lang, dir } = this.#words;
    try {
      const { spreadsheetFile, yearsFile } = await import('./files.ts');
      const file =
        what === 'spreadsheet'
          ? await spreadsheetFile(given.material(), lang, dir === 'rtl')
          : await yearsFile(given.material(), lang);
      const ending = what === 'spreadsheet' ? 'xlsx' : 'csv';
      const name = fileName(given.case.unit.name, given.case.baseDate, ending);
      saveFile(file, name);
      this.said = t.made(name);
    } catch {
      this.said = t.failed;
    }
    this.making = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-take-away': TakeAwayElement;
  }
}
