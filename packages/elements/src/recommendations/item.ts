import type {
  Me,
  NextStepKind,
  RecommendationStatus,
  RecommendationItem,
} from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../localize.ts';
import { hourly, nextStepLine, severityMark, type Common } from '../parts.ts';
import type words from '../locales/en/recommendations.ts';

export type ListWords = typeof words;

/** A row, and what it was drawn with. */
interface Drawn {
  readonly changes: readonly unknown[];
  readonly row: TemplateResult;
}

/** What a row needs besides the item. */
export interface RowTools {
  readonly l: Localize<ListWords>;
  readonly common: Common;
  readonly me: Me | null;
  /** The server's clock, milliseconds. */
  readonly now: number;
  readonly open: (id: string) => void;
  /** Beside the item's data, what its row was drawn with: it is drawn anew only when one of these changes. */
  readonly changes: (item: RecommendationItem) => readonly unknown[];
  /** Rows as they were drawn last. */
  readonly drawn: WeakMap<RecommendationItem, Drawn>;
  /** In the place of an item that cannot be drawn. */
  readonly unfit: (
    item: RecommendationItem,
    tools: RowTools & Place,
    error: unknown,
  ) => TemplateResult | typeof nothing;
  /** A box to choose it with, while several are being chosen. */
  readonly box?: ((item: RecommendationItem) => TemplateResult | typeof nothing) | undefined;
  /** Why it stands where it stands, when sorted by goals. */
  readonly why?: ((item: RecommendationItem) => TemplateResult | typeof nothing) | undefined;
  /** What the heading of a group says that has no name of its own. */
  readonly group?: ((key: string, title: string) => string | undefined) | undefined;
}

/** And where in its list it stands. */
interface Place {
  readonly place: number;
  readonly size: number;
  /** Counted from 0 over the whole list. */
  readonly at: number;
  /** Level of its heading. */
  readonly level: number;
}

const atTheTime = new Set<NextStepKind>(['visit']);
const waitingCosts = new Set<RecommendationStatus>([
  'sent',
  'viewed',
  'question',
  'waiting',
  'deferred',
  'price-expired',
]);
const toldToday = new Set<RecommendationStatus>([
  'viewed',
  'approved',
  'declined',
  'completed',
  'confirmed',
]);
const dots: Partial<Record<RecommendationStatus, string>> = {
  booked: 'done',
  completed: 'done',
  confirmed: 'done',
  declined: 'off',
  deferred: 'off',
  withdrawn: 'off',
  'fixed-elsewhere': 'off',
};

function status(item: RecommendationItem, { l, common, now }: RowTools): TemplateResult {
  const today =
    toldToday.has(item.status) && l.format.daysFromToday(item.since, item.site.timeZone, now) === 0;
  const word = common.status(item.status);
  return html`<span class="status ${item.yourTurn ? 'you' : (dots[item.status] ?? 'with')}"
    >${today ? l.t.statusToday(word) : word}</span
  >`;
}

function nextStep(item: RecommendationItem, { l, common, me, now }: RowTools): TemplateResult {
  const { nextStep: step, site } = item;
  const { format } = l;
  if (!step)
    return html`<p class="next mut">${l.t.closed(format.date(item.since, site.timeZone, now))}</p>`;
  const when = atTheTime.has(step.kind)
    ? format.dateTime(step.dueAt, site.timeZone, now)
    : common.by(
        hourly.has(step.kind)
          ? format.dateTime(step.dueAt, site.timeZone, now)
          : format.date(step.dueAt, site.timeZone, now),
      );
  return nextStepLine(step, me, common, when);
}

function risk(item: RecommendationItem, { l }: RowTools): string | typeof nothing {
  if (!waitingCosts.has(item.status)) return nothing;
  if (item.waitCost) return l.t.waiting(l.format.money(item.waitCost));
  return item.waitNote ? l.t.waitingNote(item.waitNote) : nothing;
}

/** Half an item, or one with a wrong sum, is worse than none. */
function insist(item: RecommendationItem, { common }: RowTools): void {
  const { id, title, equipment, customer, nextStep: step, waitNote } = item;
  const texts = [
    id,
    title,
    equipment.tag,
    equipment.name,
    customer.name,
    step?.owner.name ?? '',
    waitNote ?? '',
    common.kind(equipment.kind),
    common.severity(item.severity),
    common.status(item.status),
  ];
  const sums = [item.priceFrom, item.priceTo, item.waitCost].every(
    (sum) => !sum || (Number.isSafeInteger(sum.amount) && /^[A-Z]{3}$/.test(sum.currency)),
  );
  if (!sums || texts.some((text) => typeof text !== 'string'))
    throw new TypeError(`${id} cannot be shown`);
}

/** One recommendation: a card, from 820 px of container a row. The title is the button; it covers the whole item. */
export function row(item: RecommendationItem, tools: RowTools & Place): TemplateResult {
  const { l, common, me, place, size, at, level } = tools;
  const { priceFrom, priceTo } = item;
  insist(item, tools);
  return html`<li
    class="item"
    part="item"
    data-id=${item.id}
    data-at=${at}
    aria-posinset=${place}
    aria-setsize=${size}
  >
    ${tools.box?.(item)}
    <span class="sevc">${severityMark(item.severity, common)}</span>
    <div class="what">
      <div role="heading" aria-level=${level}>
        <button type="button" class="open" part="open" @click=${() => tools.open(item.id)}>
          <bdi>${item.title}</bdi>
        </button>
      </div>
      <p>
        ${common.kind(item.equipment.kind)} <bdi>${item.equipment.tag}</bdi> ·
        <bdi>${item.equipment.name}</bdi
        >${me && me.role !== 'contact' ? html` · <bdi>${item.customer.name}</bdi>` : nothing}
      </p>
      ${tools.why?.(item)}
    </div>
    <span class="stat">${status(item, tools)}</span>
    <div class="nx">${nextStep(item, tools)}</div>
    <span class="money"
      >${
        priceFrom && priceTo
          ? html`<bdi>${l.format.moneyRange(priceFrom, priceTo)}</bdi>`
          : html`<span class="mut">${l.t.noPrice}</span>`
      }</span
    >
    <span class="risk">${risk(item, tools)}</span>
  </li>`;
}
