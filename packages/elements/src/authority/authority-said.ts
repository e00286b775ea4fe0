// The rules as plain sentences, with what standing authorisations have been used for and how everything came about.
import type { Authority, AuthorityChangeItem } from '@wellkept/contracts/authority';
import { dayIn } from '@wellkept/contracts/day';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../localize.ts';
import type en from '../locales/en/authority.ts';
import { avatar, type Common } from '../parts.ts';

export type AuthorityWords = typeof en;

export interface Said {
  readonly l: Localize<AuthorityWords>;
  readonly common: Localize<Common>;
  readonly known: Authority;
  /** Milliseconds by the server's clock. */
  readonly now: number;
  readonly zone: string | undefined;
}

export const section = (id: string, title: string, content: unknown, lead = ''): TemplateResult =>
  html`<section class="sec stack" aria-labelledby=${id}>
    <div>
      <h4 id=${id}>${title}</h4>
      ${lead ? html`<p class="xs mut">${lead}</p>` : nothing}
    </div>
    ${content}
  </section>`;

export const said = (given: Said): TemplateResult =>
  html`${sums(given)} ${people(given)} ${cover(given)} ${standing(given)}`;

function sums({ l: { t, format }, known }: Said): TemplateResult {
  const names = known.people
    .filter(({ mayConfirm }) => mayConfirm)
    .map(({ person }) => person.name);
  const { twoPeopleAbove, orderAbove, documentAbove } = known;
  return section(
    'sums',
    t.sums,
    html`<ul class="said">
      <li>
        ${
          twoPeopleAbove
            ? html`<b>${t.second(format.money(twoPeopleAbove), either(format.locale, names))}</b
                ><span class="xs mut">${t.secondNote}</span>`
            : t.noSecond
        }
      </li>
      ${orderAbove ? html`<li>${t.order(format.money(orderAbove))}</li>` : nothing}
      ${documentAbove ? html`<li>${t.document(format.money(documentAbove))}</li>` : nothing}
    </ul>`,
  );
}

/** "A, B or C". */
const either = (locale: string, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);

function people({ l: { t, format }, known }: Said): TemplateResult {
  return section(
    'people',
    t.people,
    html`<ul class="said">
      ${known.people.map(({ person, limit, mayConfirm, manages, invitedBy }) => {
        const may = [
          limit === null
            ? t.unlimited
            : limit.amount === 0
              ? t.nothing
              : t.upTo(format.money(limit)),
          ...(mayConfirm ? [t.confirms] : []),
          ...(manages ? [t.manages] : []),
          ...(invitedBy ? [t.invited(invitedBy.name)] : []),
        ];
        return html`<li class="person">
          ${avatar(person)}<span
            ><b><bdi>${person.name}</bdi></b>
            ${person.title ? html`<span class="sm mut">${person.title}</span>` : nothing}<br /><span
              class="sm"
              >${may.join(' · ')}</span
            ></span
          >
        </li>`;
      })}
    </ul>`,
  );
}

function cover({ l: { t, format }, known, now, zone }: Said): TemplateResult {
  const day = (on: string): string => format.date(on, undefined, now);
  const today = dayIn(now, zone);
  return section(
    'cover',
    t.cover,
    known.cover.length === 0
      ? html`<p class="sm mut">${t.noCover}</p>`
      : html`<ul class="said">
          ${known.cover.map(
            ({ away, coveredBy, from, until }) =>
              html`<li>
                ${
                  from <= today && today <= until
                    ? html`<b>${t.coverNow(coveredBy.name, away.name, day(until))}</b>`
                    : t.coverLine(coveredBy.name, away.name, day(from), day(until))
                }
              </li>`,
          )}
        </ul>`,
  );
}

function standing({ l: { t, format }, common, known, now, zone }: Said): TemplateResult {
  const rows = known.standing.map((rule) => {
    const what = [
      ...(rule.severity ? [common.t.severity(rule.severity).toLocaleLowerCase(format.locale)] : []),
      ...(rule.goalKind ? [t.goalKind(rule.goalKind)] : []),
      ...(rule.equipmentKind ? [common.t.kind(rule.equipmentKind)] : []),
    ].join(', ');
    const where = rule.site ? t.at(rule.site.name) : t.everywhere;
    const given = [
      t.setBy(rule.setBy.name, format.date(rule.setAt, zone, now)),
      ...(rule.until ? [t.runsUntil(format.date(rule.until, undefined, now))] : []),
    ];
    return html`<li class="card">
      <p>${t.standingLine(format.money(rule.upTo), what, where)}</p>
      <label class="sm used"
        ><span>${t.used(format.money(rule.used), format.money(rule.perYear))}</span
        ><meter min="0" max=${Math.max(1, rule.perYear.amount)} value=${rule.used.amount}></meter
      ></label>
      <p class="xs mut">${given.join(' · ')}</p>
      ${
        rule.uses.length === 0
          ? nothing
          : html`<details class="sm">
              <summary>${t.uses(rule.uses.length)}</summary>
              <ul class="uses">
                ${rule.uses.map(
                  (use) =>
                    html`<li>
                      <span
                        ><bdi>${use.tag}</bdi>, <bdi>${use.title}</bdi>
                        <span class="mut">${format.date(use.at, zone, now)}</span></span
                      ><span class="num">${format.money(use.price)}</span>
                    </li>`,
                )}
              </ul>
            </details>`
      }
    </li>`;
  });
  return section(
    'standing',
    t.standing,
    rows.length === 0
      ? html`<p class="sm mut">${t.noStanding}</p>`
      : html`<ul class="said">
          ${rows}
        </ul>`,
    t.standingLead,
  );
}

/** Who changed what, and when; the newest first. */
export function history({ l, known, now, zone }: Said): TemplateResult | typeof nothing {
  const { t, format } = l;
  if (known.changes.length === 0) return nothing;
  return html`<details class="sec sm">
    <summary>${t.history}</summary>
    <ul class="said">
      ${known.changes.map(
        ({ at, by, items }) =>
          html`<li>
            <span class="xs mut"
              >${format.dateTime(at, zone, now)} · <bdi>${by?.name ?? t.theFirm}</bdi></span
            ><span>${items.map((item) => changed(l, item, now)).join('; ')}</span>
          </li>`,
      )}
    </ul>
  </details>`;
}

function changed(
  { t, format }: Localize<AuthorityWords>,
  { what, person, amount, on, by, from, until }: AuthorityChangeItem,
  now: number,
): string {
  const name = person ?? '';
  const sum = amount === null ? null : format.money(amount);
  const day = (when: string | null): string =>
    when === null ? '' : format.date(when, undefined, now);
  switch (what) {
    case 'limit':
      return t.changeLimit(name, sum);
    case 'confirms':
      return t.changeConfirms(name, on === true);
    case 'manages':
      return t.changeManages(name, on === true);
    case 'two-people':
      return t.changeTwo(sum);
    case 'order':
      return t.changeOrder(sum);
    case 'document':
      return t.changeDocument(sum);
    case 'cover':
      return t.changeCover(by ?? '', name, day(from), day(until));
    case 'cover-ended':
      return t.changeCoverEnded(by ?? '', name);
    case 'standing':
      return t.changeStanding(sum ?? '');
    case 'standing-changed':
      return t.changeStandingChanged(sum ?? '');
    case 'standing-ended':
      return t.changeStandingEnded(sum ?? '');
  }
}
