// What answers given together come to, and whether they fit together. The API and the page reckon with the same lines.
import type { Act } from './act.ts';
import type { DecisionRequest } from './decision.ts';
import { timesRounded } from './reckon.ts';
import type { Option, Recommendation, RecommendationLink } from './proposal.ts';
import type { RecommendationStatus } from './recommendation.ts';

/** A recommendation with the answer given to it. */
export interface Answered {
  readonly item: Pick<Recommendation, 'id' | 'proposal' | 'links'>;
  readonly answer: {
    readonly kind: DecisionRequest['kind'];
    /** With `approved`. */
    readonly optionId?: string | undefined;
  };
}

/** Why an answer cannot be given like this. */
export interface Conflict {
  /** Place of the answer among those given together. */
  readonly index: number;
  /** `needs`: the other would have to be approved too. `either`: the other is approved. */
  readonly kind: 'needs' | 'either';
  readonly other: RecommendationLink['recommendation'];
}

/** Somebody has said yes to it; the work may lie ahead or behind. */
export const SAID_YES: readonly RecommendationStatus[] = [
  'waiting',
  'approved',
  'booked',
  'in-progress',
  'incomplete',
  'completed',
  'recovery',
  'confirmed',
];
/** Nobody has come for it yet, so that another can be done in the same visit. */
const AHEAD: readonly RecommendationStatus[] = ['waiting', 'approved', 'booked'];

/** The option this answer approves, if it approves one. */
export const approvedOption = ({ item, answer }: Answered): Option | undefined =>
  answer.kind === 'approved'
    ? item.proposal?.options.find((option) => option.id === answer.optionId)
    : undefined;

/**
 * What is approved comes to. Of a pair with a saving, the saving is taken off once: when both are approved here, or one
 * is approved here while the other stands approved and nobody has come for it yet. It is taken from the dearer of the two
 * (of the one approved here, where the other is not) and taxed like it. Waiting saves nothing. Tax is rounded once per
 * rate, half away from zero. `null` when nothing is approved.
 */
export function totalOf(answered: readonly Answered[]): Act['total'] {
  const approved = answered.flatMap((each) => {
    const option = approvedOption(each);
    return option ? [{ item: each.item, option }] : [];
  });
  const [first] = approved;
  if (!first) return null;
  const { currency } = first.option.price;
  const money = (amount: number) => ({ amount, currency });
  const netByRate = new Map<number, number>();
  const add = (rate: number, amount: number) =>
    netByRate.set(rate, (netByRate.get(rate) ?? 0) + amount);
  for (const { option } of approved) add(option.taxRate, option.price.amount);
  let saving = 0;
  for (const { item, option } of approved) {
    for (const link of item.links) {
      if (link.kind !== 'together' || !link.saving || option.family === 'wait') continue;
      const { id, status } = link.recommendation;
      const other = approved.find((each) => each.item.id === id)?.option;
      // Told from both sides, counted from one.
      if (other ? other.family === 'wait' || id < item.id : !standsAhead(answered, id, status))
        continue;
      const dearer = other && other.price.amount > option.price.amount ? other : option;
      saving += link.saving.amount;
      add(dearer.taxRate, -link.saving.amount);
    }
  }
  const net = [...netByRate.values()].reduce((sum, amount) => sum + amount, 0);
  const tax = [...netByRate].reduce((sum, [rate, amount]) => sum + timesRounded(amount, rate), 0);
  return { net: money(net), saving: money(saving), tax: money(tax), gross: money(net + tax) };
}

/** Approved before, with the work to come, and not answered anew here. */
const standsAhead = (
  answered: readonly Answered[],
  id: string,
  status: RecommendationStatus,
): boolean => AHEAD.includes(status) && !answered.some(({ item }) => item.id === id);

/**
 * Which answers do not fit with the others, or with what stands: one is approved without what it needs, or beside what it
 * excludes. A recommendation the firm has withdrawn binds nobody; one fixed by somebody else is there to build on.
 */
export function conflictsOf(answered: readonly Answered[]): Conflict[] {
  const now = new Map(answered.map(({ item, answer }) => [item.id, answer.kind]));
  const isYes = ({ id, status }: RecommendationLink['recommendation']): boolean => {
    const kind = now.get(id);
    return kind === undefined || kind === 'question'
      ? SAID_YES.includes(status)
      : kind === 'approved';
  };
  const isThere = (other: RecommendationLink['recommendation']): boolean =>
    isYes(other) || (now.get(other.id) ?? other.status) === 'fixed-elsewhere';
  return answered.flatMap(({ item, answer }, index) =>
    answer.kind !== 'approved'
      ? []
      : item.links.flatMap(({ kind, recommendation: other }): Conflict[] => {
          if (other.status === 'withdrawn') return [];
          if (kind === 'needs' && !isThere(other)) return [{ index, kind, other }];
          if (kind === 'either' && isYes(other)) return [{ index, kind, other }];
          return [];
        }),
  );
}
