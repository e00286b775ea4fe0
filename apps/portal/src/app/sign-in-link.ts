import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { SignInLink } from '@wellkept/contracts';
import { theme, tokens } from '@wellkept/elements';
import { page } from './page.styles.ts';
import { lookAtLink } from './portal-api.ts';
import { guessLanguage, wordsIn } from './sign-in-words.ts';

/** Milliseconds a person waits for the names at most. */
const LONGEST_LOOK_MS = 2000;

/**
 * Where a mail's link leads: names the firm and the person, so that nobody has to wonder whose page this is, and waits for
 * one press, so that a mail scanner's visit uses nothing up. Fires `wp-press`.
 */
export class SignInLinkElement extends LitElement {
  static override styles = [tokens, theme, page];
  static override properties = {
    secret: { attribute: false },
    link: { state: true, attribute: false },
  };
  declare secret: string;
  /** Whom it is for; `null` when that cannot be told, `undefined` until it is known. */
  declare link: SignInLink | null | undefined;

  constructor() {
    super();
    this.secret = '';
    this.link = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#look();
  }

  /**
   * The button comes with the names, so that it does not move from under a finger. It works without them: where they take
   * long, it does not wait.
   */
  async #look(): Promise<void> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), LONGEST_LOOK_MS));
    this.link = await Promise.race([lookAtLink(this.secret), late]);
  }

  override render(): TemplateResult {
    const { link } = this;
    if (link === undefined)
      return html`<div class="wk card"><div class="pad" aria-busy="true"></div></div>`;
    const language = link?.language ?? guessLanguage();
    const words = wordsIn(language);
    return html`<div class="wk card" lang=${language}>
      <div class="pad stack">
        <h1>${link ? words.to(link.organization) : words.signIn}</h1>
        ${link ? html`<p>${words.as(link.name)} ${words.notYou(link.organization)}</p>` : nothing}
        <p>${words.shared}</p>
        <button class="btn primary" @click=${this.#press}>${words.signIn}</button>
      </div>
    </div>`;
  }

  #press = (): void => {
    this.dispatchEvent(new Event('wp-press', { bubbles: true, composed: true }));
  };
}
