// Wellkept's custom elements as classes, their events and styles; importing it defines nothing (see `define.ts`). Never imports the client's code.
export * from './events.ts';
export { define, version, type Definable } from './define.ts';
export { tokens } from './tokens.ts';
export { theme } from './theme.styles.ts';
export { Localize, type Dictionaries, type Dictionary } from './localize.ts';
export { Format } from './format.ts';
export { NoticeElement, WkNoticeActionEvent, type HelpContact } from './notice/notice.ts';
export { sessionContext } from './session/session-context.ts';
export { SessionController } from './session/session-controller.ts';
export type { SessionChange, SessionState, SessionStore } from './session/session-store.ts';
export { RecommendationElement } from './recommendation/recommendation.ts';
export { EvidenceElement } from './evidence/evidence.ts';
export { PhotoElement } from './evidence/photo.ts';
export { AskElement } from './question/ask.ts';
export { QuestionsElement } from './question/questions.ts';
export { DecisionElement } from './decision/decision.ts';
export {
  DecisionFormElement,
  WkDecideRequestEvent,
  WkDraftChangeEvent,
  WkFootChangeEvent,
} from './decision/decision-form.ts';
export { ReceiptElement } from './decision/receipt.ts';
export { WkCloseEvent } from './decision/close-event.ts';
export {
  WkBookRequestEvent,
  WkCopyRequestEvent,
  WkUndoRequestEvent,
} from './decision/receipt-events.ts';
export { BookingElement } from './booking/booking.ts';
export { SlotPickerElement, WkSlotPickEvent } from './booking/slot-picker.ts';
export { FeedbackElement } from './feedback/feedback.ts';
export {
  FeedbackFormElement,
  WkFeedbackChangeEvent,
  WkGiveFeedbackRequestEvent,
} from './feedback/feedback-form.ts';
export { GoalsElement } from './goals/goals.ts';
export { AuthorityElement } from './authority/authority.ts';
export { HandOverElement } from './authority/hand-over.ts';
export { EconomicsElement } from './economics/economics.ts';
export { GlassBoxElement, type Depth } from './economics/glass-box.ts';
export { ReadingChartElement } from './chart/reading-chart.ts';
