/**
 * Somebody chose several findings to decide on in one act. Cancel it to open them elsewhere; else the list opens a
 * `wk-decision` for all of them in place.
 */
export class WkDecideTogetherRequestEvent extends Event {
  static readonly type = 'wk-decide-together-request';
  /** 1 to 50, in the order they were chosen. */
  readonly recommendationIds: readonly string[];
  constructor(recommendationIds: readonly string[]) {
    super(WkDecideTogetherRequestEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.recommendationIds = recommendationIds;
  }
}

declare global {
  interface HTMLElementEventMap {
    'wk-decide-together-request': WkDecideTogetherRequestEvent;
  }
}
