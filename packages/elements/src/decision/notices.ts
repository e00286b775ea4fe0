// What stands in place of the form when there is nothing to send, or nothing could be sent.
import type { Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { clockIcon, infoIcon, lockIcon, swapIcon, undoIcon } from '../icons.ts';
import type { Localize } from '../localize.ts';
import type { AnsweringTerms } from '../locales/en/answering.ts';
import { helpContact } from '../recommendation/session-notice.ts';
import type { EndView } from './decision-ends.ts';

type Way = 'goOn' | 'tryAgain' | 'signIn';

const notice = (
  { act, l }: EndView,
  icon: TemplateResult,
  heading: string,
  text: string,
  way: Way | null = null,
  go: () => void = () => undefined,
  more: unknown = nothing,
): TemplateResult =>
  html`<wk-notice
    urgent
    .icon=${icon}
    .heading=${heading}
    .text=${text}
    .action=${way ? l.t[way] : ''}
    .contact=${way === 'goOn' ? null : helpContact(act.source.me)}
    @wk-notice-action=${go}
    >${more}</wk-notice
  >`;

/** The session is over; what was typed is there for the next one. */
export const ended = (view: EndView, item: Recommendation | null = null): TemplateResult => {
  const { t } = view.l;
  const draft = item ? view.act.draftOf(item.id) : null;
  const words = draft?.question || draft?.note;
  const more = words ? html`<p class="quote sm">${words}</p>` : nothing;
  return notice(
    view,
    lockIcon(),
    t.endedHeading,
    t.endedText,
    'signIn',
    () => void view.act.signIn(),
    more,
  );
};

export const failed = (view: EndView, reference: string | null): TemplateResult => {
  const { t } = view.l;
  const more = reference ? html`<p class="xs mut">${t.errorReference(reference)}</p>` : nothing;
  return notice(
    view,
    infoIcon(),
    t.failedHeading,
    t.failedText,
    'tryAgain',
    () => view.act.dismiss(),
    more,
  );
};

export const forbidden = (view: EndView): TemplateResult => {
  const { t } = view.l;
  const firm = view.act.source.me?.organization.name ?? '';
  return notice(view, lockIcon(), t.notPermittedHeading, t.notPermittedText(firm));
};

/** The customer's own rules ask for somebody else. */
export const beyond = (view: EndView, people: readonly string[]): TemplateResult => {
  const { t, format } = view.l;
  const text = people.length > 0 ? t.beyondText(format.list(people)) : t.beyondNobody;
  return notice(view, lockIcon(), t.beyondHeading, text, 'goOn', () => view.act.dismiss());
};

/** An answer was taken back just now: the answers are there again. */
export const takenBack = (
  { t, format }: Localize<AnsweringTerms>,
  { site }: Recommendation,
  at: number,
): TemplateResult =>
  html`<p class="note line sm" part="taken-back" role="status" tabindex="-1">
    ${undoIcon()} ${t.takenBack(format.time(new Date(at).toISOString(), site.timeZone))}
  </p>`;

/** The finding has moved on since it was read, in the same version. */
export const moved = (view: EndView, item: Recommendation): TemplateResult => {
  const { t } = view.l;
  return notice(view, swapIcon(), t.movedHeading, t.movedText, 'goOn', () =>
    view.act.readNewest(item),
  );
};

/** It waited on the device for too long to be sent without a word. */
export const tooOld = (view: EndView): TemplateResult => {
  const { t } = view.l;
  const { kept } = view.act;
  return notice(view, clockIcon(), t.oldHeading, t.oldText, 'goOn', () => {
    if (kept) void view.act.takeBack(kept);
  });
};

export const nothingToDo = (view: EndView): TemplateResult => {
  const t: AnsweringTerms = view.l.t;
  return html`<wk-notice
    .icon=${infoIcon()}
    .heading=${t.nothingHeading}
    .text=${t.nothingText}
  ></wk-notice>`;
};
