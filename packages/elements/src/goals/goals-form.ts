import type { BusinessPlan, Goal, GoalKind, Me, Site } from '@wellkept/contracts';
import { parseAmount } from '@wellkept/contracts/parse-amount';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { chevIcon, plusIcon, xIcon } from '../icons.ts';
import type { Localize } from '../localize.ts';
import type en from '../locales/en/goals.ts';
import { moved, noUsage, type GoalsDraft, type SiteDraft } from './goals-draft.ts';

export type GoalWords = typeof en;

/** What the form is drawn with. */
export interface GoalsForm {
  readonly l: Localize<GoalWords>;
  readonly me: Me;
  readonly sites: readonly Site[];
  readonly draft: GoalsDraft;
  /** Fields to be mended, once somebody has tried to save. */
  readonly gaps: readonly string[];
  readonly change: (draft: GoalsDraft) => void;
}

const goalKinds: readonly GoalKind[] = [
  'uptime',
  'cost',
  'energy',
  'comfort',
  'compliance',
  'safety',
  'carbon',
];
const planKinds: readonly BusinessPlan['kind'][] = ['closing', 'expansion', 'budget-year', 'other'];

const valueOf = (event: Event): string => (event.target as HTMLInputElement).value;
const without = <T>(list: readonly T[], at: number): readonly T[] =>
  list.filter((_, n) => n !== at);

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

function text(
  form: GoalsForm,
  name: string,
  label: TemplateResult | string,
  value: string,
  write: (value: string) => void,
  { wrong = '', example = '', number = false } = {},
): TemplateResult {
  const gap = wrong !== '' && form.gaps.includes(name);
  return html`<label class="field"
    ><span class="label">${label}</span
    ><input
      class="inp"
      name=${name}
      maxlength=${number ? 24 : 200}
      inputmode=${number ? 'decimal' : nothing}
      placeholder=${example || nothing}
      aria-invalid=${gap ? 'true' : nothing}
      .value=${live(value)}
      @input=${(event: Event) => write(valueOf(event))}
    />${gap ? html`<span class="gap">${wrong}</span>` : nothing}</label
  >`;
}

/** Why what is typed as a cost is none. */
const costGap = (cost: string, { l: { t, format }, me }: GoalsForm): string => {
  const read = parseAmount(cost, me.organization.currency, format.locale);
  return typeof read === 'string' ? t.wrongAmount(read) : '';
};

function tool(
  label: string,
  icon: TemplateResult,
  act: () => void,
  turn = '',
  off = false,
): TemplateResult {
  return html`<button
    type="button"
    class="tool ${turn}"
    aria-label=${label}
    ?disabled=${off}
    @click=${act}
  >
    ${icon}
  </button>`;
}

/** What the business wants, the most important first. */
export function goals(form: GoalsForm): TemplateResult {
  const { l, draft, change, sites } = form;
  const { t } = l;
  const set = (list: readonly Goal[]): void => change({ ...draft, goals: list });
  const put = (at: number, more: Partial<Goal>): void =>
    set(draft.goals.map((goal, n) => (n === at ? { ...goal, ...more } : goal)));
  return html`<section class="sec stack" aria-labelledby="goals">
    <div>
      <h4 id="goals">${t.goals}</h4>
      <p class="xs mut">${t.goalsHint}</p>
    </div>
    <div class="cards">
      ${draft.goals.map(
        (goal, n) =>
          html`<div class="card" role="group" aria-label=${t.goalN(n + 1)}>
            <div class="tools">
              <b class="sm">${n + 1}</b>
              ${tool(t.up(n + 1), chevIcon(), () => set(moved(draft.goals, n, -1)), 'up', n === 0)}
              ${tool(
                t.down(n + 1),
                chevIcon(),
                () => set(moved(draft.goals, n, 1)),
                'down',
                n === draft.goals.length - 1,
              )}
              ${tool(t.removeGoal(n + 1), xIcon(), () => set(without(draft.goals, n)))}
            </div>
            <div class="pair">
              ${select(
                t.goalKind,
                goal.kind,
                goalKinds.map((kind) => [kind, t.kind(kind)]),
                (kind) => put(n, { kind: kind as GoalKind }),
              )}
              ${text(form, `words-${n}`, t.words, goal.words, (words) => put(n, { words }), {
                wrong: t.wordsMissing,
                example: t.wordsExample,
              })}
            </div>
            ${sites.length > 1 ? where(form, goal, (siteIds) => put(n, { siteIds })) : nothing}
          </div>`,
      )}
    </div>
    ${
      draft.goals.length < 20
        ? html`<button
            type="button"
            class="btn text add"
            part="add-goal"
            @click=${() => set([...draft.goals, { kind: 'uptime', words: '', siteIds: [] }])}
          >
            ${plusIcon()}${t.addGoal}
          </button>`
        : nothing
    }
  </section>`;
}

function where(
  { l, sites }: GoalsForm,
  { siteIds }: Goal,
  put: (siteIds: string[]) => void,
): TemplateResult {
  const { t, format } = l;
  const names = sites.filter(({ id }) => siteIds.includes(id)).map(({ name }) => name);
  return html`<details class="sm">
    <summary>
      ${t.where}: ${names.length === 0 ? t.everywhere : t.onlyAt(format.list(names))}
    </summary>
    <div class="places">
      ${sites.map(
        ({ id, name, city }) =>
          html`<label
            ><input
              type="checkbox"
              .checked=${live(siteIds.includes(id))}
              @change=${(event: Event) =>
                put(
                  (event.target as HTMLInputElement).checked
                    ? [...siteIds, id]
                    : siteIds.filter((each) => each !== id),
                )}
            /><span
              ><bdi>${name}</bdi> <span class="mut"><bdi>${city}</bdi></span></span
            ></label
          >`,
      )}
    </div>
  </details>`;
}

