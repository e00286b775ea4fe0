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
