/** The reader wants the business case on one page; the firm's server makes it. */
export class WkBusinessCaseRequestEvent extends Event {
  static readonly type = 'wk-business-case-request';
  constructor() {
    super(WkBusinessCaseRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

/** The reader wants the firm to have their numbers. */
export class WkSendNumbersRequestEvent extends Event {
  static readonly type = 'wk-send-numbers-request';
  /** Words to go with them; empty when there are none. */
  readonly note: string;
  constructor(note: string) {
    super(WkSendNumbersRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.note = note;
  }
}

/** The reader wants to see the numbers again that they once sent. */
export class WkShowNumbersRequestEvent extends Event {
  static readonly type = 'wk-show-numbers-request';
  /** Value by path, in the case's units. */
  readonly numbers: Readonly<Record<string, number>>;
  constructor(numbers: Readonly<Record<string, number>>) {
    super(WkShowNumbersRequestEvent.type, { bubbles: true });
    this.numbers = numbers;
  }
}

declare global {
  interface HTMLElementEventMap {
    'wk-business-case-request': WkBusinessCaseRequestEvent;
    'wk-send-numbers-request': WkSendNumbersRequestEvent;
    'wk-show-numbers-request': WkShowNumbersRequestEvent;
  }
}
