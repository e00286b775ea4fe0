import { html, LitElement, type TemplateResult } from 'lit';
import { define, theme, tokens, type WkOpenRequestEvent } from '@wellkept/elements';
import { need } from '@wellkept/embed';
import { page } from '../app/page.styles.ts';
import { go } from '../app/place.ts';
import { FindingPageElement } from './finding-page.ts';
import { QueueElement } from './queue.ts';

/** The firm's desk: today's queue, all findings, one finding, the import, the scorecard. */
export class DeskElement extends LitElement {
  static override styles = [tokens, theme, page];
  static override properties = { place: { attribute: false } };
  declare place: readonly string[];

  constructor() {
    super();
    this.place = [];
  }

  override render(): TemplateResult {
    const [where = '', id = ''] = this.place;
    switch (where) {
      case 'recommendations':
        return html`<wp-finding-page recommendation-id=${id}></wp-finding-page>`;
      case 'all':
        need('wk-recommendations');
        return html`<div class="wk card">
          <h1 class="vh">All findings</h1>
          <h2 class="vh">Open ones</h2>
          <wk-recommendations @wk-open-request=${this.#open}></wk-recommendations>
        </div>`;
      case 'scorecard':
        void import('./scorecard.ts');
        return html`<wp-scorecard></wp-scorecard>`;
      case 'import':
        void import('./import-page.ts');
        return html`<wp-import-page></wp-import-page>`;
      default:
        return html`<wp-queue></wp-queue>`;
    }
  }

  /** The desk opens a finding on its own page, where it can be edited. */
  #open = (event: WkOpenRequestEvent): void => {
    event.preventDefault();
    go('recommendations', event.recommendationId);
  };

  static readonly uses = { 'wp-finding-page': FindingPageElement, 'wp-queue': QueueElement };
}

define('wp-desk', DeskElement);
