import { ContextProvider } from '@lit/context';
import type { Client, ClientOptions } from '@wellkept/client';
import type { Me, SessionToken } from '@wellkept/contracts';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { define } from '../define.ts';
import { WkErrorEvent, WkSessionEndedEvent } from '../events.ts';
import { infoIcon, lockIcon, offlineIcon } from '../icons/first.ts';
import { Localize } from '../localize.ts';
import { NoticeElement, type HelpContact } from '../notice/notice.ts';
import { commonWords } from '../parts.ts';
import { isConnectionError } from '../problem.ts';
import { createSessionStore, type OwnedSessionStore } from './create-session-store.ts';
import { sessionContext } from './session-context.ts';
import { styles } from './session.styles.ts';
import { fetchToken, type TokenAnswer } from './token-url.ts';

/**
 * One signed-in person's session for the elements inside it. It gets a short-lived token by `POST` to `token-url`
 * (same-origin credentials) or from `getToken`, and shows one notice in place of its content when the session ended.
 *
 * @fires wk-session-ended - Signed out here, or no token to be had; see `reason`.
 * @fires wk-error - The session could not be started.
 * @slot - The elements that share the session.
 * @slot fallback - What the page shows instead when the session could not be started, beside the notice.
 */
export class SessionElement extends WkElement {
  static readonly uses = { 'wk-notice': NoticeElement };
  static override properties = {
    api: {},
    tokenUrl: { attribute: 'token-url' },
    theme: { reflect: true },
    phone: {},
    getToken: { attribute: false },
    createClient: { attribute: false },
    restarting: { state: true, attribute: false },
  };
  static override styles = [styles];

  /** Base URL of the API, e.g. `https://api.example.com`; empty for the page's own origin. */
  declare api: string;
  /** Where to `POST` for a token: answers `{token, expiresAt}`, or 401 when nobody is signed in. */
  declare tokenUrl: string;
  /** `plain` (default: the host's font, transparent), `paper` (warm light) or `slate` (dark). */
  declare theme: 'plain' | 'paper' | 'slate' | null;
  /** The firm's number, shown when nothing can be loaded; afterwards the API's is used. */
  declare phone: string;
  /** Instead of `token-url`; `null` when nobody is signed in. */
  declare getToken: (() => Promise<SessionToken | null>) | null;
  /** Makes the client; given by `@wellkept/embed`. */
  declare createClient: ((options: ClientOptions) => Client) | null;
  /** A token request that was sent off before this class was loaded; used once. */
  declare earlyToken?: Promise<TokenAnswer> | undefined;
  /** Reads that were sent off with that token, by address; each is used once. */
  declare earlyAnswers?: Map<string, Promise<Response>> | undefined;
  declare protected restarting: boolean;

  readonly #provider = new ContextProvider(this, { context: sessionContext });
  readonly #l = new Localize(this, commonWords);
  #store: OwnedSessionStore | undefined;
  #organization: Me['organization'] | null = null;
  #shut = false;

