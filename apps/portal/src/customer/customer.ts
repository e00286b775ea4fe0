import { html, LitElement, nothing, css, type TemplateResult } from 'lit';
import { define, theme, tokens } from '@wellkept/elements';
import { need } from '@wellkept/embed';
import { page } from '../app/page.styles.ts';
import { VisitsElement } from './visits.ts';

/** The customer's side: what was found, and the visits that are coming. */
export class CustomerElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    page,
    css`
      .all {
        display: grid;
        gap: var(--_space-5);
      }
    `,
  ];
  static override properties = { place: { attribute: false } };
  declare place: readonly string[];

  constructor() {
    super();
    this.place = [];
  }

  override render(): TemplateResult {
    const [where, id] = this.place;
    if (where === 'receipts' && id) {
      void import('./receipt.ts');
      return html`<wp-receipt receipt-id=${id}></wp-receipt>`;
    }
    if (where === 'business')
      return html`<div class="wk plain all">
        <h1 class="vh">Your business</h1>
        <div class="card"><wk-goals></wk-goals></div>
      </div>`;
    if (where === 'authority')
      return html`<div class="wk plain all">
        <h1 class="vh">Who may approve what</h1>
        <div class="card"><wk-authority></wk-authority></div>
      </div>`;
    return html`<div class="wk plain all">
      <h1 class="vh">Your equipment</h1>
      <div class="card">
        <h2 class="vh">Findings</h2>
        ${
          where === 'recommendations' && id
            ? html`<wk-recommendation recommendation-id=${id}></wk-recommendation>`
            : html`<wk-recommendations></wk-recommendations>`
        }
      </div>
      ${where ? nothing : html`<wp-visits></wp-visits>`}
    </div>`;
  }

  static readonly uses = { 'wp-visits': VisitsElement };
}

need('wk-recommendations');
need('wk-recommendation');
need('wk-goals');
need('wk-authority');
define('wp-customer', CustomerElement);
