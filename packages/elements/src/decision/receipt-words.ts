import type { Person, ReturnCondition } from '@wellkept/contracts';
import type { Format } from '../format.ts';
import type { ReceiptTerms } from '../locales/en/receipt.ts';

/** "Aoife Brennan, Facilities manager". */
export const personWords = ({ name, title }: Person, t: ReceiptTerms): string =>
  title ? t.person(name, title) : name;

/** What brings a deferral back sooner: "if it fails again". */
export const conditionWords = (
  condition: ReturnCondition,
  t: ReceiptTerms,
  format: Format,
): string =>
  condition.kind === 'spend-above'
    ? t['if.spend-above'](format.money(condition.amount))
    : t[`if.${condition.kind}`];