  constructor() {
    super();
    this.api = '';
    this.tokenUrl = '';
    this.theme = null;
    this.phone = '';
    this.getToken = null;
    this.createClient = null;
    this.restarting = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.#network);
    addEventListener('offline', this.#network);
    this.#blend();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#network);
    removeEventListener('offline', this.#network);
  }

  /** Ends the session on the server and forgets everything here. */
  async signOut(): Promise<void> {
    await this.#store?.signOut();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const source =
      changed.has('api') ||
      changed.has('tokenUrl') ||
      changed.has('getToken') ||
      changed.has('createClient');
    if (source) this.#open();
  }

  override render(): TemplateResult {
    const state = this.#store?.state;
    const shut =
      state?.status === 'ended' ||
      state?.status === 'failed' ||
      (this.restarting && state?.status !== 'ready');
    // The notice takes the room of what it stands for, so that nothing in the host's page jumps.
    if (shut && !this.#shut) this.style.minBlockSize = `${this.offsetHeight}px`;
    else if (!shut && this.#shut) this.style.minBlockSize = '';
    this.#shut = shut;
    return html`${shut ? this.#notice() : this.#outbox()}<slot ?hidden=${shut}></slot
      ><slot name="fallback" ?hidden=${state?.status !== 'failed'}></slot>`;
  }

  #notice(): TemplateResult {
    const { t } = this.#l;
    const state = this.#store?.state;
    const offline = state?.online === false || (state?.online && !navigator.onLine);
    const [icon, heading, text, action] =
      state?.status === 'failed' || (this.restarting && state?.reason === null)
        ? offline && isConnectionError(state?.error)
          ? [offlineIcon(), t.offlineTitle, t.offlineText, t.tryAgain]
          : [infoIcon(), t.failedTitle, t.failedText, t.tryAgain]
        : state?.reason === 'signed-out'
          ? [lockIcon(), t.signedOutTitle, t.signedOutText, t.signInAgain]
          : [lockIcon(), t.expiredTitle, t.expiredText, t.goOn];
    return html`<wk-notice
      urgent
      .icon=${icon}
      .heading=${heading}
      .text=${text}
      .action=${action}
      .working=${this.restarting}
      .contact=${this.#contact()}
      @wk-notice-action=${() => this.#restart()}
    ></wk-notice>`;
  }

  /** Answers that wait on the device, wherever in the page the reader is; its code comes with the first. */
  #outbox(): unknown {
    const store = this.#store;
    const kept = store?.state.kept ?? [];
    if (!store || kept.every(({ given }) => store.acts.isClaimed(given.key))) return nothing;
    void import('../outbox/outbox.ts').then(
      ({ OutboxElement }) => define('wk-outbox', OutboxElement),
      () => undefined,
    );
    // A new list each time: what is claimed changes without it.
    return html`<wk-outbox .store=${store} .kept=${[...kept]}></wk-outbox>`;
  }

  #contact(): HelpContact | null {
    const firm = this.#organization;
    if (firm) return { person: firm.coordinator, phone: firm.phone, hours: firm.phoneHours };
    return this.phone ? { person: null, phone: this.phone, hours: '' } : null;
  }

  /** A new session whenever it is told where to find one. */
  #open(): void {
    this.#store?.close();
    this.#store = undefined;
    const { createClient, tokenUrl } = this;
    if (createClient && (tokenUrl || this.getToken)) {
      const store = createSessionStore({
        api: this.api,
        createClient,
        getToken: () => this.#token(),
        fetch: this.#fetch,
        onEnded: (reason) => this.dispatchEvent(new WkSessionEndedEvent(reason)),
        onOtherPerson: () => {
          this.#open();
          this.requestUpdate();
        },
      });
      store.subscribe(() => this.#changed(store));
      this.#store = store;
      void store.start();
    }
    this.#provider.setValue(this.#store);
  }

  #token(): Promise<SessionToken | null> {
    if (this.getToken) return this.getToken();
    const early = this.earlyToken;
    this.earlyToken = undefined;
    return fetchToken(this.tokenUrl, early);
  }

  readonly #fetch: typeof fetch = (input, init) => {
    const early = this.earlyAnswers?.get(String(input));
    this.earlyAnswers?.delete(String(input));
    return early ?? fetch(input, init);
  };

  #changed(store: OwnedSessionStore): void {
    if (store !== this.#store) return;
    const { status, me, reason, error } = store.state;
    if (me) this.#organization = me.organization;
    else if (reason === 'signed-out') this.#organization = null;
    if (status === 'failed') this.dispatchEvent(new WkErrorEvent(error));
    this.requestUpdate();
  }

  async #restart(): Promise<void> {
    if (this.restarting || !this.#store) return;
    this.restarting = true;
    await this.#store.restart();
    this.restarting = false;
  }

  readonly #network = (): void => {
    this.#store?.setOnline(navigator.onLine);
    if (navigator.onLine && this.#store?.state.status === 'failed') void this.#restart();
  };

  /** A dark page that does not say so (`color-scheme`) shows it by its light text; then the dark palette is right. */
  #blend(): void {
    if (this.theme === 'paper' || this.theme === 'slate') return;
    const style = getComputedStyle(this);
    const [r = 0, g = 0, b = 0] = (/rgba?\(([^)]+)\)/u.exec(style.color)?.[1] ?? '')
      .split(/[\s,/]+/u)
      .map(Number);
    const light = 0.2126 * r + 0.7152 * g + 0.0722 * b > 150;
    if (light && style.colorScheme === 'normal') this.style.colorScheme = 'dark';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-session': SessionElement;
  }
}
