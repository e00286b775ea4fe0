import { html, LitElement, type TemplateResult } from 'lit';
import { define } from '@wellkept/elements';
import { FindingPageElement } from '../desk/finding-page.ts';
import { FindingElement } from './finding.ts';
import { TodayElement } from './today.ts';

/** The technician's side, made for a phone: today's visits, noting a finding, and what became of earlier ones. */
export class TechnicianElement extends LitElement {
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
      case 'finding':
        return html`<wp-finding></wp-finding>`;
      default:
        return html`<wp-today></wp-today>`;
    }
  }

  static readonly uses = {
    'wp-finding': FindingElement,
    'wp-finding-page': FindingPageElement,
    'wp-today': TodayElement,
  };
}

define('wp-technician', TechnicianElement);
