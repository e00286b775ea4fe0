import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { FollowUp, Me } from '@wellkept/contracts';
import { Format, theme, tokens } from '@wellkept/elements';
import { avatar } from '@wellkept/elements/parts';
import { peopleIcon } from '@wellkept/elements/icons';
import { FeedElement } from '../app/feed.ts';
import { clockOf, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { placeOf } from '../app/place.ts';
import { failure } from '../app/say.ts';
import { dutyVerb } from '../app/words.ts';
import { allDuties } from './duties.ts';
import { DutyElement, standsAlone } from './duty.ts';
import { inGroups, type QueueGroup } from './queue-groups.ts';
import { queueStyles } from './queue.styles.ts';
import { relativeDay } from '@wellkept/elements/windows';

const groups: readonly (readonly [group: QueueGroup, heading: string, remark: string])[] = [
  ['overdue', 'Overdue', 'oldest first'],
  ['questions', 'Questions unanswered', 'the customer was told when'],
  ['promised', 'Promised to a customer', 'a broken promise is seen here first'],
  ['today', 'Due today', ''],
  ['later', 'Later', ''],
];

const BOOKED: readonly string[] = ['visit', 'finish-visit'];

/** How many of the later ones are shown before somebody asks for all. */
const laterShown = 8;

/** The desk's day: what needs one of us, by when, and who it is. */
export class QueueElement extends LitElement {
  static override styles = [tokens, theme, page, queueStyles];
  static override properties = {
    mine: { state: true, attribute: false },
    opened: { state: true, attribute: false },
    all: { state: true, attribute: false },
  };
  declare mine: boolean;
  declare opened: FollowUp | null;
  declare all: boolean;
  readonly #format = new Format('en');
  readonly #queue = new Live(this, (client, signal) =>
    allDuties(client, this.mine ? 'mine' : 'all', signal),
  );

  constructor() {
    super();
    this.mine = false;
    this.opened = null;
    this.all = false;
  }

  override render(): TemplateResult {
    const { me, value } = this.#queue;
    return html`<div class="wk card">
      <div class="desk">
        <section class="today" aria-busy=${!value}>
          ${me && value ? this.#today(me, value) : this.#waiting()}
        </section>
        <aside class="stack" aria-label="Technicians">
          <wp-feed heading="Technicians heard back" everybody></wp-feed>
        </aside>
      </div>
      ${
        this.opened
          ? html`<wp-duty
              .duty=${this.opened}
              @wp-close=${this.#close}
              @wp-done=${this.#done}
            ></wp-duty>`
          : nothing
      }
    </div>`;
  }

  #waiting(): TemplateResult {
    return html`<h1>Today</h1>
      ${failure(this.#queue.error)}
      ${this.#queue.error ? html`<button class="btn" @click=${this.#reload}>Try again</button>` : nothing}`;
  }

  #today(me: Me, duties: readonly FollowUp[]): TemplateResult {
    const now = clockOf(me);
    const { timeZone } = me.organization;
    const grouped = inGroups(duties, now, timeZone);
    const date = this.#format.date(new Date(now).toISOString(), timeZone, now);
    return html`<div class="between head">
        <div>
          <h1>Today, ${date}</h1>
          <p class="sm mut">
            ${this.#sum(duties.length)} Nothing open is without an owner and a date.
          </p>
        </div>
        <button class="btn" aria-pressed=${this.mine} @click=${this.#toggleMine}>
          ${peopleIcon()}${this.mine ? 'Only mine' : 'Everybody’s'}
        </button>
      </div>
      <div class="tally">
        ${this.#count(grouped.overdue, 'overdue', grouped.overdue.length > 0)}
        ${this.#count(grouped.questions, grouped.questions.length === 1 ? 'question unanswered' : 'questions unanswered')}
        ${this.#count(grouped.promised, 'promised to a customer')}
        ${this.#count(grouped.today, 'due today')}
      </div>
      ${failure(this.#queue.error)}
      ${groups.map(([group, heading, remark]) => this.#group(me, group, heading, remark, grouped[group]))}`;
  }

  #sum(open: number): string {
    if (open === 0) return 'Nothing needs one of us.';
    return open === 1 ? 'One thing needs one of us.' : `${open} things need one of us.`;
  }

  #count({ length }: readonly FollowUp[], what: string, over = false): TemplateResult {
    return html`<div>
      <span class="num big ${over ? 'over' : ''}">${length}</span>
      <p class="xs mut">${what}</p>
    </div>`;
  }

  #group(me: Me, group: QueueGroup, heading: string, remark: string, duties: FollowUp[]): unknown {
    if (duties.length === 0) return nothing;
    const few = group === 'later' && !this.all ? duties.slice(0, laterShown) : duties;
    const rest = duties.length - few.length;
    return html`<section aria-label=${heading}>
      <div class="between group">
        <h2 class=${group === 'overdue' ? 'over' : ''}>${heading}</h2>
        <span class="sm mut"
          >${rest > 0 ? `${duties.length}, first ${few.length} shown` : remark}</span
        >
      </div>
      <ul class="duties">
        ${few.map((duty) => this.#row(me, duty, group))}
      </ul>
      ${rest > 0 ? html`<button class="link xs" @click=${() => (this.all = true)}>Show all ${duties.length}</button>` : nothing}
    </section>`;
  }

  #row(me: Me, duty: FollowUp, group: QueueGroup): TemplateResult {
    const when = this.#when(duty.dueAt, me);
    return html`<li>
      ${avatar(duty.owner, 's')}
      <div class="text">
        <b>${duty.recommendation?.title ?? duty.text}</b><small>${this.#under(duty, me)}</small>
      </div>
      <span class="customer">${duty.customer.name}</span>
      <span class="due ${group === 'overdue' ? 'over' : ''}">${this.#due(duty, when)}</span>
      ${
        duty.recommendation && !standsAlone(duty)
          ? html`<a class="btn" href=${placeOf('recommendations', duty.recommendation.id)}
              ><span>${dutyVerb[duty.kind]}<span class="vh">: ${this.#about(duty)}</span></span></a
            >`
          : html`<button class="btn" @click=${() => (this.opened = duty)}>
              <span>${dutyVerb[duty.kind]}<span class="vh">: ${this.#about(duty)}</span></span>
            </button>`
      }
    </li>`;
  }

  /** The date is what one presses to give it another; a customer's own and a booked visit's are not moved here. */
  #due(duty: FollowUp, when: string): TemplateResult | string {
    if (duty.owner.side === 'customer' || BOOKED.includes(duty.kind)) return when;
    return html`<button type="button" class="link" @click=${() => (this.opened = duty)}>
      ${when}<span class="vh">, move: ${this.#about(duty)}</span>
    </button>`;
  }

  #about(duty: FollowUp): string {
    return duty.recommendation ? `${duty.text}, ${duty.recommendation.title}` : duty.text;
  }

  /** Whether the promise is at risk, what has to be done (or since when), whose it is, and how often it was moved. */
  #under(duty: FollowUp, me: Me): string {
    const { timeZone } = me.organization;
    const since = `since ${this.#format.dateTime(duty.createdAt, timeZone, clockOf(me))}`;
    const moved = duty.moved === 1 ? 'moved once' : `moved ${duty.moved} times`;
    const parts = [duty.recommendation ? duty.text : since, duty.owner.name];
    const risk = duty.atRiskAt && Date.parse(duty.dueAt) > clockOf(me) ? ['about to break'] : [];
    return [...risk, ...parts, ...(duty.moved > 0 ? [moved] : [])].join(' · ');
  }

  #when(at: string, me: Me): string {
    const { timeZone } = me.organization;
    const now = clockOf(me);
    const near = Math.abs(this.#format.daysFromToday(at, timeZone, now)) <= 1;
    const day = near
      ? relativeDay(this.#format, at, timeZone, now)
      : this.#format.date(at, timeZone, now);
    return `${day}, ${this.#format.time(at, timeZone)}`;
  }

  #toggleMine = (): void => {
    this.mine = !this.mine;
    this.#reload();
  };

  #reload = (): void => void this.#queue.reload();

  #close = (): void => {
    this.opened = null;
  };

  #done = (): void => {
    this.opened = null;
    this.#reload();
  };

  static readonly uses = { 'wp-duty': DutyElement, 'wp-feed': FeedElement };
}
