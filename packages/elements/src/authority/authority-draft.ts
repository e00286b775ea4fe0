import type { EquipmentKind, GoalKind, Money, Severity } from '@wellkept/contracts';
import type { Authority, AuthorityEdit } from '@wellkept/contracts/authority';
import { fieldAmount, parseAmount } from '@wellkept/contracts/parse-amount';

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

/** What is typed in: the currency of the rules, and the language as a BCP 47 tag. */
export interface Typing {
  readonly currency: string;
  readonly locale: string;
}

/** The rules that are known, as they are typed. */
export const draftOf = (known: Authority, locale: string): AuthorityDraft => {
  const typed = (sum: Money | null): string => (sum === null ? '' : fieldAmount(sum, locale));
  return {
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
  };
};

const sumIn = (text: string, { currency, locale }: Typing): Money | null => {
  const read = parseAmount(text, currency, locale);
  return typeof read === 'string' ? null : read;
};

/** Fields that cannot be sent as they are, by name. */
export function gapsIn(draft: AuthorityDraft, typing: Typing): readonly string[] {
  const { people, cover, standing } = draft;
  const sum = (text: string): number | null => sumIn(text, typing)?.amount ?? null;
  const isWrong = (text: string): boolean => text.trim() !== '' && sum(text) === null;
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
      ...(sum(upTo) === null ? [`upTo-${n}`] : []),
      ...(sum(perYear) === null || (sum(perYear) ?? 0) < (sum(upTo) ?? 0) ? [`perYear-${n}`] : []),
    ]),
  ];
}

/** As it is sent; only of a draft without gaps. */
export function editOf(draft: AuthorityDraft, typing: Typing): AuthorityEdit {
  const { currency } = typing;
  const sum = (text: string): Money | null => sumIn(text, typing);
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
