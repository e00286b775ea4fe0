import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { theme, tokens } from '@wellkept/elements';
import { page } from '../app/page.styles.ts';
import { changeReminders } from '../app/portal-api.ts';
import { reminderWords } from './words.ts';

type Said = 'stoppedItem' | 'stoppedAll' | 'resumed' | 'failed' | 'unknown';

/** Stops a contact's reminders by the secret of a mail: of the item the mail was about, or of anything. Needs a press. */
export class RemindersElement extends LitElement {
  static override styles = [tokens, theme, page];
  static override properties = {
    secret: { attribute: false },
    item: { attribute: false },
    said: { state: true, attribute: false },
    busy: { state: true, attribute: false },
  };
  declare secret: string;
  /** A recommendation's id; empty for none. */
  declare item: string;
  declare said: Said | undefined;
  declare busy: boolean;

  constructor() {
    super();
    this.secret = '';
    this.item = '';
    this.said = undefined;
    this.busy = false;
  }

  override render(): TemplateResult {
    const words = reminderWords(navigator.language);
    const lang = words === reminderWords('de') ? 'de' : 'en';
    const stopped = this.said === 'stoppedItem' || this.said === 'stoppedAll';
    return html`<div class="wk card" lang=${lang}>
      <div class="pad stack">
        <h1>${words.heading}</h1>
        <p>${words.text}</p>
        <p role="status" class=${this.said ? 'note accent' : 'vh'}>
          ${this.said ? words[this.said] : ''}
        </p>
        ${
          stopped
            ? this.#button(words.resume, () => this.#change(true, this.said === 'stoppedItem'))
            : html`${
                this.item ? this.#button(words.stopItem, () => this.#change(false, true)) : nothing
              }${this.#button(words.stopAll, () => this.#change(false, false))}`
        }
      </div>
    </div>`;
  }

  #button(label: string, act: () => Promise<void>): TemplateResult {
    return html`<button type="button" class="btn" ?disabled=${this.busy} @click=${() => void act()}>
      ${label}
    </button>`;
  }

  async #change(wanted: boolean, onlyItem: boolean): Promise<void> {
    this.busy = true;
    const answer = await changeReminders(this.secret, wanted, onlyItem ? this.item : undefined);
    this.busy = false;
    if (answer !== 'done') this.said = answer;
    else this.said = wanted ? 'resumed' : onlyItem ? 'stoppedItem' : 'stoppedAll';
  }
}
