// What differs between two versions of a proposal, in plain words for the customer.
import { amountText } from '@wellkept/contracts/money';

export interface OfferLine {
  readonly text: string;
  readonly quantity: number;
  readonly unit: string;
  readonly amount: number;
}

export interface Offer {
  readonly letter: string;
  readonly title: string;
  readonly scope: string;
  readonly price_amount: number;
  readonly currency: string;
  readonly tax_rate: number;
  readonly warranty_months: number;
  readonly ready_by: string | null;
  readonly lines: readonly OfferLine[];
}

/** English, since proposals are written in the firm's language; numbers in full. Empty when nothing differs. */
export function changesBetween(before: readonly Offer[], after: readonly Offer[]): string[] {
  const old = new Map(before.map((offer) => [offer.title, offer]));
  const changes: string[] = [];
  for (const offer of after) {
    const was = old.get(offer.title);
    old.delete(offer.title);
    if (!was) changes.push(`New: ${offer.letter}, “${offer.title}”, ${price(offer)}.`);
    else changes.push(...changesOf(was, offer));
  }
  for (const gone of old.values()) changes.push(`No longer offered: “${gone.title}”.`);
  return changes;
}

function changesOf(was: Offer, is: Offer): string[] {
  const name = `${is.letter}, “${is.title}”`;
  const changes: string[] = [];
  if (was.price_amount !== is.price_amount)
    changes.push(`${name}: the price was ${price(was)} and is ${price(is)}.`);
  for (const change of lineChanges(was, is)) changes.push(`${name}: ${change}`);
  if (was.tax_rate !== is.tax_rate)
    changes.push(`${name}: the tax was ${percent(was.tax_rate)} and is ${percent(is.tax_rate)}.`);
  if (was.scope !== is.scope) changes.push(`${name}: what is done has changed.`);
  if (was.warranty_months !== is.warranty_months) {
    changes.push(
      `${name}: the warranty was ${was.warranty_months} months and is ${is.warranty_months}.`,
    );
  }
  if (was.ready_by !== is.ready_by && is.ready_by !== null)
    changes.push(`${name}: it would be ready by ${is.ready_by}.`);
  return changes;
}

/** Line by line, by its text. Lines where there was one sum, or the other way round, change nothing that is paid for. */
function lineChanges(was: Offer, is: Offer): string[] {
  if (was.lines.length === 0 || is.lines.length === 0) return [];
  const old = [...was.lines];
  const changes: string[] = [];
  for (const line of is.lines) {
    const at = old.findIndex(({ text }) => text === line.text);
    const [before] = at < 0 ? [] : old.splice(at, 1);
    if (!before) changes.push(`“${line.text}” is new, ${money(line.amount, is.currency)}.`);
    else if (before.amount !== line.amount)
      changes.push(
        `“${line.text}” was ${money(before.amount, is.currency)} and is ${money(line.amount, is.currency)}.`,
      );
    else if (before.quantity !== line.quantity)
      changes.push(
        `“${line.text}” was ${count(before)} and is ${count(line)}, for the same money.`,
      );
  }
  for (const gone of old)
    changes.push(`“${gone.text}” is no longer part of it, ${money(gone.amount, is.currency)}.`);
  return changes;
}

const count = ({ quantity, unit }: OfferLine): string => `${quantity} ${unit}`.trim();

const percent = (rate: number): string =>
  new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 }).format(rate);

const price = ({ price_amount, currency }: Offer): string => money(price_amount, currency);

const money = (amount: number, currency: string): string =>
  amountText({ amount, currency }, 'en', { display: 'code' }).replaceAll('\u00a0', ' ');
