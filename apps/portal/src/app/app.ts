import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { theme, tokens, type WkSessionEndedEvent } from '@wellkept/elements';
import { decodePart } from './address.ts';
import { page } from './page.styles.ts';
import { closeSession, signIn, tokenAddress } from './portal-api.ts';
import { RemindersElement } from '../reminders/reminders.ts';
import { ShellElement } from './shell.ts';
import { SignInElement, type SignInReason } from './sign-in.ts';
import { SignInLinkElement } from './sign-in-link.ts';
import { guessLanguage, wordsIn } from './sign-in-words.ts';

type Where =
  | { readonly at: 'link'; readonly secret: string; readonly place: string }
  | { readonly at: 'reminders'; readonly secret: string; readonly item: string }
  | { readonly at: 'signing-in' }
  | { readonly at: 'form'; readonly reason: SignInReason }
  | { readonly at: 'inside'; readonly ended: boolean };

/**
 * The secret of a link, taken out of the address at once so that it stays in no history, and the place it leads to. Links
 * carry it behind the `#`, which no server and no proxy sees; the portal's own places begin with `#/`.
 */
const takeSecret = (): {
  readonly secret: string;
  readonly place: string;
  /** It came by mail and has no secret: a mail program has cut it. */
  readonly cut: boolean;
} => {
  const fragment = location.hash.slice(1);
  const query = new URLSearchParams(location.search);
  const mailed = query.has('mail');
  query.delete('mail');
  const own = fragment === '' || fragment.startsWith('/');
  const bare = location.pathname + (query.size > 0 ? `?${query}` : '');
  if (mailed || !own) history.replaceState(null, '', own ? bare + location.hash : bare);
  if (own) return { secret: '', place: '', cut: mailed };
  const [secret = '', ...place] = fragment.split('/');
  return {
    secret: decodePart(secret),
    place: place.length > 0 ? `#/${place.join('/')}` : '',
    cut: false,
  };
};

/** What the secret of a link that stops reminders begins with. */
const STOP = 'stop.';

/** The portal: signs in by a link, then shows the side that is the person's. */
export class AppElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    page,
    css`
      .narrow {
        padding: var(--_space-8) var(--_space-4);
        max-inline-size: calc(440 * var(--_wk-u));
        margin-inline: auto;
      }
    `,
  ];
  static override properties = { where: { state: true, attribute: false } };
  declare where: Where;
  #wasReady = false;
  /** Why somebody who turns out not to be signed in is asked to. */
  #cameBy: SignInReason = 'none';

  constructor() {
    super();
    this.where = { at: 'inside', ended: false };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#followLink);
    this.#followLink();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#followLink);
  }

  /** A demo link signs in at once; any other waits for one press, so that a mail scanner's visit uses nothing up. */
  #followLink = (): void => {
    const { secret, place, cut } = takeSecret();
    // Whoever is signed in still is led on; others learn what has happened to their link.
    if (cut) this.#cameBy = 'cut';
    if (secret.startsWith('demo.')) void this.#signIn(secret, place);
    else if (secret.startsWith(STOP))
      this.where = { at: 'reminders', secret: secret.slice(STOP.length), item: place.slice(2) };
    else if (secret !== '') this.where = { at: 'link', secret, place };
  };

  async #signIn(secret: string, place: string): Promise<void> {
    this.where = { at: 'signing-in' };
    const answer = await signIn({ secret });
    this.#wasReady = false;
    // A mail is opened more than once; its link signs in the first time, and leads on for whoever still is.
    const inside = typeof answer !== 'string' || (answer === 'used' && place !== '');
    if (inside && place !== '') history.replaceState(null, '', place);
    this.#cameBy = answer === 'used' ? 'used' : 'none';
    this.where = inside
      ? { at: 'inside', ended: false }
      : { at: 'form', reason: typeof answer === 'string' ? answer : 'none' };
  }

  override render(): TemplateResult {
    const { where } = this;
    switch (where.at) {
      case 'link':
        return this.#narrow(
          html`<wp-sign-in-link
            .secret=${where.secret}
            @wp-press=${() => void this.#signIn(where.secret, where.place)}
          ></wp-sign-in-link>`,
        );
      case 'reminders':
        return this.#narrow(
          html`<wp-reminders .secret=${where.secret} .item=${where.item}></wp-reminders>`,
        );
      case 'signing-in':
        return this.#narrow(
          html`<p class="wk pad" role="status">${wordsIn(guessLanguage()).signingIn}</p>`,
        );
      case 'form':
        return this.#narrow(
          html`<wp-sign-in .reason=${where.reason} @wp-signed-in=${this.#signedIn}></wp-sign-in>`,
        );
      case 'inside':
        return html`<wk-session
            api=${location.origin}
            token-url=${tokenAddress()}
            @wk-session-ended=${this.#ended}
          >
            <wp-shell @wp-ready=${this.#ready}></wp-shell> </wk-session
          >${where.ended ? this.#narrow(html`<wp-sign-in @wp-signed-in=${this.#signedIn}></wp-sign-in>`) : nothing}`;
    }
  }

  #narrow(content: TemplateResult): TemplateResult {
    return html`<main class="narrow">${content}</main>`;
  }

  /** Anew, so that a session that had ended asks for a token of the person who is in now. */
  #signedIn = (): void => location.reload();

  #ready = (): void => {
    this.#wasReady = true;
  };

  /** Who was never in is asked to sign in. Who was keeps the page: the session's notice offers to go on, a new link is below. */
  #ended = (event: WkSessionEndedEvent): void => {
    if (event.reason === 'signed-out') {
      void closeSession();
      this.where = { at: 'form', reason: 'signed-out' };
      history.replaceState(null, '', location.pathname);
    } else {
      this.where = this.#wasReady
        ? { at: 'inside', ended: true }
        : { at: 'form', reason: this.#cameBy };
    }
  };

  static readonly uses = {
    'wp-sign-in': SignInElement,
    'wp-sign-in-link': SignInLinkElement,
    'wp-shell': ShellElement,
    'wp-reminders': RemindersElement,
  };
}
