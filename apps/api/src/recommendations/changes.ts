// What differs between two versions of a proposal, in plain words for the customer.
export interface Offer {
  readonly letter: string;
  readonly title: string;
  readonly scope: string;
  readonly price_amount: number;
  readonly currency: string;
  readonly warranty_months: number;
  readonly ready_by: string | null;
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

function price({ price_amount, currency }: Offer): string {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(price_amount / 10 ** digits).replace(/\u00a0/g, ' ');
}
