// Loaded when an element could not draw what it was given.
import { ContextEvent } from '@lit/context';
import { html, render, type LitElement, type TemplateResult } from 'lit';
import { define } from './define.ts';
import { WkErrorEvent } from './events.ts';
import { infoIcon } from './icons/first.ts';
import { Localize } from './localize.ts';
import { helper, NoticeElement } from './notice/notice.ts';
import { commonWords } from './parts.ts';
import { sessionContext } from './session/session-context.ts';
import type { SessionStore } from './session/session-store.ts';

/** What each element has told the page already: the same fault is told once, however often it is met. */
const told = new WeakMap<Element, string>();
const words = new WeakMap<Element, Localize<typeof commonWords.en>>();

function wordsOf(element: LitElement): Localize<typeof commonWords.en> {
  const held = words.get(element) ?? new Localize(element, commonWords);
  words.set(element, held);
  return held;
}

function sessionOf(element: Element): SessionStore | undefined {
  let store: SessionStore | undefined;
  element.dispatchEvent(new ContextEvent(sessionContext, element, (found) => (store = found)));
  return store;
}

function notice(element: LitElement): TemplateResult {
  const { t } = wordsOf(element);
  // A notice that cannot draw itself shows its words without one.
  if (element instanceof NoticeElement) return html`<p role="alert">${t.failedTitle}</p>`;
  define('wk-notice', NoticeElement);
  return html`<wk-notice
    urgent
    .icon=${infoIcon()}
    .heading=${t.failedTitle}
    .text=${t.failedText}
    .contact=${helper(sessionOf(element)?.state)}
  ></wk-notice>`;
}

/** Says in the element's place that it could not be drawn, and tells the page why. */
export function couldNotDraw(element: LitElement, error: unknown): void {
  render(notice(element), element.renderRoot, element.renderOptions);
  const fault = String(error);
  if (told.get(element) === fault) return;
  told.set(element, fault);
  element.dispatchEvent(new WkErrorEvent(error));
}
