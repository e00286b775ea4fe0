import type { Signature } from '@wellkept/contracts';

/** Something was typed, drawn or cleared. Not composed: it is for the element that holds the signature. */
export class WkSignatureChangeEvent extends Event {
  static readonly type = 'wk-signature-change';
  /** `null` while there is none. */
  readonly signature: Signature | null;
  constructor(signature: Signature | null) {
    super(WkSignatureChangeEvent.type, { bubbles: true });
    this.signature = signature;
  }
}

declare global {
  interface HTMLElementEventMap {
    'wk-signature-change': WkSignatureChangeEvent;
  }
}
