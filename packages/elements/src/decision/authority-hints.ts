// What the customer's own rules will say to what is approved here, worked out by the lines the server decides by.
import type { Me, Money } from '@wellkept/contracts';
import { approvedOption } from '@wellkept/contracts/answers';
import type { Authority } from '@wellkept/contracts/authority';
import { confirmersOf, rulingsOn } from '@wellkept/contracts/authority-rules';
import { dayIn } from '@wellkept/contracts/day';
import { answeredOf } from './answered.ts';
import type { ActDraft } from './drafts.ts';

/** One approval under the rules. */
export interface Hint {
  /** Why one yes is not enough, from which sum on, and who is asked; `null` when it is. */
  readonly second: {
    readonly because: 'limit' | 'two-people';
    readonly above: Money | null;
    readonly name: string | null;
  } | null;
  readonly orderNeeded: boolean;
  readonly documentNeeded: boolean;
}

/** By recommendation; nothing where there are no rules. A yes that is itself the second one needs no hint. */
export const hintsOf = (
  authority: Authority | null,
  act: ActDraft,
  me: Me | null,
  now: number,
): ReadonlyMap<string, Hint> => {
  const hints = new Map<string, Hint>();
  if (!authority || !me) return hints;
  const { id } = me.person;
  const first = act.items.filter(({ status }) => status !== 'waiting');
  const approvals = answeredOf({ ...act, items: first }).flatMap((each) => {
    const option = approvedOption(each);
    return option ? [{ id: each.item.id, amount: option.price.amount }] : [];
  });
  const day = dayIn(now, act.items[0]?.site.timeZone ?? 'UTC');
  for (const ruling of rulingsOn(authority, id, approvals, day)) {
    const because = ruling.secondBecause;
    const [asked] = because ? confirmersOf(authority, id, ruling.sum, day) : [];
    const person = authority.people.find(({ person: each }) => each.id === asked?.contactId);
    const own = authority.people.find(({ person: each }) => each.id === id);
    const above = because === 'two-people' ? authority.twoPeopleAbove : (own?.limit ?? null);
    hints.set(ruling.id, {
      second: because && { because, above, name: person?.person.name ?? null },
      orderNeeded: ruling.orderNeeded,
      documentNeeded: ruling.documentNeeded,
    });
  }
  return hints;
};
