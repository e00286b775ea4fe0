import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Me } from '@wellkept/contracts';
import { SessionController, theme, tokens } from '@wellkept/elements';
import { page } from './page.styles.ts';
import { Place } from './place.ts';

interface Entry {
  readonly text: string;
  readonly to: string;
}

const entries: Record<Me['role'], readonly Entry[]> = {
  contact: [
    { text: 'Findings', to: '' },
    { text: 'Your business', to: 'business' },
    { text: 'Who may approve', to: 'authority' },
  ],
  desk: [
    { text: 'Today', to: '' },
    { text: 'All findings', to: 'all' },
    { text: 'Scorecard', to: 'scorecard' },
    { text: 'Import', to: 'import' },
  ],
  technician: [
    { text: 'Today', to: '' },
    { text: 'Note a finding', to: 'finding' },
  ],
};

const sides = {
  contact: () => import('../customer/customer.ts'),
  desk: () => import('../desk/desk.ts'),
  technician: () => import('../technician/technician.ts'),
};

/** The head of the page, and below it the side of the portal that is the person's, loaded when it is known which. */
export class ShellElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    page,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--_space-5);
        padding: 0 var(--_space-6);
        min-block-size: calc(52 * var(--_wk-u));
        background: var(--_color-sunken);
        border-block-end: 1px solid var(--_color-line);
        font-size: var(--_text-sm);
      }
      header > b {
        padding-block: var(--_space-2);
      }
      nav {
        display: flex;
        gap: var(--_space-5);
      }
      header a {
        display: inline-flex;
        align-items: center;
        min-block-size: var(--_target);
        color: var(--_color-ink-2);
        text-decoration: none;
        border-block-end: 2px solid transparent;
      }
      header a[aria-current] {
        color: var(--_color-ink);
        font-weight: 600;
        border-color: var(--_color-accent);
      }
      .who {
        margin-inline-start: auto;
        display: inline-flex;
        align-items: center;
        gap: var(--_space-3);
        color: var(--_color-ink-2);
      }
      main {
        margin-inline: auto;
        padding: var(--_space-6);
        max-inline-size: calc(1400 * var(--_wk-u));
        min-block-size: 80vh;
      }
      .technician main {
        max-inline-size: calc(640 * var(--_wk-u));
      }
      @media (max-width: 719px) {
        header {
          padding-inline: var(--_space-4);
        }
        main {
          padding: 0;
        }
        header {
          display: grid;
          grid-template-columns: 1fr auto;
          row-gap: 0;
        }
        header nav {
          grid-row: 2;
          grid-column: 1 / -1;
        }
        .who span {
          display: none;
        }
        .who button {
          padding-block: var(--_space-3);
          margin-block: 0;
        }
      }
      @media print {
        header {
          display: none;
        }
      }
    `,
  ];
  static override properties = { failed: { state: true, attribute: false } };
  declare failed: boolean;
  readonly #session = new SessionController(this);
  readonly #place = new Place(this);
  #loaded: Me['role'] | undefined;

  constructor() {
    super();
    this.failed = false;
  }

  override updated(_: PropertyValues): void {
    const role = this.#session.state?.me?.role;
    if (!role || role === this.#loaded) return;
    this.#loaded = role;
    this.dispatchEvent(new Event('wp-ready'));
    sides[role]().then(
      () => this.requestUpdate(),
      () => (this.failed = true),
    );
  }

  override render(): TemplateResult {
    const me = this.#session.state?.me;
    if (this.failed) return this.#broken(() => location.reload());
    if (this.#session.state?.status === 'failed')
      return this.#broken(() => void this.#session.store?.restart());
    if (!me) return html`<div class="wk plain"><main aria-busy="true"></main></div>`;
    return html`<div class="wk plain ${me.role}">
      <header>
        <b>${me.organization.name}${me.role === 'desk' ? ' · Desk' : ''}</b>
        ${this.#nav(me.role)}
        <span class="who"
          ><span>${me.person.name}</span
          ><button type="button" class="link" @click=${this.#signOut}>Sign out</button></span
        >
      </header>
      <main>${this.#side(me.role)}</main>
    </div>`;
  }

  #nav(role: Me['role']): TemplateResult | typeof nothing {
    if (entries[role].length === 0) return nothing;
    const here = this.#place.parts[0] ?? '';
    return html`<nav aria-label="Places">
      ${entries[role].map(
        ({ text, to }) =>
          html`<a href="#/${to}" aria-current=${to === here ? 'page' : nothing}>${text}</a>`,
      )}
    </nav>`;
  }

  #side(role: Me['role']): TemplateResult {
    const { parts } = this.#place;
    if (role === 'desk') return html`<wp-desk .place=${parts}></wp-desk>`;
    if (role === 'technician') return html`<wp-technician .place=${parts}></wp-technician>`;
    return html`<wp-customer .place=${parts}></wp-customer>`;
  }

  #broken(again: () => void): TemplateResult {
    return html`<div class="wk pad stack" role="alert">
      <h1>This page did not load</h1>
      <p>The connection broke off. Nothing you sent is lost.</p>
      <p><button class="btn primary" @click=${again}>Try again</button></p>
    </div>`;
  }

  #signOut = (): void => {
    void this.#session.store?.signOut();
  };
}
