/** The reader takes a decision back. Not composed: it is for the element that shows the receipt. */
export class WkUndoRequestEvent extends Event {
  static readonly type = 'wk-undo-request';
  /** `null` for all of an act. */
  readonly recommendationId: string | null;
  constructor(recommendationId: string | null) {
    super(WkUndoRequestEvent.type, { bubbles: true, cancelable: true });
    this.recommendationId = recommendationId;
  }
}

/** The reader wants a copy of a receipt. Not composed: it is for the element that shows the receipt. */
export class WkCopyRequestEvent extends Event {
  static readonly type = 'wk-copy-request';
  readonly receiptId: string;
  /** To print, or as the file that can be checked without us. */
  readonly format: 'pdf' | 'json';
  constructor(receiptId: string, format: 'pdf' | 'json') {
    super(WkCopyRequestEvent.type, { bubbles: true, cancelable: true });
    this.receiptId = receiptId;
    this.format = format;
  }
}

/** The reader wants to choose a time. Cancel it to show your own way of booking. */
export class WkBookRequestEvent extends Event {
  static readonly type = 'wk-book-request';
  readonly recommendationId: string;
  constructor(recommendationId: string) {
    super(WkBookRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.recommendationId = recommendationId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'wk-undo-request': WkUndoRequestEvent;
    'wk-copy-request': WkCopyRequestEvent;
    'wk-book-request': WkBookRequestEvent;
  }
}
