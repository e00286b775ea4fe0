import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Appointment, Me } from '@wellkept/contracts';
import { Format, theme, tokens } from '@wellkept/elements';
import { everything } from '@wellkept/elements/everything';
import { avatar } from '@wellkept/elements/parts';
import { clockOf, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { placeOf } from '../app/place.ts';
import { windowOf } from '@wellkept/elements/windows';

/** The visits that are coming, earliest first; nothing when there are none. */
export class VisitsElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    page,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--_space-2) var(--_space-4);
        padding-block: var(--_space-3);
        border-block-start: 1px solid var(--_color-line);
        font-size: var(--_text-sm);
      }
      .what {
        flex: 1 1 calc(240 * var(--_wk-u));
      }
    `,
  ];
  readonly #format = new Format('en');
  readonly #visits = new Live(this, (client, signal) =>
    everything((cursor) => client.appointments.list(cursor, { signal })),
  );

  override render(): TemplateResult | typeof nothing {
    const { me, value } = this.#visits;
    if (!me || !value) return nothing;
    const now = clockOf(me);
    const coming = value.filter(
      ({ status, endsAt }) =>
        (status === 'booked' || status === 'in-progress') && Date.parse(endsAt) > now,
    );
    if (coming.length === 0) return nothing;
    return html`<section class="wk card" aria-label="Visits that are coming">
      <div class="pad">
        <h2>Visits that are coming</h2>
        <ul>
          ${coming.map((visit) => this.#row(visit, me))}
        </ul>
      </div>
    </section>`;
  }

  #row(visit: Appointment, me: Me): TemplateResult {
    const window = windowOf(this.#format, visit, visit.site.timeZone, clockOf(me));
    const work = visit.recommendationId
      ? html`<a href=${placeOf('recommendations', visit.recommendationId)}>${visit.work}</a>`
      : visit.work;
    return html`<li>
      <b>${window}</b
      ><span class="what"
        >${work}<br /><span class="mut">${visit.site.name}, ${visit.site.city}</span></span
      >
      <span class="row">${avatar(visit.technician, 's')}${visit.technician.name} comes</span>
    </li>`;
  }
}
