import { html, LitElement, type TemplateResult } from 'lit';
import type { FeedItem } from '@wellkept/contracts';
import { Format, theme, tokens } from '@wellkept/elements';
import { clockOf, Live } from './live.ts';
import { page } from './page.styles.ts';
import { placeOf } from './place.ts';
import { failure } from './say.ts';
import { becameIcon, becameWord, heard, noteWords } from './words.ts';

/** What became of findings: the technician's own, or everybody's for the desk. */
export class FeedElement extends LitElement {
  static override styles = [tokens, theme, page];
  static override properties = { heading: {}, everybody: { type: Boolean } };
  declare heading: string;
  declare everybody: boolean;
  readonly #feed = new Live(this, (client, signal) => client.desk.feed({ limit: 12 }, { signal }));
  readonly #format = new Format('en');

  constructor() {
    super();
    this.heading = 'What became of your findings';
    this.everybody = false;
  }

  override render(): TemplateResult {
    const items = this.#feed.value?.items;
    return html`<section class="wk plain" aria-busy=${!items && !this.#feed.error}>
      <h2 class="cap">${this.heading}</h2>
      ${items ? this.#list(items) : failure(this.#feed.error)}
    </section>`;
  }

  #list(items: readonly FeedItem[]): TemplateResult {
    if (items.length === 0) {
      return html`<p class="sm mut">Nothing yet. What customers do with findings is told here.</p>`;
    }
    return html`<ul class="feed">
      ${items.map(
        (item) =>
          html`<li>
            ${becameIcon(item.type)}<span>${this.everybody ? heard(item) : this.#own(item)}</span
            ><time datetime=${item.at}>${this.#when(item.at)}</time>
          </li>`,
      )}
    </ul>`;
  }

  #own({ type, by, recommendation, note }: FeedItem): TemplateResult {
    const words = note ? noteWords(type, note) : by && by.side === 'customer' ? by.name : '';
    return html`<b>${becameWord(type)}.</b>
      <a href=${placeOf('recommendations', recommendation.id)}>${recommendation.tag}</a>:
      ${recommendation.title} ${words ? html`<span class="mut">· ${words}</span>` : ''}`;
  }

  /** The time for what is of today, the weekday within the week, else the day. */
  #when(at: string): string {
    const { me } = this.#feed;
    if (!me) return '';
    const { timeZone } = me.organization;
    const days = this.#format.daysFromToday(at, timeZone, clockOf(me));
    if (days === 0) return this.#format.time(at, timeZone);
    const date = this.#format.date(at, timeZone, clockOf(me));
    return days > -7 ? (date.split(' ')[0] ?? date) : date;
  }
}
