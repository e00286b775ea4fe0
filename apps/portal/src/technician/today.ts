import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Appointment, Me } from '@wellkept/contracts';
import { dayIn } from '@wellkept/contracts/day';
import { Format, theme, tokens } from '@wellkept/elements';
import { everything } from '@wellkept/elements/everything';
import { cameraIcon } from '@wellkept/elements/icons';
import { avatar } from '@wellkept/elements/parts';
import { FeedElement } from '../app/feed.ts';
import { clockOf, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { failure } from '../app/say.ts';
import { VisitElement } from './visit.ts';

/** A technician's day: who they are, the visits with what to do, and what became of their findings. */
export class TodayElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    page,
    css`
      .visits {
        display: grid;
        gap: var(--_space-3);
      }
      summary {
        cursor: pointer;
        min-block-size: var(--_target);
        display: flex;
        align-items: center;
        font-size: var(--_text-sm);
        font-weight: 600;
      }
    `,
  ];
  readonly #format = new Format('en');
  readonly #touched = new Set<string>();
  readonly #visits = new Live(this, (client, signal) =>
    everything((cursor) => client.appointments.list(cursor, { signal })),
  );

  override render(): TemplateResult {
    const { me, value } = this.#visits;
    if (!me) return html``;
    const { timeZone } = me.organization;
    const now = clockOf(me);
    const today = dayIn(now, timeZone);
    const open = (value ?? []).filter(({ status }) => status !== 'cancelled' && status !== 'held');
    const isToday = (visit: Appointment): boolean => dayIn(visit.startsAt, timeZone) === today;
    // A visit under way, or finished just now, stays in sight whatever day it was planned for.
    const near = open.filter(
      (visit) => visit.status === 'in-progress' || isToday(visit) || this.#touched.has(visit.id),
    );
    const later = open.filter(
      (visit) => visit.status === 'booked' && !isToday(visit) && Date.parse(visit.endsAt) > now,
    );
    return html`<div class="wk card">
      <div class="pad stack">
        <div class="person">
          ${avatar(me.person, 'l')}
          <div>
            <h1>${this.#format.date(new Date(now).toISOString(), timeZone, now)}</h1>
            <p class="xs mut">${me.person.name} · ${this.#count(near.length)}</p>
          </div>
        </div>
        ${failure(this.#visits.error)}
        <div class="visits" aria-busy=${!value}>${this.#list(near, me)}</div>
        <a class="btn wide" href="#/finding">${cameraIcon()}Note what you found</a>
        ${
          later.length > 0
            ? html`<details ?open=${near.length === 0}>
                <summary>
                  Coming up: ${later.length} ${later.length === 1 ? 'visit' : 'visits'}
                </summary>
                <div class="visits">${this.#list(later, me)}</div>
              </details>`
            : nothing
        }
      </div>
      <div class="sec"><wp-feed></wp-feed></div>
    </div>`;
  }

  #count(visits: number): string {
    if (visits === 0) return 'no visits today';
    return visits === 1 ? '1 visit today' : `${visits} visits today`;
  }

  /** By id, so that what is being typed about a visit stays with it when the day changes around it. */
  #list(visits: readonly Appointment[], me: Me): unknown {
    return repeat(
      visits,
      ({ id }) => id,
      (visit) =>
        html`<wp-visit
          .visit=${visit}
          .me=${me}
          @wp-done=${() => this.#done(visit.id)}
        ></wp-visit>`,
    );
  }

  #done(id: string): void {
    this.#touched.add(id);
    void this.#visits.reload();
  }

  static readonly uses = { 'wp-feed': FeedElement, 'wp-visit': VisitElement };
}
