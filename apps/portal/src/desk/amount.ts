import type { Money } from '@wellkept/contracts';

const digits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    .maximumFractionDigits ?? 2;

/** "4850", "4850.50": an amount as a field shows it. */
export const amountText = ({ amount, currency }: Money): string => {
  const places = digits(currency);
  const major = amount / 10 ** places;
  return Number.isInteger(major) ? String(major) : major.toFixed(places);
};

/** Money from what a person typed, "4,850.50" or "4.850,50" or "4850"; `null` when it is not an amount of 0 or more. */
export const amountOf = (typed: string, currency: string): Money | null => {
  const plain = typed.replace(/[\s'’]/gu, '');
  if (!/^\d[\d.,]*$/.test(plain)) return null;
  const decimal = /[.,](\d{1,2})$/.exec(plain);
  const whole = (decimal ? plain.slice(0, -decimal[0].length) : plain).replace(/[.,]/g, '');
  const major = Number(`${whole}.${decimal?.[1] ?? '0'}`);
  return Number.isFinite(major)
    ? { amount: Math.round(major * 10 ** digits(currency)), currency }
    : null;
};
