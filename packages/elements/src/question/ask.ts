import { randomId } from '@wellkept/contracts/id';
import type { DecisionRequest, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { WkErrorEvent, WkRecommendationDecidedEvent } from '../events.ts';
import { form } from '../form.styles.ts';
import { Localize } from '../localize.ts';
import { question as en } from '../locales/en/question.ts';
import { phoneLink } from '../parts.ts';
import { failureOf } from '../recommendation/failure.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { styles } from './question.styles.ts';

type Spot = NonNullable<(DecisionRequest & { kind: 'question' })['spot']>;

/** What is kept in the session's memory until the server has it. */
interface Kept {
  readonly text: string;
  /** Of the request that did not arrive: the same question is never asked twice. */
  readonly key: string | null;
}

/** Why it was not taken, as far as a person needs to know. */
type Trouble = 'empty' | 'offline' | 'ended' | 'forbidden' | 'replaced' | 'waiting' | 'failed';

/**
 * A question to the technician, about a finding or about a spot on one of its pictures. What is typed outlives the
 * element, and is sent once however often it is tried.
 *
 * @fires wk-recommendation-decided - The server has the question; it comes with its owner and promised time.
 */
export class AskElement extends WkElement {
  static override properties = {
    recommendation: { attribute: false },
    spot: { attribute: false },
    working: { state: true, attribute: false },
    trouble: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];
  declare recommendation: Recommendation | null;
  /** A place on one of its pictures; `null` for the finding as a whole. */
  declare spot: Spot | null;
  declare protected working: boolean;
  declare protected trouble: Trouble | null;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/question.ts') });
  readonly #session = new SessionController(this);

  constructor() {
    super();
    this.recommendation = null;
    this.spot = null;
    this.working = false;
    this.trouble = null;
  }

  override focus(): void {
    this.renderRoot.querySelector('textarea')?.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const item = this.recommendation;
    const { lang, dir, t } = this.#l;
    if (!item) return nothing;
    const { trouble } = this;
    const empty = trouble === 'empty';
    return html`<form class="wk stack" lang=${lang} dir=${dir} novalidate @submit=${this.#submit}>
      <div class="field">
        <label class="label" for="text"
          >${this.spot ? t.aboutSpot : t.yourQuestion}
          <small>${t.to(item.technician.name)}</small></label
        >
        <textarea
          class="inp"
          id="text"
          part="question-text"
          rows="3"
          maxlength="5000"
          aria-invalid=${empty ? 'true' : nothing}
          aria-describedby="hint"
          .value=${this.#kept.text}
          @input=${this.#write}
        ></textarea>
        <p class=${empty ? 'gap' : 'xs mut'} id="hint" role=${empty ? 'alert' : nothing}>
          ${empty ? t.writeFirst : t.promise}
        </p>
      </div>
      ${trouble && trouble !== 'empty' ? this.#said(trouble) : nothing}
      <button
        type="submit"
        class="btn primary wide"
        part="send-question"
        aria-disabled=${this.working ? 'true' : nothing}
      >
        ${this.working ? t.sending : this.#kept.key ? t.sendAgain : t.send}
      </button>
    </form>`;
  }

  #said(trouble: Exclude<Trouble, 'empty'>): TemplateResult {
    const { t } = this.#l;
    const organization = this.#session.state?.me?.organization;
    return html`<p class="note sm" role="alert">
      ${t[`trouble.${trouble}`]}
      ${organization ? html` ${t.orRing} ${phoneLink(organization.phone)}` : nothing}
    </p>`;
  }

  get #key(): string {
    const { spot, recommendation } = this;
    return `ask:${recommendation?.id}:${spot?.evidenceId ?? ''}`;
  }

  get #kept(): Kept {
    return this.#session.store?.draft<Kept>(this.#key) ?? { text: '', key: null };
  }

  #keep(kept: Kept | null): void {
    this.#session.store?.keep(this.#key, kept);
    this.requestUpdate();
  }

  readonly #write = (event: Event): void => {
    this.trouble = null;
    // Another question than the one that did not arrive.
    this.#keep({ text: (event.target as HTMLTextAreaElement).value, key: null });
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { store } = this.#session;
    const item = this.recommendation;
    const text = this.#kept.text.trim();
    if (!store || !item?.proposal || this.working) return;
    if (text === '') {
      this.trouble = 'empty';
      this.focus();
      return;
    }
    const key = this.#kept.key ?? randomId();
    this.#keep({ text: this.#kept.text, key });
    this.working = true;
    this.trouble = null;
    const { spot } = this;
    const { version } = item.proposal;
    try {
      const asked = await store.client.recommendations.decide(
        item.id,
        { kind: 'question', version, text, ...(spot && { spot }) },
        { key, revision: item.revision },
      );
      this.#keep(null);
      this.dispatchEvent(new WkRecommendationDecidedEvent(asked));
    } catch (error) {
      this.dispatchEvent(new WkErrorEvent(error));
      this.trouble = troubleOf(error);
      // What the server refused did not happen: asked again, it is a new request.
      if (this.trouble !== 'offline' && this.trouble !== 'failed')
        this.#keep({ text: this.#kept.text, key: null });
    } finally {
      this.working = false;
    }
  };
}

const troubleOf = (error: unknown): Trouble => {
  const failure = failureOf(error);
  if (failure.kind !== 'refused') return failure.kind === 'bug' ? 'failed' : failure.kind;
  switch (failure.problem.code) {
    case 'version-replaced':
    case 'stale':
      return 'replaced';
    case 'not-in-this-state':
      return 'waiting';
    default:
      return 'failed';
  }
};

declare global {
  interface HTMLElementTagNameMap {
    'wk-ask': AskElement;
  }
}
