import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { theme, tokens, type WkSessionEndedEvent } from '@wellkept/elements';
import { page } from './page.styles.ts';
import { closeSession, signIn, tokenAddress } from './portal-api.ts';
import { ShellElement } from './shell.ts';
import { SignInElement, type SignInReason } from './sign-in.ts';

type Where =
  | { readonly at: 'link'; readonly secret: string }
  | { readonly at: 'signing-in' }
  | { readonly at: 'form'; readonly reason: SignInReason }
  | { readonly at: 'inside'; readonly ended: boolean };

/**
 * The secret of a sign-in link, taken out of the address at once so that it stays in no history. Links carry it behind
 * the `#`, which no server and no proxy sees; the portal's own places begin with `#/`.
 */
const takeSecret = (): string => {
  const fragment = location.hash.slice(1);
  if (fragment === '' || fragment.startsWith('/')) return '';
  history.replaceState(null, '', location.pathname + location.search);
  return decodeURIComponent(fragment);
};

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
    const secret = takeSecret();
    if (secret.startsWith('demo.')) void this.#signIn(secret);
    else if (secret !== '') this.where = { at: 'link', secret };
  };

  async #signIn(secret: string): Promise<void> {
    this.where = { at: 'signing-in' };
    const answer = await signIn(secret);
    this.#wasReady = false;
    this.where =
      typeof answer === 'string' ? { at: 'form', reason: answer } : { at: 'inside', ended: false };
  }

  override render(): TemplateResult {
    const { where } = this;
    switch (where.at) {
      case 'link':
        return this.#narrow(
          html`<div class="wk card">
            <div class="pad stack">
              <h1>One press and you are in</h1>
              <p>
                This link signs you in on this device. On a shared one, sign out when you are done.
              </p>
              <button class="btn primary" @click=${() => void this.#signIn(where.secret)}>
                Sign in
              </button>
            </div>
          </div>`,
        );
      case 'signing-in':
        return this.#narrow(html`<p class="wk pad" role="status">Signing you in …</p>`);
      case 'form':
        return this.#narrow(html`<wp-sign-in .reason=${where.reason}></wp-sign-in>`);
      case 'inside':
        return html`<wk-session
            api=${location.origin}
            token-url=${tokenAddress()}
            @wk-session-ended=${this.#ended}
          >
            <wp-shell @wp-ready=${this.#ready}></wp-shell> </wk-session
          >${where.ended ? this.#narrow(html`<wp-sign-in></wp-sign-in>`) : nothing}`;
    }
  }

  #narrow(content: TemplateResult): TemplateResult {
    return html`<main class="narrow">${content}</main>`;
  }

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
      this.where = this.#wasReady ? { at: 'inside', ended: true } : { at: 'form', reason: 'none' };
    }
  };

  static readonly uses = { 'wp-sign-in': SignInElement, 'wp-shell': ShellElement };
}
