// What a receipt of an act holds, part by part. A part is what may be erased together.
import type { Act, ActAnswer, ActOutcome, SessionClaims, Signature } from '@wellkept/contracts';
import type { AuthorityNote } from '../authority/authorise.ts';
import type { shownOf } from './shown.ts';

export interface ReceiptParts {
  /** What stood on the screen, in the order of the answers. */
  readonly shown: readonly ReturnType<typeof shownOf>[];
  readonly answers: {
    /** As they were sent. */
    readonly given: readonly ActAnswer[];
    /** What became of them. */
    readonly outcomes: readonly Omit<ActOutcome, 'nextStep' | 'stands' | 'undoUntil'>[];
    readonly total: Act['total'];
    /** How many decimals the amounts of each currency have in this receipt, by ISO 4217; absent in older ones. */
    readonly minorDigits?: Readonly<Record<string, number>>;
  };
  readonly person: {
    readonly name: string;
    readonly title: string | null;
    readonly email: string | null;
    /** How they came in; `standing`: the office acted under a rule they had set. */
    readonly via: SessionClaims['via'] | 'standing';
  };
  /** `null` where none was asked for. */
  readonly signature: {
    readonly signature: Signature;
    /** The words agreed to, with their version. */
    readonly consent: { readonly version: string; readonly text: string };
  } | null;
  readonly circumstances: {
    readonly at: string;
    /** The first site's; times are told in it. */
    readonly timeZone: string;
    /** The language it was read and answered in. */
    readonly language: string;
    readonly organization: string;
    readonly undoUntil: string;
    /** What the customer's own rules said to its approvals; absent where they said nothing. */
    readonly authority?: readonly AuthorityNote[];
  };
}
