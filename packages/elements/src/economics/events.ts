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

declare global {
  interface HTMLElementEventMap {
    'wk-assumption-changed': WkAssumptionChangedEvent;
  }
}
