import type { EquipmentKind, GoalKind, Severity } from '@wellkept/contracts';
import type { Authority, AuthorityEdit } from '@wellkept/contracts/authority';

/** What is being typed: amounts as text, so that a half-written one is kept as it is. */
export interface PersonDraft {
  readonly contactId: string;
  readonly limit: string;
  readonly mayConfirm: boolean;
  readonly manages: boolean;
}
export interface CoverDraft {
  readonly contactId: string;
  readonly coveredBy: string;
  readonly from: string;
  readonly until: string;
}
export interface StandingDraft {
  readonly id: string | null;
  readonly siteId: string | null;
  readonly equipmentKind: EquipmentKind | null;
  readonly severity: Severity | null;
  readonly goalKind: GoalKind | null;
  readonly upTo: string;
  readonly perYear: string;
  readonly until: string;
}
export interface AuthorityDraft {
  readonly people: readonly PersonDraft[];
  readonly twoPeopleAbove: string;
  readonly orderAbove: string;
  readonly documentAbove: string;
  readonly cover: readonly CoverDraft[];
  readonly standing: readonly StandingDraft[];
}

const scaleOf = (currency: string): number =>
  10 **
  (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2);

const typed = (sum: { amount: number; currency: string } | null): string =>
  sum === null ? '' : String(sum.amount / scaleOf(sum.currency));

/** The rules that are known, as they are typed. */
export const draftOf = (known: Authority): AuthorityDraft => ({
  people: known.people.map(({ person, limit, mayConfirm, manages }) => ({
    contactId: person.id,
    limit: typed(limit),
    mayConfirm,
    manages,
  })),
  twoPeopleAbove: typed(known.twoPeopleAbove),
  orderAbove: typed(known.orderAbove),
  documentAbove: typed(known.documentAbove),
  cover: known.cover.map(({ away, coveredBy, from, until }) => ({
    contactId: away.id,
    coveredBy: coveredBy.id,
    from,
    until,
  })),
  standing: known.standing.map((rule) => ({
    id: rule.id,
    siteId: rule.site?.id ?? null,
    equipmentKind: rule.equipmentKind,
    severity: rule.severity,
    goalKind: rule.goalKind,
    upTo: typed(rule.upTo),
    perYear: typed(rule.perYear),
    until: rule.until ?? '',
  })),
});

/** An amount as people type it, with a comma or a point and without thousands' marks; `null` when it is none. */
export function sumIn(text: string): number | null {
  const plain = text.trim().replaceAll(/\s/gu, '').replace(',', '.');
  const value = plain === '' ? Number.NaN : Number(plain);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

const isWrong = (text: string): boolean => text.trim() !== '' && sumIn(text) === null;

/** Fields that cannot be sent as they are, by name. */
export function gapsIn(draft: AuthorityDraft): readonly string[] {
  const { people, cover, standing } = draft;
  const sums = (['twoPeopleAbove', 'orderAbove', 'documentAbove'] as const).filter((name) =>
    isWrong(draft[name]),
  );
  const nobody = draft.twoPeopleAbove.trim() !== '' && !people.some((each) => each.mayConfirm);
  return [
    ...sums,
    ...people.flatMap(({ contactId, limit }) => (isWrong(limit) ? [`limit-${contactId}`] : [])),
    ...(nobody ? ['confirms'] : []),
    ...(people.some(({ manages }) => manages) ? [] : ['manages']),
    ...cover.flatMap(({ contactId, coveredBy, from, until }, n) =>
      contactId && coveredBy && contactId !== coveredBy && from && until && from <= until
        ? []
        : [`cover-${n}`],
    ),
    ...standing.flatMap(({ upTo, perYear }, n) => [
      ...(sumIn(upTo) === null ? [`upTo-${n}`] : []),
      ...(sumIn(perYear) === null || (sumIn(perYear) ?? 0) < (sumIn(upTo) ?? 0)
        ? [`perYear-${n}`]
        : []),
    ]),
  ];
}

/** As it is sent; only of a draft without gaps. */
export function editOf(draft: AuthorityDraft, currency: string): AuthorityEdit {
  const sum = (text: string) => {
    const amount = sumIn(text);
    return amount === null ? null : { amount: Math.round(amount * scaleOf(currency)), currency };
  };
  return {
    people: draft.people.map((person) => ({ ...person, limit: sum(person.limit) })),
    twoPeopleAbove: sum(draft.twoPeopleAbove),
    orderAbove: sum(draft.orderAbove),
    documentAbove: sum(draft.documentAbove),
    cover: draft.cover.map((each) => ({ ...each })),
    standing: draft.standing.map(({ id, upTo, perYear, until, ...rest }) => ({
      ...(id === null ? {} : { id }),
      ...rest,
      upTo: sum(upTo) ?? { amount: 0, currency },
      perYear: sum(perYear) ?? { amount: 0, currency },
      until: until || null,
    })),
  };
}
