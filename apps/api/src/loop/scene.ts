// What a step is taken on, where, and with which particulars.
import type { Kysely, Selectable, Updateable } from 'kysely';
import type { Actor } from '../auth/actor.ts';
import type { RecommendationTable, Schema } from '../db/schema.ts';

export type RecommendationRow = Selectable<RecommendationTable>;

/** Where a step is taken: a request of somebody, or the sweep on its own (`actor` is `null`). */
export interface Scene {
  readonly db: Kysely<Schema>;
  readonly actor: Actor | null;
  readonly now: Date;
}

export interface StepDetail {
  /** Why, or the words that came with it. */
  readonly note?: string | null | undefined;
  /** Needed where the rule's due date is `given`. */
  readonly dueAt?: Date;
  /** The next step's owner, where it is another than the rule's. */
  readonly ownerStaffId?: string;
  readonly ownerContactId?: string;
  readonly appointmentId?: string;
  /** What the duty is, in words for the queue; default: by its kind. */
  readonly text?: string;
  /** Further columns that change with the step. */
  readonly set?: Updateable<RecommendationTable>;
  /** When the new duty was already reminded of. */
  readonly remindedAt?: Date;
}
