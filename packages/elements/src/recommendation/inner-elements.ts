import type { ReactiveControllerHost } from 'lit';
import { DecisionElement } from '../decision/decision.ts';
import { define, type Definable } from '../define.ts';
import { WkErrorEvent } from '../events.ts';

const lazily = {
  // Nearly every finding that is open shows it: it comes at once, and in the same step.
  'wk-decision': async (): Promise<Definable> => DecisionElement,
  'wk-booking': async (): Promise<Definable> =>
    (await import('../booking/booking.ts')).BookingElement,
  'wk-feedback': async (): Promise<Definable> =>
    (await import('../feedback/feedback.ts')).FeedbackElement,
  'wk-economics': async (): Promise<Definable> =>
    (await import('../economics/economics.ts')).EconomicsElement,
  'wk-questions': async (): Promise<Definable> =>
    (await import('../question/questions.ts')).QuestionsElement,
  'wk-ask': async (): Promise<Definable> => (await import('../question/ask.ts')).AskElement,
  'wk-hand-over': async (): Promise<Definable> =>
    (await import('../authority/hand-over.ts')).HandOverElement,
  'wk-unit-history': async (): Promise<Definable> =>
    (await import('./unit-history.ts')).UnitHistoryElement,
  'wk-record': async (): Promise<Definable> => (await import('./record.ts')).RecordElement,
};

export type InnerTag = keyof typeof lazily;

/** The elements inside a recommendation whose code is loaded when the reader's state first calls for them. */
export class InnerElements {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #asked = new Set<InnerTag>();
  readonly #missing = new Set<InnerTag>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  /** Loads it if that has not begun. @returns Whether it is there or on its way; `false` once it did not arrive. */
  needs(tag: InnerTag): boolean {
    if (this.#missing.has(tag)) return false;
    if (this.#asked.has(tag)) return true;
    this.#asked.add(tag);
    lazily[tag]().then(
      (element) => define(tag, element),
      (error: unknown) => {
        this.#missing.add(tag);
        this.#host.requestUpdate();
        this.#host.dispatchEvent(new WkErrorEvent(error));
      },
    );
    return true;
  }

  /** Tries one that did not arrive once more. */
  again(tag: InnerTag): void {
    this.#missing.delete(tag);
    this.#asked.delete(tag);
    this.#host.requestUpdate();
  }
}
