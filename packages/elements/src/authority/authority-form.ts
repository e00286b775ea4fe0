// The rules to be set: sums, people, cover, standing authorisations.
import type { EquipmentKind, GoalKind, Severity, Site } from '@wellkept/contracts';
import type { Authority } from '@wellkept/contracts/authority';
import { parseAmount } from '@wellkept/contracts/parse-amount';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plusIcon, xIcon } from '../icons.ts';
import type { Localize } from '../localize.ts';
import { avatar, type Common } from '../parts.ts';
import type { AuthorityDraft, CoverDraft, PersonDraft, StandingDraft } from './authority-draft.ts';
import { section, type AuthorityWords } from './authority-said.ts';

export interface AuthorityForm {
  readonly l: Localize<AuthorityWords>;
  readonly common: Localize<Common>;
  readonly known: Authority;
  readonly sites: readonly Site[];
  readonly draft: AuthorityDraft;
  /** Fields to be mended, once somebody has tried to save. */
  readonly gaps: readonly string[];
  readonly today: string;
  readonly change: (draft: AuthorityDraft) => void;
}

const KINDS: readonly EquipmentKind[] = [
  'rooftop-unit',
  'chiller',
  'boiler',
  'air-handler',
  'lift',
  'generator',
  'forklift',
  'printer',
  'kitchen',
  'excavator',
  'other',
];
const SEVERITIES: readonly Severity[] = ['urgent', 'soon', 'plan', 'watch'];
const GOALS: readonly GoalKind[] = [
  'uptime',
  'cost',
  'energy',
  'comfort',
  'compliance',
  'safety',
  'carbon',
];

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;

interface SumField {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What is amiss with an amount that can be read. */
  readonly wrong?: string;
  readonly write: (value: string) => void;
}

function sum({ l, known, gaps }: AuthorityForm, field: SumField): TemplateResult {
  const gap = gaps.includes(field.name);
  const read = parseAmount(field.value, known.currency, l.format.locale);
  const wrong = typeof read === 'string' ? l.t.wrongAmount(read) : field.wrong;
  return html`<label class="field"
    ><span class="label"
      >${field.label}
      <small>${[known.currency, field.hint].filter(Boolean).join(', ')}</small></span
    ><input
      class="inp"
      name=${field.name}
      inputmode="decimal"
      maxlength="24"
      aria-invalid=${gap ? 'true' : nothing}
      .value=${live(field.value)}
      @input=${(event: Event) => field.write(valueOf(event))}
    />${gap ? html`<span class="gap">${wrong}</span>` : nothing}</label
  >`;
}

function select(
  label: string,
  value: string,
  options: readonly (readonly [value: string, word: string])[],
  pick: (value: string) => void,
): TemplateResult {
  return html`<label class="field"
    ><span class="label">${label}</span
    ><select class="inp" @change=${(event: Event) => pick(valueOf(event))}>
      ${options.map(
        ([each, word]) => html`<option value=${each} ?selected=${each === value}>${word}</option>`,
      )}
    </select></label
  >`;
}

const day = (
  label: TemplateResult | string,
  value: string,
  write: (value: string) => void,
  min = '',
): TemplateResult =>
  html`<label class="field"
    ><span class="label">${label}</span
    ><input
      class="inp"
      type="date"
      min=${min || nothing}
      .value=${live(value)}
      @change=${(event: Event) => write(valueOf(event))}
  /></label>`;

const check = (label: string, on: boolean, set: (on: boolean) => void): TemplateResult =>
  html`<label class="check"
    ><input
      type="checkbox"
      .checked=${live(on)}
      @change=${(event: Event) => set((event.target as HTMLInputElement).checked)}
    /><span>${label}</span></label
  >`;

const remove = (label: string, act: () => void): TemplateResult =>
  html`<button type="button" class="tool" aria-label=${label} @click=${act}>${xIcon()}</button>`;

const add = (label: string, part: string, act: () => void): TemplateResult =>
  html`<button type="button" class="btn text add" part=${part} @click=${act}>
    ${plusIcon()}${label}
  </button>`;

/** Words that stand within a sentence elsewhere. */
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

const without = <T>(list: readonly T[], at: number): readonly T[] =>
  list.filter((_, n) => n !== at);
const put = <T>(list: readonly T[], at: number, more: Partial<T>): readonly T[] =>
  list.map((each, n) => (n === at ? { ...each, ...more } : each));

export const fields = (form: AuthorityForm): TemplateResult =>
  html`${sums(form)} ${people(form)} ${cover(form)} ${standing(form)}`;

function sums(form: AuthorityForm): TemplateResult {
  const { l, draft, change } = form;
  const { t } = l;
  const field = (name: 'twoPeopleAbove' | 'orderAbove' | 'documentAbove', label: string) =>
    sum(form, {
      name,
      label,
      hint: t.emptyNever,
      value: draft[name],
      write: (value) => change({ ...draft, [name]: value }),
    });
  return section(
    'sums',
    t.sums,
    html`<div class="fields">
      ${field('twoPeopleAbove', t.secondField)} ${field('orderAbove', t.orderField)}
      ${field('documentAbove', t.documentField)}
    </div>`,
    t.splitNote,
  );
}

