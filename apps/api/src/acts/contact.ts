import type { Actor } from '../auth/actor.ts';
import { Refusal } from '../http/refusal.ts';

/** Who answers. @throws `forbidden` for staff: only the customer decides. */
export function contactOf(actor: Actor): string {
  if (actor.role !== 'contact' || actor.personId === null) {
    throw new Refusal('forbidden', 'Only the customer decides.');
  }
  return actor.personId;
}
