// Links the customer's people have given, those that still work; each can be taken back.
import type { HandOver } from '@wellkept/contracts/authority';
import { html, nothing, type TemplateResult } from 'lit';
import { section, type AuthorityWords } from './authority-said.ts';
import type { Localize } from '../localize.ts';

export interface Links {
  readonly l: Localize<AuthorityWords>;
  readonly links: readonly HandOver[];
  readonly now: number;
  readonly zone: string | undefined;
  /** `null` for who may only read. */
  readonly revoke: ((link: HandOver) => void) | null;
  /** Being taken back. */
  readonly going: string | null;
  /** What became of the last one. */
  readonly said: string;
}

export function links(given: Links): TemplateResult {
  const { l, now, zone, revoke, going } = given;
  const { t, format } = l;
  const working = given.links.filter(
    ({ revokedAt, expiresAt }) => revokedAt === null && Date.parse(expiresAt) > now,
  );
  return section(
    'links',
    t.links,
    html`${
        working.length === 0
          ? html`<p class="sm mut">${t.noLinks}</p>`
          : html`<ul class="said links">
              ${working.map((link) => {
                const { from, to, recommendation, purpose, until, openedAt } = link;
                const facts = [
                  purpose === 'decide' ? t.linkDecide : t.linkLook,
                  t.linkUntil(format.date(until, undefined, now)),
                  t.linkFrom(from.name),
                  openedAt ? t.opened(format.dateTime(openedAt, zone, now)) : t.notOpened,
                ];
                return html`<li>
                  <span
                    ><b><bdi>${t.link(to.name, recommendation.tag, recommendation.title)}</bdi></b
                    ><br /><span class="sm mut">${facts.join(' · ')}</span></span
                  >
                  ${
                    revoke
                      ? html`<button
                          type="button"
                          class="btn"
                          aria-label=${t.revokeOf(to.name, recommendation.title)}
                          aria-disabled=${going === link.id ? 'true' : nothing}
                          @click=${() => revoke(link)}
                        >
                          ${t.revoke}
                        </button>`
                      : nothing
                  }
                </li>`;
              })}
            </ul>`
      }
      <p class="sm" role="status">${given.said}</p>`,
  );
}
