import type { Photo, Question, Recommendation, RecommendationEvent } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import type { Definable } from '../define.ts';
import { form } from '../form.styles.ts';
import { askIcon, cameraIcon, clockIcon, pinIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import { question as en } from '../locales/en/question.ts';
import { avatar, phoneLink } from '../parts.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { AskElement } from './ask.ts';
import { nearMoment, timeLeft } from './clock.ts';
import { styles } from './question.styles.ts';

/** The reader wants to see a picture, at a question's pin where it has one. Not composed: it is for the element around. */
export class WkShowPhotoRequestEvent extends Event {
  static readonly type = 'wk-show-photo-request';
  readonly photoId: string;
  readonly questionId: string;
  constructor(photoId: string, questionId: string) {
    super(WkShowPhotoRequestEvent.type, { bubbles: true });
    this.photoId = photoId;
    this.questionId = questionId;
  }
}

/** How often the clock of a promise is read, in milliseconds. */
const tick = 30_000;

/**
 * A leaf: the questions about one recommendation and what became of each, with a clock that runs while an answer is
 * owed. A promise that was moved says why; one that was not kept says so, and whom to ring.
 *
 * @fires wk-show-photo-request - A picture that belongs to a question is to be shown.
 */
export class QuestionsElement extends WkElement {
  static readonly uses: Readonly<Record<string, Definable>> = { 'wk-ask': AskElement };
  static override properties = {
    item: { attribute: false },
    asking: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare item: Recommendation | null;
  /** Another question is being written. */
  declare protected asking: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/question.ts') });
  readonly #session = new SessionController(this);
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.item = null;
    this.asking = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      if (this.item?.questions.some((question) => question.answer === null)) this.requestUpdate();
    }, tick);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render(): TemplateResult | typeof nothing {
    const { item } = this;
    const { lang, dir } = this.#l;
    if (!item) return nothing;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      <ol class="stack thread" part="thread">
        ${item.questions.map((question) => this.#question(item, question))}
      </ol>
      ${this.#again(item)}
    </div>`;
  }

  get #now(): number {
    return this.#session.store?.now() ?? Date.now();
  }

  #at(item: Recommendation, instant: string): string {
    return this.#l.format.dateTime(instant, item.site.timeZone, this.#now);
  }

  #question(item: Recommendation, question: Question): TemplateResult {
    return html`<li class="stack" part="asked">
      <div class="person top">
        ${avatar(question.askedBy)}
        <div class="stack tight">
          <p class="sm"><b>${question.askedBy.name}</b></p>
          <p class="sm text"><bdi>${question.text}</bdi></p>
          <p class="xs mut">${this.#at(item, question.askedAt)}</p>
          ${this.#spot(item, question)}
        </div>
      </div>
      ${this.#moves(item, question)}
      ${question.answer === null ? this.#owed(item, question) : this.#answer(item, question)}
    </li>`;
  }

  #spot(item: Recommendation, question: Question): TemplateResult | typeof nothing {
    const { spot } = question;
    const photo = item.evidence.find(
      (each): each is Photo => each.kind === 'photo' && each.id === spot?.evidenceId,
    );
    if (!photo) return nothing;
    return this.#show(photo, question, pinIcon(), this.#l.t.onPicture(photo.caption || photo.alt));
  }

  #show(photo: Photo, question: Question, icon: TemplateResult, words: string): TemplateResult {
    return html`<button
      type="button"
      class="link xs go"
      part="show-photo"
      @click=${() => this.dispatchEvent(new WkShowPhotoRequestEvent(photo.id, question.id))}
    >
      ${icon}<span>${words}</span>
    </button>`;
  }

  /** What was promised anew, and why. */
  #moves(item: Recommendation, question: Question): unknown {
    const { t } = this.#l;
    const until = question.answeredAt ?? '9999';
    const within = ({ type, at }: RecommendationEvent): boolean =>
      type === 'follow-up-moved' && at >= question.askedAt && at <= until;
    return item.history
      .filter(within)
      .map(
        (event) =>
          html`<p class="note sm" part="moved">
            ${t.movedBy(event.by?.name ?? question.owner.name, this.#at(item, event.at))}
            ${event.note ? html`<bdi>“${event.note}”</bdi>` : nothing}
          </p>`,
      );
  }

  #owed(item: Recommendation, question: Question): TemplateResult {
    const { t, format } = this.#l;
    const { owner } = question;
    const now = this.#now;
    const left = Date.parse(question.promisedBy) - now;
    const by = nearMoment(format, question.promisedBy, item.site.timeZone, now);
    const stands = owner.id !== item.technician.id;
    return html`<div class="person top owed" part="owed">
      ${avatar(owner)}
      <div class="stack tight">
        ${
          left > 0
            ? html`<p class="sm"><b>${t.answersBy(owner.name, by)}</b></p>
                <p class="sm clock">${clockIcon()}<span>${timeLeft(left, format.locale)}</span></p>`
            : this.#late(item, owner.name, by)
        }
        ${stands ? html`<p class="xs mut">${t.standsIn(owner.name, item.technician.name)}</p>` : nothing}
      </div>
    </div>`;
  }

  #late(item: Recommendation, name: string, by: string): TemplateResult {
    const { t } = this.#l;
    const organization = this.#session.state?.me?.organization;
    const who = organization?.coordinator?.name ?? item.coordinator?.name ?? organization?.name;
    return html`<p class="sm" role="status"><b>${t.late(name, by)}</b></p>
      ${
        organization
          ? html`<p class="sm">${t.ring(who ?? '')} ${phoneLink(organization.phone)}</p>
              ${organization.phoneHours ? html`<p class="xs mut">${organization.phoneHours}</p>` : nothing}`
          : nothing
      }`;
  }

  #answer(item: Recommendation, question: Question): TemplateResult {
    const { t } = this.#l;
    const by = question.answeredBy ?? question.owner;
    const added = item.evidence.filter(
      (each): each is Photo =>
        each.kind === 'photo' &&
        each.by.id === by.id &&
        each.takenAt >= question.askedAt &&
        each.takenAt <= (question.answeredAt ?? ''),
    );
    return html`<div class="person top" part="answer">
      ${avatar(by)}
      <div class="stack tight">
        <p class="sm"><b>${by.name}</b></p>
        <p class="sm text"><bdi>${question.answer}</bdi></p>
        ${
          question.answeredAt
            ? html`<p class="xs mut">${this.#at(item, question.answeredAt)}</p>`
            : nothing
        }
        ${added.map((photo) => this.#show(photo, question, cameraIcon(), t.withPicture(photo.caption || photo.alt)))}
      </div>
    </div>`;
  }

  #again(item: Recommendation): TemplateResult | typeof nothing {
    const { t } = this.#l;
    if (!item.may.includes('ask')) return nothing;
    if (this.asking)
      return html`<wk-ask
        class="again"
        .recommendation=${item}
        @wk-recommendation-decided=${() => (this.asking = false)}
      ></wk-ask>`;
    return html`<button type="button" class="btn again" part="ask-again" @click=${this.#begin}>
      ${askIcon()}${t.askAgain}
    </button>`;
  }

  readonly #begin = (): void => {
    this.asking = true;
    void this.updateComplete.then(async () => {
      const ask = this.renderRoot.querySelector('wk-ask');
      await ask?.updateComplete;
      ask?.focus();
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-questions': QuestionsElement;
  }
  interface HTMLElementEventMap {
    'wk-show-photo-request': WkShowPhotoRequestEvent;
  }
}
