import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Localize } from '../localize.ts';
import en from '../locales/en/list-later.ts';
import type { Choice } from './list-query.ts';

const divisions = {
  site: 'inSites',
  equipment: 'inUnits',
  goal: 'inGoals',
  severity: 'inSeverity',
  none: 'inNone',
} as const;
const orders = {
  severity: 'bySeverity',
  due: 'byDue',
  money: 'byMoney',
  age: 'byAge',
  goals: 'byGoals',
  site: 'bySite',
} as const;

/** What the list is grouped by, and its order: two small menus of the browser's own. */
export class OrderControls {
  readonly #words: Localize<typeof en>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#words = new Localize(host, { en, de: () => import('../locales/de/list-later.ts') });
  }

  render(
    choice: Pick<Choice, 'by' | 'sort'>,
    choose: (change: Partial<Choice>) => void,
  ): TemplateResult {
    const { t } = this.#words;
    const select = (
      name: 'by' | 'sort',
      label: string,
      words: Readonly<Record<string, keyof typeof en>>,
    ): TemplateResult =>
      html`<select
        aria-label=${label}
        @change=${(event: Event) =>
          choose({ [name]: (event.target as HTMLSelectElement).value } as Partial<Choice>)}
      >
        ${Object.entries(words).map(
          ([value, word]) =>
            html`<option value=${value} ?selected=${value === choice[name]}>
              ${t[word as 'inSites']}
            </option>`,
        )}
      </select>`;
    return html`<span class="selects"
      >${select('by', t.division, divisions)} ${select('sort', t.order, orders)}</span
    >`;
  }
}
