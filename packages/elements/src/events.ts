import type { Appointment, Feedback, Recommendation } from '@wellkept/contracts';

// The whole conversation with the host page: every public event. All bubble and cross shadow roots.

const said = { bubbles: true, composed: true } as const;
const asked = { bubbles: true, composed: true, cancelable: true } as const;

/** Somebody wants to open a recommendation. Cancel it to route yourself; else it opens in place. */
export class WkOpenRequestEvent extends Event {
  static readonly type = 'wk-open-request';
  readonly recommendationId: string;
  constructor(recommendationId: string) {
    super(WkOpenRequestEvent.type, asked);
    this.recommendationId = recommendationId;
  }
}

/** The reader wants to go back from an opened recommendation to where they came from. */
export class WkCloseRequestEvent extends Event {
  static readonly type = 'wk-close-request';
  constructor() {
    super(WkCloseRequestEvent.type, asked);
  }
}

/** A decision stands (or was taken back), as the server answered it. */
export class WkRecommendationDecidedEvent extends Event {
  static readonly type = 'wk-recommendation-decided';
  readonly recommendation: Recommendation;
  constructor(recommendation: Recommendation) {
    super(WkRecommendationDecidedEvent.type, said);
    this.recommendation = recommendation;
  }
}

/** A visit is booked, moved or cancelled; see its `status`. */
export class WkAppointmentBookedEvent extends Event {
  static readonly type = 'wk-appointment-booked';
  readonly appointment: Appointment;
  constructor(appointment: Appointment) {
    super(WkAppointmentBookedEvent.type, said);
    this.appointment = appointment;
  }
}

/** Feedback was given. */
export class WkFeedbackGivenEvent extends Event {
  static readonly type = 'wk-feedback-given';
  readonly feedback: Feedback;
  constructor(feedback: Feedback) {
    super(WkFeedbackGivenEvent.type, said);
    this.feedback = feedback;
  }
}

/** The session ended: signed out here, or no token to be had. */
export class WkSessionEndedEvent extends Event {
  static readonly type = 'wk-session-ended';
  readonly reason: 'signed-out' | 'expired';
  constructor(reason: 'signed-out' | 'expired') {
    super(WkSessionEndedEvent.type, said);
    this.reason = reason;
  }
}

/** Something went wrong and is shown to the reader; here for the page's own log. */
export class WkErrorEvent extends Event {
  static readonly type = 'wk-error';
  readonly error: unknown;
  constructor(error: unknown) {
    super(WkErrorEvent.type, said);
    this.error = error;
  }
}

export { WkAssumptionChangedEvent, WkDepthRequestEvent } from './economics/events.ts';
export { WkDecideTogetherRequestEvent } from './recommendations/events.ts';

declare global {
  interface HTMLElementEventMap {
    'wk-open-request': WkOpenRequestEvent;
    'wk-close-request': WkCloseRequestEvent;
    'wk-recommendation-decided': WkRecommendationDecidedEvent;
    'wk-appointment-booked': WkAppointmentBookedEvent;
    'wk-feedback-given': WkFeedbackGivenEvent;
    'wk-session-ended': WkSessionEndedEvent;
    'wk-error': WkErrorEvent;
  }
}