function people(form: AuthorityForm): TemplateResult {
  const { l, known, draft, change, gaps } = form;
  const { t } = l;
  const set = (at: number, more: Partial<PersonDraft>): void =>
    change({ ...draft, people: put(draft.people, at, more) });
  return section(
    'people',
    t.people,
    html`<div class="cards">
        ${draft.people.map((each, n) => {
          const about = known.people.find(({ person }) => person.id === each.contactId);
          if (!about) return nothing;
          const { person, invitedBy } = about;
          return html`<div class="card" role="group" aria-label=${person.name}>
            <p class="row">
              ${avatar(person, 's')}<b><bdi>${person.name}</bdi></b
              >${invitedBy ? html`<span class="xs mut">${t.invited(invitedBy.name)}</span>` : nothing}
            </p>
            ${sum(form, {
              name: `limit-${each.contactId}`,
              label: t.limitField,
              hint: t.emptyAny,
              value: each.limit,
              write: (limit) => set(n, { limit }),
            })}
            <div class="checks">
              ${check(t.confirmsField, each.mayConfirm, (mayConfirm) => set(n, { mayConfirm }))}
              ${
                invitedBy
                  ? nothing
                  : check(t.managesField, each.manages, (manages) => set(n, { manages }))
              }
            </div>
          </div>`;
        })}
      </div>
      ${gaps.includes('confirms') ? html`<p class="gap" role="alert">${t.wrongNobody}</p>` : nothing}
      ${gaps.includes('manages') ? html`<p class="gap" role="alert">${t.wrongManager}</p>` : nothing}`,
  );
}

function cover(form: AuthorityForm): TemplateResult {
  const { l, known, draft, change, gaps, today } = form;
  const { t } = l;
  const names = known.people.map(({ person }) => [person.id, person.name] as const);
  const set = (at: number, more: Partial<CoverDraft>): void =>
    change({ ...draft, cover: put(draft.cover, at, more) });
  const [first, second] = known.people;
  return section(
    'cover',
    t.cover,
    html`<div class="cards">
        ${draft.cover.map((each, n) => {
          const away = names.find(([id]) => id === each.contactId)?.[1] ?? '';
          return html`<div class="card" role="group" aria-label=${away}>
            <div class="tools">
              ${remove(t.remove(away), () => change({ ...draft, cover: without(draft.cover, n) }))}
            </div>
            <div class="fields">
              ${select(t.away, each.contactId, names, (contactId) => set(n, { contactId }))}
              ${select(t.coveredBy, each.coveredBy, names, (coveredBy) => set(n, { coveredBy }))}
              ${day(t.from, each.from, (from) => set(n, { from }))}
              ${day(t.until, each.until, (until) => set(n, { until }), each.from)}
            </div>
            ${gaps.includes(`cover-${n}`) ? html`<p class="gap" role="alert">${t.wrongCover}</p>` : nothing}
          </div>`;
        })}
      </div>
      ${
        first && second
          ? add(t.addCover, 'add-cover', () =>
              change({
                ...draft,
                cover: [
                  ...draft.cover,
                  {
                    contactId: first.person.id,
                    coveredBy: second.person.id,
                    from: today,
                    until: today,
                  },
                ],
              }),
            )
          : nothing
      }`,
  );
}

function standing(form: AuthorityForm): TemplateResult {
  const { l, draft, change } = form;
  const { t } = l;
  return section(
    'standing',
    t.standing,
    html`<div class="cards">${draft.standing.map((each, n) => oneStanding(form, each, n))}</div>
      ${add(t.addStanding, 'add-standing', () =>
        change({
          ...draft,
          standing: [
            ...draft.standing,
            {
              id: null,
              siteId: null,
              equipmentKind: null,
              severity: null,
              goalKind: null,
              upTo: '',
              perYear: '',
              until: '',
            },
          ],
        }),
      )}`,
    t.standingLead,
  );
}

function oneStanding(form: AuthorityForm, each: StandingDraft, n: number): TemplateResult {
  const { l, common, sites, draft, change } = form;
  const { t } = l;
  const set = (more: Partial<StandingDraft>): void =>
    change({ ...draft, standing: put(draft.standing, n, more) });
  const orNull = <T extends string>(value: string): T | null =>
    value === '' ? null : (value as T);
  return html`<div class="card" role="group" aria-label=${t.standingN(n + 1)}>
    <div class="tools">
      ${remove(t.remove(t.standingN(n + 1)), () =>
        change({ ...draft, standing: without(draft.standing, n) }),
      )}
    </div>
    <div class="fields">
      ${sum(form, {
        name: `upTo-${n}`,
        label: t.perItem,
        hint: '',
        value: each.upTo,
        write: (upTo) => set({ upTo }),
      })}
      ${sum(form, {
        name: `perYear-${n}`,
        label: t.perYear,
        hint: '',
        value: each.perYear,
        wrong: t.wrongYear,
        write: (perYear) => set({ perYear }),
      })}
      ${select(
        t.site,
        each.siteId ?? '',
        [['', t.allSites], ...sites.map(({ id, name }) => [id, name] as const)],
        (value) => set({ siteId: orNull(value) }),
      )}
      ${select(
        t.kind,
        each.equipmentKind ?? '',
        [['', t.anyKind], ...KINDS.map((kind) => [kind, common.t.kind(kind)] as const)],
        (value) => set({ equipmentKind: orNull<EquipmentKind>(value) }),
      )}
      ${select(
        t.severity,
        each.severity ?? '',
        [['', t.anySeverity], ...SEVERITIES.map((one) => [one, common.t.severity(one)] as const)],
        (value) => set({ severity: orNull<Severity>(value) }),
      )}
      ${select(
        t.goal,
        each.goalKind ?? '',
        [['', t.anyGoal], ...GOALS.map((goal) => [goal, capital(t.goalKind(goal))] as const)],
        (value) => set({ goalKind: orNull<GoalKind>(value) }),
      )}
      ${day(
        html`${t.lastDay} <small>${t.openEnd}</small>`,
        each.until,
        (until) => set({ until }),
        form.today,
      )}
    </div>
  </div>`;
}
