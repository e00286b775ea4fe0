// Every mail there is, and what each is made of. It holds what was so when it was decided; the words come when it is sent.
import type { ActOutcome, Money, NextStepKind } from '@wellkept/contracts';

/** A finding as mails name it. */
export interface About {
  readonly id: string;
  readonly title: string;
  /** The unit's tag, e.g. RTU-3. */
  readonly tag: string;
  readonly site: string;
}

export interface DigestItem extends About {
  readonly kind: NextStepKind;
}

export interface FeedLine extends About {
  /** The event's type. */
  readonly type: string;
  readonly customer: string;
  readonly by: string | null;
  readonly note: string | null;
}

export interface MailData {
  'sign-in': {
    readonly secret: string;
    /** For when the link was cut. */
    readonly code: string;
    readonly minutes: number;
  };

  /** To a contact. A second finding sent before the first mail has left joins it. */
  sent: {
    readonly items: readonly (About & {
      readonly version: number;
      /** What changed since the version before, in plain words. */
      readonly changes: readonly string[];
    })[];
  };
  answered: { readonly about: About; readonly question: string; readonly answer: string };
  'promise-moved': {
    readonly about: About | null;
    readonly what: string;
    readonly by: string;
    readonly dueAt: string;
    readonly zone: string;
    readonly reason: string;
  };
  appointment: {
    readonly change: 'booked' | 'moved' | 'cancelled';
    readonly work: string;
    readonly technician: string;
    readonly site: string;
    readonly startsAt: string;
    readonly endsAt: string;
    readonly zone: string;
    readonly recommendationId: string | null;
  };
  /** What somebody has just answered, with the receipt behind a link. */
  receipt: {
    readonly receiptId: string;
    /** As a person compares it. */
    readonly fingerprint: string;
    readonly outcomes: readonly Pick<
      ActOutcome,
      'tag' | 'title' | 'outcome' | 'optionTitle' | 'price'
    >[];
    readonly undoUntil: string;
    readonly zone: string;
  };
  digest: { readonly items: readonly DigestItem[] };
  /** Approved under a standing authorisation, before anybody looked. */
  'told-after': {
    readonly about: About;
    readonly price: Money;
    /** Approved in this way in the year, and the most that may be. */
    readonly used: Money;
    readonly perYear: Money;
    readonly undoUntil: string;
    readonly zone: string;
  };
  /** Somebody has said yes, and the customer's own rules ask for this person's too. */
  'second-yes': {
    readonly about: About;
    readonly by: string;
    readonly price: Money;
    readonly dueAt: string;
    readonly zone: string;
  };
  /** To whose yes was asked for: who had said yes first has taken it back, or answered otherwise. */
  'yes-withdrawn': { readonly about: About; readonly by: string };
  /** Somebody hands one item to this person, to decide on it. Its link is theirs alone. */
  'handed-over': {
    readonly handOverId: string;
    readonly title: string;
    readonly tag: string;
    readonly by: string;
    readonly note: string | null;
  };
  /** To who manages the customer's rules, or to everybody of the customer: somebody was added. */
  'contact-added': {
    readonly name: string;
    readonly email: string | null;
    /** `null`: the firm. */
    readonly by: string | null;
    /** The rules have to name them before they can approve. */
    readonly needsNaming: boolean;
  };
  /** To who said yes first: what the second person said. */
  'second-said': {
    readonly about: About;
    readonly by: string;
    /** `other-option`: a yes to another option than the first person's; `undone`: the first yes was taken back for them. */
    readonly said:
      | 'approved'
      | 'other-option'
      | 'declined'
      | 'deferred'
      | 'fixed-elsewhere'
      | 'undone';
    readonly note: string | null;
  };

  /** To staff. */
  question: {
    readonly about: About;
    readonly customer: string;
    readonly by: string;
    readonly question: string;
    readonly promisedBy: string;
    readonly zone: string;
  };
  duty: {
    readonly stage: 'due-soon' | 'at-risk' | 'overdue' | 'raised';
    readonly text: string;
    readonly customer: string;
    readonly about: Pick<About, 'id' | 'title'> | null;
    readonly owner: string;
    readonly dueAt: string;
    readonly zone: string;
    readonly promised: boolean;
  };
  feed: { readonly items: readonly FeedLine[] };
}

export type MailKind = keyof MailData;

/** What a mail says, before it becomes text or HTML. Paths are places in the portal, e.g. `/recommendations/<id>`. */
export interface Content {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly items?: readonly {
    readonly title: string;
    readonly detail: string;
    readonly path?: string;
    /** The recommendation of which reminders can be stopped here. */
    readonly stoppable?: string;
  }[];
  readonly action?: { readonly label: string; readonly path: string };
  /** After the action. */
  readonly after?: readonly string[];
}
