import { html, nothing, type TemplateResult } from 'lit';
import { goalIcon } from '../icons/finding.ts';
import { severityMark } from '../parts.ts';
import { dayOf, odds, type Depth, type View } from './view.ts';

const depths: readonly Depth[] = ['glance', 'check', 'full'];

/** Severity, whose turn it is, what it is about, and how much to tell. */
export const head = (view: View, setDepth: (depth: Depth) => void): TemplateResult => {
  const { item, l, common, depth } = view;
  const { equipment, site, equipmentDetail } = item;
  const deciding = item.yourTurn && (item.status === 'sent' || item.status === 'viewed');
  const installed =
    equipmentDetail.installedOn && l.t.installed(equipmentDetail.installedOn.slice(0, 4));
  const kinds = { yours: 'you', ended: 'done', firm: 'with' };
  const kind = item.yourTurn ? kinds.yours : item.nextStep ? kinds.firm : kinds.ended;
  return html`<header class="pad stack head" part="head">
    <div class="row apart">
      <span class="row near"
        >${severityMark(item.severity, common)}<span class="xs mut"
          >${l.t[`within.${item.severity}`]}</span
        ></span
      >
      <span class="status ${kind}"
        >${deciding ? l.t.yoursToDecide : common.status(item.status)}</span
      >
    </div>
    <h3 part="title"><bdi>${item.title}</bdi></h3>
    <p class="sm mut">
      <bdi>${equipment.tag}, ${equipment.name}</bdi> ·
      <bdi>${site.name}, ${site.city}</bdi>${installed ? html` · <bdi>${installed}</bdi>` : nothing}
    </p>
    <fieldset class="depth" part="depth">
      <legend class="vh">${l.t.depth}</legend>
      ${depths.map(
        (each) =>
          html`<label class="opt-in">
            <input
              type="radio"
              name="depth"
              value=${each}
              .checked=${each === depth}
              @change=${() => setDepth(each)}
            /><span>${l.t[each]}</span>
          </label>`,
      )}
    </fieldset>
  </header>`;
};

const passage = (heading: string, text: string): TemplateResult | typeof nothing =>
  text
    ? html`<div class="group">
        <h4 class="cap">${heading}</h4>
        <p class="sm text"><bdi>${text}</bdi></p>
      </div>`
    : nothing;

export const found = ({ item, l }: View): TemplateResult | typeof nothing =>
  passage(l.t.found, item.found);
export const suggestion = ({ item, l }: View): TemplateResult | typeof nothing =>
  passage(l.t.suggest, item.suggestion);
export const why = ({ item, l }: View): TemplateResult | typeof nothing =>
  passage(l.t.why, item.why);

/** The customer's own goal, in bold up to its first full stop. */
export const goal = ({ item, l }: View): TemplateResult | typeof nothing => {
  if (!item.goal) return nothing;
  const [, first = item.goal, rest = ''] = /^(.+?)[.:](?:\s+(.*))?$/su.exec(item.goal) ?? [];
  const named = l.t.yourGoal(first.charAt(0).toLocaleLowerCase(l.lang) + first.slice(1));
  return html`<div class="goal">
    ${goalIcon()}
    <p class="sm"><b>${named}</b> ${rest}</p>
  </div>`;
};

/** The other side of the suggestion, in the same size: chance, sum, its parts, and who says so. */
export const ifYouWait = (view: View): TemplateResult | typeof nothing => {
  const { item, l } = view;
  const wait = item.ifYouWait;
  if (!wait && !item.waitNote) return nothing;
  const {
    chance = null,
    until = null,
    cost = null,
    text,
    source,
  } = wait ?? { text: item.waitNote, source: null };
  const over = until ? l.t.chanceOver(dayOf(view, until)) : l.t.chanceOpen;
  return html`<div class="group" part="wait">
    <h4 class="cap">${l.t.ifYouWait}</h4>
    ${
      chance !== null || cost
        ? html`<p class="sm lead">
            ${chance !== null ? html`<b>${l.t.chanceLead(odds(view, chance))}</b> ${over}` : nothing}
            ${
              cost
                ? html`${l.t.thenAbout} <b><bdi>${l.format.money(cost)}</bdi></b
                    >.`
                : nothing
            }
          </p>`
        : nothing
    }
    <p class="sm text"><bdi>${text}</bdi></p>
    ${source ? html`<p class="xs mut"><bdi>${source}</bdi></p>` : nothing}
  </div>`;
};
