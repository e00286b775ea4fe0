// What a customer's own rules say to an approval. Pure, so that the server decides by the same lines by which a screen
// says beforehand who else has to agree.
import type { Authority } from './authority.ts';
import type { LocalDate } from './base.ts';

export type Rules = Pick<
  Authority,
  'people' | 'twoPeopleAbove' | 'orderAbove' | 'documentAbove' | 'cover'
>;

/** Something that is approved: its price in minor units, without tax. */
export interface Approval {
  readonly id: string;
  readonly amount: number;
}

export interface Ruling {
  readonly id: string;
  /** What this one person's approvals of the act come to with it, from the cheapest up: what the rules are held against. */
  readonly sum: number;
  /** Why one yes is not enough; `null` when it is. */
  readonly secondBecause: 'limit' | 'two-people' | null;
  /** In whose stead, where their own limit would not do. */
  readonly actingFor: string | null;
  readonly orderNeeded: boolean;
  readonly documentNeeded: boolean;
}

export interface Confirmer {
  readonly contactId: string;
  /** In whose stead; `null` in their own right. */
  readonly actingFor: string | null;
}

const personOf = ({ people }: Rules, id: string) => people.find(({ person }) => person.id === id);

/** Who is away that day and covered by this person. */
const coveredBy = ({ cover }: Rules, id: string, day: LocalDate): string[] =>
  cover
    .filter((each) => each.coveredBy.id === id && each.from <= day && day <= each.until)
    .map(({ away }) => away.id);

const isAway = ({ cover }: Rules, id: string, day: LocalDate): boolean =>
  cover.some(({ away, from, until }) => away.id === id && from <= day && day <= until);

const covers = (rules: Rules, id: string, sum: number): boolean => {
  const known = personOf(rules, id);
  return known !== undefined && (known.limit === null || sum <= known.limit.amount);
};

/** In whose authority this person approves the sum: their own, that of somebody they cover, or nobody's. */
function authorityFor(
  rules: Rules,
  id: string,
  sum: number,
  day: LocalDate,
  except?: string,
): Confirmer | undefined {
  const stead = coveredBy(rules, id, day).find(
    (away) => away !== except && covers(rules, away, sum),
  );
  if (covers(rules, id, sum)) return { contactId: id, actingFor: null };
  return stead === undefined ? undefined : { contactId: id, actingFor: stead };
}

const isOver = (sum: number, threshold: { amount: number } | null): boolean =>
  threshold !== null && sum > threshold.amount;

/**
 * One act of one person: its approvals are added up from the cheapest on, so that what somebody approves alone in one
 * act never comes to more than the rules let them, however it is split; what goes beyond needs a second yes.
 */
export function rulingsOn(
  rules: Rules,
  by: string,
  approvals: readonly Approval[],
  day: LocalDate,
): Ruling[] {
  let sum = 0;
  return approvals
    .toSorted((a, b) => a.amount - b.amount || (a.id < b.id ? -1 : 1))
    .map(({ id, amount }) => {
      sum += amount;
      const authority = authorityFor(rules, by, sum, day);
      const secondBecause = !authority
        ? 'limit'
        : isOver(sum, rules.twoPeopleAbove)
          ? 'two-people'
          : null;
      return {
        id,
        sum,
        secondBecause,
        actingFor: authority?.actingFor ?? null,
        orderNeeded: isOver(sum, rules.orderAbove),
        documentNeeded: isOver(sum, rules.documentAbove),
      };
    });
}

/**
 * Who can give the second yes to somebody's first: another person whose limit reaches, in their own right or for
 * somebody they cover (never for the first). Where two people are asked for, one of the two may confirm. Who is there
 * comes before who is away, who is named to confirm before the others.
 * @param sum What the rules are held against, see `Ruling.sum`.
 */
export function confirmersOf(
  rules: Rules,
  first: string,
  sum: number,
  day: LocalDate,
): Confirmer[] {
  const mayConfirm = (id: string | null) => id !== null && personOf(rules, id)?.mayConfirm === true;
  const firstIsNamed =
    mayConfirm(first) || coveredBy(rules, first, day).some((away) => mayConfirm(away));
  const found = rules.people.flatMap(({ person: { id } }) => {
    if (id === first) return [];
    const own = authorityFor(rules, id, sum, day, first);
    if (!own || !isOver(sum, rules.twoPeopleAbove) || firstIsNamed || mayConfirm(id))
      return own ? [own] : [];
    const named = coveredBy(rules, id, day).find(
      (away) => away !== first && mayConfirm(away) && covers(rules, away, sum),
    );
    return named === undefined ? [] : [{ contactId: id, actingFor: named }];
  });
  const rank = ({ contactId, actingFor }: Confirmer) =>
    (isAway(rules, contactId, day) ? 2 : 0) + (mayConfirm(actingFor ?? contactId) ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}
