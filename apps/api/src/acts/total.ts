import type { Act, DecisionRequest, Option, Recommendation } from '@wellkept/contracts';
import { roundHalfAway } from '../money.ts';

interface Answered {
  readonly item: Pick<Recommendation, 'id' | 'proposal' | 'links'>;
  readonly given: { readonly answer: DecisionRequest };
}

export const approvedOption = (
  { proposal }: Pick<Recommendation, 'proposal'>,
  answer: DecisionRequest,
): Option | undefined =>
  answer.kind === 'approved'
    ? proposal?.options.find((option) => option.id === answer.optionId)
    : undefined;

/**
 * What is approved comes to. A saving of a pair that is done in one visit is taken off once, from the dearer of the two
 * (so it is taxed like it); tax is rounded once per rate. `null` when nothing is approved.
 */
export function totalOf(answered: readonly Answered[]): Act['total'] {
  const approved = answered.flatMap(({ item, given }) => {
    const option = approvedOption(item, given.answer);
    return option ? [{ item, option }] : [];
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
      if (link.kind !== 'together' || !link.saving) continue;
      const other = approved.find(({ item: { id } }) => id === link.recommendation.id);
      // Told from both sides, counted from one.
      if (!other || other.item.id < item.id) continue;
      const dearer = other.option.price.amount > option.price.amount ? other.option : option;
      saving += link.saving.amount;
      add(dearer.taxRate, -link.saving.amount);
    }
  }
  const net = [...netByRate.values()].reduce((sum, amount) => sum + amount, 0);
  const tax = [...netByRate].reduce((sum, [rate, amount]) => sum + roundHalfAway(amount * rate), 0);
  return { net: money(net), saving: money(saving), tax: money(tax), gross: money(net + tax) };
}
