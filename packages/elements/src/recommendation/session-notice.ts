import type { Me } from '@wellkept/contracts';
import { html, type TemplateResult } from 'lit';
import { refreshIcon } from '../icons/finding.ts';
import { infoIcon, lockIcon, offlineIcon } from '../icons/first.ts';
import type { HelpContact } from '../notice/notice.ts';
import type { Common } from '../parts.ts';
import type { RecommendationResource } from './recommendation-resource.ts';

/** Whom the reader can ring: the coordinator by name, where the firm named one. */
export const helpContact = (me: Me | null): HelpContact | null =>
  me && {
    person: me.organization.coordinator,
    phone: me.organization.phone,
    hours: me.organization.phoneHours,
  };

/** Grey bars of about the size of what comes, so that nothing jumps. */
export const skeleton = (
  words: string,
  lines: readonly string[] = ['third', 'wide', 'half', 'wide'],
): TemplateResult =>
  html`<div class="pad stack wait" role="status" aria-label=${words}>
    ${lines.map((line) => html`<span class="skel ${line}"></span>`)}
  </div>`;

/**
 * What stands in place of a recommendation that is not there: loading, or why it could not be loaded, with a way on
 * and a person to ring.
 */
export const sessionNotice = (
  resource: RecommendationResource,
  t: Common,
  waiting?: TemplateResult,
): TemplateResult => {
  const { store, failure, me } = resource;
  const again = (): void => resource.refresh();
  const notice = (
    icon: TemplateResult,
    heading: string,
    text: string,
    action: string,
    act: () => void,
  ): TemplateResult =>
    html`<wk-notice
      .icon=${icon}
      .heading=${heading}
      .text=${text}
      .action=${action}
      .contact=${helpContact(me)}
      @wk-notice-action=${act}
    ></wk-notice>`;
  if (!store && resource.outside)
    return notice(infoIcon(), t.outsideTitle, t.outsideText, '', again);
  if (!store) return waiting ?? skeleton('');
  if (failure?.kind === 'ended') {
    const signedOut = store.state.reason === 'signed-out';
    return notice(
      lockIcon(),
      signedOut ? t.signedOutTitle : t.expiredTitle,
      signedOut ? t.signedOutText : t.expiredText,
      signedOut ? t.signInAgain : t.goOn,
      () => void store.restart(),
    );
  }
  if (store.state.status === 'failed') {
    return notice(
      refreshIcon(),
      t.failedTitle,
      t.failedText,
      t.tryAgain,
      () => void store.restart(),
    );
  }
  switch (failure?.kind) {
    case undefined:
      return waiting ?? skeleton('');
    case 'offline':
      return notice(offlineIcon(), t.offlineTitle, t.offlineText, t.tryAgain, again);
    case 'forbidden':
      return notice(lockIcon(), t.deniedTitle, t.deniedText, '', again);
    case 'refused':
      return failure.problem.code === 'not-found'
        ? notice(infoIcon(), t.missingTitle, t.missingText, '', again)
        : notice(infoIcon(), t.failedTitle, t.failedText, t.tryAgain, again);
    case 'bug':
      return notice(infoIcon(), t.failedTitle, t.failedText, t.tryAgain, again);
  }
};
