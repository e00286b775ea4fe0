import { randomId } from '@wellkept/contracts/id';
import type { Feedback, FeedbackRequest } from '@wellkept/contracts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { WkErrorEvent, WkFeedbackGivenEvent } from '../events.ts';
import { codeOf, failureOf, type Failure } from '../recommendation/failure.ts';
import type { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import { noFeedback, type FeedbackDraft } from './feedback-form.ts';

export type FeedbackPhase = 'idle' | 'working' | 'not-sent' | 'forbidden' | 'failed';

const phaseAfter: Record<Failure['kind'], FeedbackPhase> = {
  offline: 'not-sent',
  // The session says itself that it ended; once it goes on, so does the form.
  ended: 'idle',
  forbidden: 'forbidden',
  refused: 'failed',
  bug: 'failed',
};

/** One visit's feedback: typed, sent once, kept when it could not be sent; and closing what it opened. */
export class FeedbackSending implements ReactiveController {
  phase: FeedbackPhase = 'idle';
  draft: FeedbackDraft = noFeedback;
  /** As the server answered; newer than the visit's own for a moment. */
  given: Feedback | null = null;
  closing: 'working' | 'failed' | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #resource: RecommendationResource;
  #visitId: string | null = null;
  #key: string | null = null;
  #online = true;

  constructor(host: ReactiveControllerHost & HTMLElement, resource: RecommendationResource) {
    this.#host = host;
    this.#resource = resource;
    host.addController(this);
  }

  hostUpdate(): void {
    const { item, store } = this.#resource;
    const visitId = item?.visit?.id ?? null;
    if (visitId !== this.#visitId) {
      this.#visitId = visitId;
      this.given = null;
      this.phase = 'idle';
      this.draft = (visitId && store?.draft<FeedbackDraft>(`feedback:${visitId}`)) || noFeedback;
    }
    const online = store?.state.online ?? true;
    if (online && !this.#online && this.phase === 'not-sent') void this.send();
    this.#online = online;
  }

  reconnected(): void {
    if (this.phase === 'not-sent') void this.send();
  }

  write(draft: FeedbackDraft): void {
    this.draft = draft;
    // Other marks are another request, which the old key must not stand for.
    this.#key = null;
    if (this.#visitId) this.#resource.store?.keep(`feedback:${this.#visitId}`, draft);
    this.#host.requestUpdate();
  }

  /** Sends the marks; again with the same key after a lost connection. */
  async send(): Promise<void> {
    const { store } = this.#resource;
    const { outcome, delivery, thank } = this.draft;
    const visitId = this.#visitId;
    if (!store || !visitId || outcome === null || delivery === null || this.phase === 'working')
      return;
    const text = this.draft.text.trim();
    const body: FeedbackRequest = { outcome, delivery, thank, ...(text && { text }) };
    this.#key ??= randomId();
    this.#be('working');
    try {
      this.given = await store.client.visits.feedback(visitId, body, { key: this.#key });
      store.keep(`feedback:${visitId}`, null);
      this.#key = null;
      this.#be('idle');
      this.#host.dispatchEvent(new WkFeedbackGivenEvent(this.given));
      await this.#resource.reload().catch(() => this.#resource.refresh());
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== 'offline') this.#key = null;
      this.#host.dispatchEvent(new WkErrorEvent(error));
      // Somebody else gave marks meanwhile: show theirs.
      if (codeOf(failure) === 'not-in-this-state') this.#resource.refresh();
      this.#be(phaseAfter[failure.kind]);
    }
  }

  dismiss(): void {
    this.#be('idle');
  }

  async signIn(): Promise<void> {
    await this.#resource.store?.restart();
    this.#be('idle');
  }

  /** The customer says that what went wrong is in order now. */
  async close(): Promise<void> {
    const { store, item } = this.#resource;
    if (!store || !item || this.closing === 'working') return;
    this.closing = 'working';
    this.#host.requestUpdate();
    try {
      this.#resource.replace(
        await store.client.recommendations.confirm(item.id, { revision: item.revision }),
      );
      this.closing = null;
    } catch (error) {
      this.closing = 'failed';
      this.#host.dispatchEvent(new WkErrorEvent(error));
      if (failureOf(error).kind === 'refused') this.#resource.refresh();
    }
    this.#host.requestUpdate();
  }

  #be(phase: FeedbackPhase): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }
}
