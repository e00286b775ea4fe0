import type { Recommendation } from '@wellkept/contracts';
import { html, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import type { Definable } from '../define.ts';
import { form } from '../form.styles.ts';
import {
  calendarIcon,
  infoIcon,
  lockIcon,
  offlineIcon,
  refreshIcon,
  swapIcon,
  undoIcon,
} from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/booking.ts';
import { NoticeElement } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import { FocusKeeper } from '../recommendation/focus-keeper.ts';
import { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import { helpContact, sessionNotice, skeleton } from '../recommendation/session-notice.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { BookingFlow } from './booking-flow.ts';
import { calledBack, callBackForm } from './call-back.ts';
import { choose } from './choose.ts';
import { confirmation } from './confirmation.ts';
import { SlotPickerElement } from './slot-picker.ts';
import { taken } from './taken.ts';
import type { BookingView } from './view.ts';
import { styles } from './booking.styles.ts';

/**
 * Books the visit for an approved recommendation: real free times in the site's zone, a hold while the rest is filled
 * in, and afterwards the confirmation with calendar file, change and cancellation.
 *
 * @attr recommendation-id - Which recommendation; needed unless `recommendation` is set.
 * @fires wk-appointment-booked - A visit was booked, moved or cancelled; see its `status`.
 */
export class BookingElement extends WkElement {
  static readonly uses: Readonly<Record<string, Definable>> = {
    'wk-notice': NoticeElement,
    'wk-slot-picker': SlotPickerElement,
  };
  static override properties = {
    recommendationId: { attribute: 'recommendation-id' },
    recommendation: { attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare recommendationId: string | null;
  /** Handed down by an element that has loaded it already. */
  declare recommendation: Recommendation | null;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/booking.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #resource: RecommendationResource = new RecommendationResource(this, {
    id: () => this.recommendation?.id ?? this.recommendationId,
    given: () => this.recommendation,
    reconnected: () => this.#flow.reconnected(),
  });
  readonly #flow: BookingFlow = new BookingFlow(this, this.#resource);

  constructor() {
    super();
    void new FocusKeeper(this);
    this.recommendationId = null;
    this.recommendation = null;
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <div part="outcome" tabindex="-1">${this.#body()}</div>
      ${footer(this, this.#resource.store, this.#common)}
    </div>`;
  }

  #body(): TemplateResult {
    const { item, failure } = this.#resource;
    const flow = this.#flow;
    const { t } = this.#l;
    if (failure?.kind === 'ended') {
      return this.#notice(
        lockIcon(),
        t.endedHeading,
        t.endedText,
        t.signIn,
        () => void flow.signIn(),
      );
    }
    if (!item) return sessionNotice(this.#resource, this.#common.t);
    switch (flow.phase) {
      case 'not-sent':
        return this.#notSent();
      case 'changed':
        return this.#notice(swapIcon(), t.changedHeading, t.changedText, t.see, () =>
          flow.dismiss(),
        );
      case 'failed':
        return this.#notice(infoIcon(), t.failedHeading, t.failedText, t.tryAgain, () =>
          flow.dismiss(),
        );
      case 'forbidden':
        return this.#forbidden();
      default:
        break;
    }
    const { me, now } = this.#resource;
    const view: BookingView = { item, me, now, flow, l: this.#l };
    if (flow.callBack) return calledBack(view);
    if (flow.stage === 'call-back') return callBackForm(view);
    const { visit } = flow;
    if (visit && visit.status !== 'cancelled' && flow.stage !== 'move') return this.#visit(item);
    if (flow.phase === 'taken') return taken(view);
    if (!item.may.includes('book') && !visit) return this.#notYet(item);
    return this.#choose(view);
  }

  #visit(item: Recommendation): TemplateResult {
    const flow = this.#flow;
    const { visit } = flow;
    if (!visit) return html``;
    const { me, now } = this.#resource;
    return confirmation({
      visit,
      item: item.appointment ? item : null,
      me,
      now,
      l: this.#l,
      sure: flow.stage === 'cancel',
      working: flow.phase === 'working',
      calendarFailed: flow.calendarFailed,
      calendar: () => void flow.addToCalendar(),
      move: () => flow.open('move'),
      askCancel: () => flow.open('cancel'),
      cancel: () => flow.cancel(),
      keep: () => flow.open('choose'),
    });
  }

  #choose(view: BookingView): TemplateResult {
    const { t } = this.#l;
    const { slots, slotsFailure, chosen } = this.#flow;
    if (slotsFailure?.kind === 'forbidden') return this.#forbidden();
    if (slotsFailure) {
      return this.#notice(refreshIcon(), t.loadFailedHeading, t.loadFailedText, t.tryAgain, () =>
        this.#flow.reloadSlots(),
      );
    }
    if (!slots) return skeleton(t.times, ['third', 'line', 'tall', 'wide', 'wide']);
    return slots.items.length === 0 && !chosen ? this.#empty() : choose(view, slots);
  }

  #empty(): TemplateResult {
    const { t } = this.#l;
    return this.#notice(calendarIcon(), t.emptyHeading, t.emptyText, t.callBack, () =>
      this.#flow.open('call-back'),
    );
  }

  #notSent(): TemplateResult {
    const { t } = this.#l;
    const flow = this.#flow;
    return html`<wk-notice
      urgent
      .icon=${offlineIcon()}
      .heading=${t.offlineHeading}
      .text=${t.offlineText}
    >
      <div class="two">
        <button type="button" class="btn" part="try-now" @click=${() => void flow.tryNow()}>
          ${refreshIcon()}${t.tryAgain}
        </button>
        <button type="button" class="btn" part="take-back" @click=${() => flow.dismiss()}>
          ${undoIcon()}${t.backToTimes}
        </button>
      </div>
    </wk-notice>`;
  }

  #forbidden(): TemplateResult {
    const { t } = this.#l;
    const firm = this.#resource.me?.organization.name ?? '';
    return this.#notice(
      lockIcon(),
      t.notPermittedHeading,
      t.notPermittedText(firm),
      '',
      () => undefined,
    );
  }

  #notYet(item: Recommendation): TemplateResult {
    const { t } = this.#l;
    const lacksScope = this.#resource.me?.scopes.includes('book') === false;
    if (lacksScope && item.status === 'approved') return this.#forbidden();
    return html`<wk-notice
      .icon=${calendarIcon()}
      .heading=${t.notYetHeading}
      .text=${t.notYetText}
    ></wk-notice>`;
  }

  #notice(
    icon: TemplateResult,
    heading: string,
    text: string,
    action: string,
    act: () => void,
  ): TemplateResult {
    return html`<wk-notice
      urgent
      .icon=${icon}
      .heading=${heading}
      .text=${text}
      .action=${action}
      .contact=${helpContact(this.#resource.me)}
      @wk-notice-action=${act}
    ></wk-notice>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-booking': BookingElement;
  }
}
