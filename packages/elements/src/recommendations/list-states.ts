import { html, type TemplateResult } from 'lit';
import { infoIcon, lockIcon, offlineIcon } from '../icons/first.ts';
import type { Localize } from '../localize.ts';
import { helper } from '../notice/notice.ts';
import type { Common } from '../parts.ts';
import { isConnectionError, isProblem } from '../problem.ts';
import type { SessionState } from '../session/session-store.ts';
import type { ListWords } from './item.ts';

/** The list could not be loaded. `at`: when, as an instant. */
export function failed(
  { t, format }: Localize<ListWords>,
  common: Common,
  state: SessionState | undefined,
  error: unknown,
  at: string,
  again: () => void,
): TemplateResult {
  const firm = state?.me?.organization;
  const denied = isProblem(error, 'forbidden') || isProblem(error, 'origin-not-allowed');
  const offline = isConnectionError(error) && !navigator.onLine;
  const broken = firm && isConnectionError(error);
  return html`<wk-notice
    urgent
    .icon=${denied ? lockIcon() : offline ? offlineIcon() : infoIcon()}
    .heading=${denied ? common.deniedTitle : offline ? common.offlineTitle : t.failedTitle}
    .text=${
      denied
        ? common.deniedText
        : offline
          ? common.offlineText
          : broken
            ? t.failedText(firm.name, format.time(at))
            : common.failedText
    }
    .action=${denied ? '' : common.tryAgain}
    .contact=${helper(state)}
    @wk-notice-action=${again}
  ></wk-notice>`;
}

/** The code of what was to be opened did not arrive. */
export const notLoaded = (
  common: Common,
  state: SessionState | undefined,
  again: () => void,
): TemplateResult =>
  html`<wk-notice
    urgent
    .icon=${infoIcon()}
    .heading=${common.failedTitle}
    .text=${common.failedText}
    .action=${common.tryAgain}
    .contact=${helper(state)}
    @wk-notice-action=${again}
  ></wk-notice>`;

/** There is no session around the element. */
export const outside = (common: Common): TemplateResult =>
  html`<wk-notice
    .icon=${infoIcon()}
    .heading=${common.outsideTitle}
    .text=${common.outsideText}
  ></wk-notice>`;

/** Something further down did not load; what is above stays. */
export const restFailed = (common: Common, again: () => void): TemplateResult =>
  html`<p class="note stale" role="status">
    ${common.failedTitle}.
    <button type="button" class="link" @click=${again}>${common.tryAgain}</button>
  </p>`;
