/**
 * A person changed one number of the case, or took the firm's own back. `path` is the engine's
 * (`assumptions.energyPrice`, `options.replace.price`), `value` in the case's own units. Said once
 * the slider is let go or the typed number is entered.
 */
export class WkAssumptionChangedEvent extends Event {
  static readonly type = 'wk-assumption-changed';
  readonly path: string;
  readonly value: number;
  constructor(path: string, value: number) {
    super(WkAssumptionChangedEvent.type, { bubbles: true, composed: true });
    this.path = path;
    this.value = value;
  }
}

/** The reader wants to see what the answer rests on. Cancel it to show that elsewhere; else the widget opens deeper itself. */
export class WkDepthRequestEvent extends Event {
  static readonly type = 'wk-depth-request';
  readonly depth: 'check' | 'full';
  constructor(depth: 'check' | 'full') {
    super(WkDepthRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.depth = depth;
  }
}

declare global {
  interface HTMLElementEventMap {
    'wk-depth-request': WkDepthRequestEvent;
    'wk-assumption-changed': WkAssumptionChangedEvent;
  }
}
