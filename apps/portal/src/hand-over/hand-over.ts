import type { SessionToken } from '@wellkept/contracts';
import type { HandOverSession } from '@wellkept/contracts/authority';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { define, Format, theme, tokens } from '@wellkept/elements';
import { need } from '@wellkept/embed';
import { page } from '../app/page.styles.ts';
import { HandedItemElement } from './handed-item.ts';

/** Why a link opens nothing. */
type Closed = 'expired' | 'revoked' | 'unknown' | 'unreachable';

const said: Record<Closed, readonly [heading: string, text: string]> = {
  expired: [
    'This link has expired',
    'Its last day is over. Nothing was decided by that; ask whoever sent it for a new one.',
  ],
  revoked: [
    'This link was taken back',
    'Whoever sent it has ended it. Ask them, if you think that you should see it.',
  ],
  unknown: [
    'This link does not lead anywhere',
    'Perhaps a part of it was lost on the way. Open it from the message once more, or ask for a new one.',
  ],
  unreachable: [
    'We could not reach the server',
    'Nothing is lost, and the link still works. Please try again in a moment.',
  ],
};

const closedBy: Readonly<Record<string, Closed>> = {
  'link-expired': 'expired',
  'link-revoked': 'revoked',
  'link-used': 'unknown',
  invalid: 'unknown',
};

const KEPT = 'wk-hand-over';

/**
 * The secret, out of the address at once, so that it stays in no history. This tab keeps it, for when the page is loaded
 * again and because each token ends after a quarter of an hour.
 */
function takeSecret(): string {
  const given = location.hash.slice(1);
  if (given !== '') {
    sessionStorage.setItem(KEPT, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(KEPT) ?? '';
}

/** Where a link leads that hands one recommendation to somebody: that one, who asks, and four equal answers. */
export class HandOverPageElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    page,
    css`
      .narrow {
        padding: var(--_space-8) var(--_space-4);
        max-inline-size: calc(560 * var(--_wk-u));
        margin-inline: auto;
      }
      @media (max-width: 719px) {
        .narrow {
          padding: 0;
        }
      }
      header {
        padding: var(--_space-3) var(--_space-6);
        background: var(--_color-sunken);
        border-block-end: 1px solid var(--_color-line);
        font-size: var(--_text-sm);
      }
    `,
  ];
  static override properties = {
    opened: { state: true, attribute: false },
    closed: { state: true, attribute: false },
  };
  declare opened: HandOverSession | null;
  declare closed: Closed | null;
  readonly #format = new Format('en');
  #secret = '';

  constructor() {
    super();
    this.opened = null;
    this.closed = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#begin);
    this.#begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#begin);
  }

  readonly #begin = (): void => {
    this.#secret = takeSecret();
    this.opened = null;
    this.closed = this.#secret === '' ? 'unknown' : null;
    if (this.#secret !== '') void this.#exchange();
  };

  /** A POST: merely fetching the page's address, as a mail scanner does, opens nothing. */
  async #exchange(): Promise<HandOverSession | null> {
    try {
      const response = await fetch('/v1/hand-over-sessions', {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ secret: this.#secret }),
      });
      const body: unknown = await response.json();
      if (response.ok) {
        this.opened ??= body as HandOverSession;
        this.closed = null;
        return body as HandOverSession;
      }
      this.closed = closedBy[(body as { code?: string }).code ?? ''] ?? 'unreachable';
    } catch {
      this.closed = 'unreachable';
    }
    return null;
  }

  #first = true;
  readonly #getToken = async (): Promise<SessionToken | null> => {
    const { opened } = this;
    // The exchange that opened the page has brought the first token.
    if (this.#first && opened) {
      this.#first = false;
      return { token: opened.token, expiresAt: opened.expiresAt };
    }
    const fresh = await this.#exchange();
    return fresh && { token: fresh.token, expiresAt: fresh.expiresAt };
  };

  override render(): TemplateResult {
    const { opened, closed } = this;
    if (closed && (closed !== 'unreachable' || !opened)) return this.#end(closed);
    if (!opened)
      return html`<main class="narrow">
        <p class="wk pad" role="status">Opening your link …</p>
      </main>`;
    const { handOver, organization } = opened;
    const until = this.#format.date(handOver.until);
    return html`<header class="wk plain"><b>${organization.name}</b></header>
      <main class="narrow">
        <wk-session api=${location.origin} .getToken=${this.#getToken} phone=${organization.phone}>
          <div class="wk card">
            <wp-handed-item .handOver=${handOver} .until=${until}></wp-handed-item>
          </div>
        </wk-session>
      </main>`;
  }

  #end(closed: Closed): TemplateResult {
    const [heading, text] = said[closed];
    const again = closed === 'unreachable';
    return html`<main class="narrow">
      <div class="wk card">
        <div class="pad stack" role="alert">
          <h1>${heading}</h1>
          <p>${text}</p>
          ${
            again
              ? html`<p>
                  <button class="btn primary" @click=${() => this.#begin()}>Try again</button>
                </p>`
              : nothing
          }
        </div>
      </div>
    </main>`;
  }

  static readonly uses = { 'wp-handed-item': HandedItemElement };
}

need('wk-recommendation');
need('wk-decision');
define('wp-hand-over', HandOverPageElement);
