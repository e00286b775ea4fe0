/** The reader is done with deciding several together, and wants to go back to where they came from. */
export class WkCloseEvent extends Event {
  static readonly type = 'wk-close';
  constructor() {
    super(WkCloseEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'wk-close': WkCloseEvent;
  }
}