/** Hours that somebody relies on each site, and what an hour of standstill costs there. */
export function usage(form: GoalsForm): TemplateResult {
  const { l, draft, change, sites, me } = form;
  const { t } = l;
  const put = (id: string, more: Partial<SiteDraft>): void =>
    change({
      ...draft,
      sites: { ...draft.sites, [id]: { ...(draft.sites[id] ?? noUsage), ...more } },
    });
  return html`<section class="sec stack" aria-labelledby="sites">
    <div>
      <h4 id="sites">${t.sites}</h4>
      <p class="xs mut">${t.sitesHint}</p>
    </div>
    <div class="cards">
      ${sites.map(({ id, name, city }) => {
        const own = draft.sites[id] ?? noUsage;
        return html`<div class="card" role="group" aria-label=${name}>
          <p class="sm">
            <b><bdi>${name}</bdi></b> <span class="mut"><bdi>${city}</bdi></span>
          </p>
          <div class="pair">
            ${text(
              form,
              `hours-${id}`,
              html`${t.hours} <small>${t.hoursUnit}</small>`,
              own.hours,
              (hours) => put(id, { hours }),
              { wrong: t.hoursWrong, number: true },
            )}
            ${text(
              form,
              `cost-${id}`,
              html`${t.cost} <small>${me.organization.currency}</small>`,
              own.cost,
              (cost) => put(id, { cost }),
              { wrong: costGap(own.cost, form), number: true },
            )}
          </div>
          ${seasons(form, id, name, own, (list) => put(id, { seasons: list }))}
        </div>`;
      })}
    </div>
  </section>`;
}

/** The months' names, January first. */
export const months = (locale: string): string[] => {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)));
};

function seasons(
  form: GoalsForm,
  id: string,
  site: string,
  { seasons: list, hours }: SiteDraft,
  put: (list: SiteDraft['seasons']) => void,
): TemplateResult {
  const { t, format } = form.l;
  const names = months(format.locale).map((name, n) => [String(n + 1), name] as const);
  const set = (at: number, more: Partial<SiteDraft['seasons'][number]>): void =>
    put(list.map((season, n) => (n === at ? { ...season, ...more } : season)));
  return html`<details class="sm" ?open=${list.length > 0}>
    <summary>${t.seasons}</summary>
    <div class="stack inner">
      ${list.map(
        ({ from, to, hours: own }, n) =>
          html`<div class="season">
            ${select(t.seasonFrom, String(from), names, (month) => set(n, { from: Number(month) }))}
            ${select(t.seasonTo, String(to), names, (month) => set(n, { to: Number(month) }))}
            ${text(form, `season-${id}-${n}`, t.hours, own, (value) => set(n, { hours: value }), {
              wrong: t.hoursWrong,
              number: true,
            })}
            ${tool(t.removeSeason(site, n + 1), xIcon(), () => put(without(list, n)))}
          </div>`,
      )}
      ${
        list.length < 6
          ? html`<button
              type="button"
              class="btn text add"
              @click=${() => put([...list, { from: 6, to: 8, hours }])}
            >
              ${plusIcon()}${t.addSeason}
            </button>`
          : nothing
      }
    </div>
  </details>`;
}

/** What is going to change, and when. */
export function plans(form: GoalsForm): TemplateResult {
  const { l, draft, change, sites } = form;
  const { t } = l;
  const set = (list: readonly BusinessPlan[]): void => change({ ...draft, plans: list });
  const put = (at: number, more: Partial<BusinessPlan>): void =>
    set(draft.plans.map((plan, n) => (n === at ? { ...plan, ...more } : plan)));
  return html`<section class="sec stack" aria-labelledby="plans">
    <div>
      <h4 id="plans">${t.plans}</h4>
      <p class="xs mut">${t.plansHint}</p>
    </div>
    <div class="cards">
      ${draft.plans.map(
        (plan, n) =>
          html`<div class="card" role="group" aria-label=${t.planN(n + 1)}>
            <div class="tools">
              ${tool(t.removePlan(n + 1), xIcon(), () => set(without(draft.plans, n)))}
            </div>
            <div class="pair three">
              ${select(
                t.planKind,
                plan.kind,
                planKinds.map((kind) => [kind, t.plan(kind)]),
                (kind) => put(n, { kind: kind as BusinessPlan['kind'] }),
              )}
              ${select(
                t.planSite,
                plan.siteId ?? '',
                [['', t.allSites], ...sites.map(({ id, name }) => [id, name] as const)],
                (siteId) => put(n, { siteId: siteId || null }),
              )}
              <label class="field"
                ><span class="label">${t.planOn}</span
                ><input
                  class="inp"
                  type="date"
                  .value=${live(plan.on ?? '')}
                  @input=${(event: Event) => put(n, { on: valueOf(event) || null })}
              /></label>
            </div>
            <label class="field"
              ><span class="label">${t.planNote}</span
              ><textarea
                class="inp"
                maxlength="5000"
                .value=${live(plan.note ?? '')}
                @input=${(event: Event) => put(n, { note: valueOf(event) })}
              ></textarea>
            </label>
          </div>`,
      )}
    </div>
    ${
      draft.plans.length < 50
        ? html`<button
            type="button"
            class="btn text add"
            part="add-plan"
            @click=${() =>
              set([...draft.plans, { kind: 'budget-year', siteId: null, on: null, note: null }])}
          >
            ${plusIcon()}${t.addPlan}
          </button>`
        : nothing
    }
  </section>`;
}
