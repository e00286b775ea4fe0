import type { DecisionRequest, Problem, Recommendation } from '@wellkept/contracts';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { WkErrorEvent, WkRecommendationDecidedEvent } from '../events.ts';
import { failureOf } from '../recommendation/failure.ts';
import type { RecommendationResource } from '../recommendation/recommendation-resource.ts';
import { dayIn } from '../recommendation/site-time.ts';
import {
  emptyDraft,
  isStarted,
  toRequest,
  type DecisionDraft,
  type DraftGap,
} from './decision-draft.ts';

/** An answer that did not arrive: sent again only with the same key, so that it can never count twice. */
interface Pending {
  readonly request: DecisionRequest;
  readonly key: string;
  readonly revision: number;
  /** When it was first sent, in milliseconds by the server's clock. */
  readonly since: number;
}

/** What is kept in the session's memory, so that nothing typed is lost when the element leaves the page. */
interface Kept {
  readonly draft: DecisionDraft;
  readonly readVersion: number;
  readonly pending: Pending | null;
}

/** How sending goes. What follows from the recommendation itself (expired, replaced) is not part of it. */
export type Phase =
  | { readonly kind: 'idle' | 'working' | 'not-sent' | 'moved' | 'forbidden' }
  | { readonly kind: 'won'; readonly winner: NonNullable<Problem['winner']> }
  | { readonly kind: 'failed'; readonly reference: string | null };

/** What became of taking an answer back, or of asking for a price. */
export type SideTrip = 'working' | 'too-late' | 'failed' | null;

/** One person's answer to one recommendation: typed, sent, kept when it could not be sent, taken back. */
export class DecisionAnswer implements ReactiveController {
  phase: Phase = { kind: 'idle' };
  gap: DraftGap | null = null;
  undoing: SideTrip = null;
  asking: SideTrip = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #resource: RecommendationResource;
  #id: string | null = null;
  #kept: Kept | null = null;
  #online = true;

  constructor(host: ReactiveControllerHost & HTMLElement, resource: RecommendationResource) {
    this.#host = host;
    this.#resource = resource;
    host.addController(this);
  }

  get draft(): DecisionDraft {
    return this.#kept?.draft ?? emptyDraft;
  }

  get pending(): Pending | null {
    return this.#kept?.pending ?? null;
  }

  /** The proposal on screen is not the one the person began to read. */
  get replaced(): boolean {
    const version = this.#resource.item?.proposal?.version;
    return this.#kept !== null && version !== undefined && version !== this.#kept.readVersion;
  }

  hostUpdate(): void {
    const { item, store } = this.#resource;
    if (item && item.id !== this.#id) this.#open(item);
    if (item && this.phase.kind === 'not-sent' && this.#arrived(item)) this.takeBack();
    const online = store?.state.online ?? true;
    if (online && !this.#online && this.phase.kind === 'not-sent') void this.tryNow();
    this.#online = online;
  }

  /** The connection came back after a gap. */
  reconnected(): void {
    if (this.phase.kind === 'not-sent') void this.tryNow();
  }

  write(draft: DecisionDraft): void {
    this.gap = null;
    this.#keep({ draft });
  }

  /** Goes on with the newest version; what was typed stays. */
  readNewest(): void {
    const version = this.#resource.item?.proposal?.version;
    if (version !== undefined) this.#keep({ readVersion: version });
    this.#be({ kind: 'idle' });
  }

  dismiss(): void {
    this.#be({ kind: 'idle' });
  }

  async send(): Promise<void> {
    const { item, now } = this.#resource;
    const kept = this.#kept;
    if (!item?.proposal || !kept || this.phase.kind === 'working') return;
    const today = dayIn(now, item.site.timeZone);
    const request = toRequest(kept.draft, kept.readVersion, item.proposal.options, today);
    if (typeof request === 'string') {
      this.gap = request;
      this.#host.requestUpdate();
      return;
    }
    this.#keep({
      pending: { request, key: crypto.randomUUID(), revision: item.revision, since: now },
    });
    await this.tryNow();
  }

  /** Sends what waits, with its first key. */
  async tryNow(): Promise<void> {
    const { store, item } = this.#resource;
    const { pending } = this;
    if (!store || !item || !pending || this.phase.kind === 'working') return;
    this.#be({ kind: 'working' });
    try {
      const { key, revision } = pending;
      const answer = await store.client.recommendations.decide(item.id, pending.request, {
        key,
        revision,
      });
      this.#settle(answer);
    } catch (error) {
      await this.#fail(error);
    }
  }

  /** Drops an answer that was not sent; what was typed stays in the form. */
  takeBack(): void {
    this.#keep({ pending: null });
    this.#be({ kind: 'idle' });
  }

  /** Takes a decision back that the server already has. */
  async undo(): Promise<void> {
    const { store, item } = this.#resource;
    if (!store || !item || this.undoing === 'working') return;
    this.undoing = 'working';
    this.#host.requestUpdate();
    try {
      const answer = await store.client.recommendations.undo(item.id, { revision: item.revision });
      this.undoing = null;
      this.#settle(answer);
    } catch (error) {
      const failure = failureOf(error);
      this.undoing =
        failure.kind === 'refused' && failure.problem.code === 'undo-too-late'
          ? 'too-late'
          : 'failed';
      this.#report(error);
      if (failure.kind === 'refused') this.#resource.refresh();
    }
    this.#host.requestUpdate();
  }

  async askFreshPrice(): Promise<void> {
    const { store, item } = this.#resource;
    if (!store || !item || this.asking === 'working') return;
    this.asking = 'working';
    this.#host.requestUpdate();
    try {
      const answer = await store.client.recommendations.freshPrice(item.id, {
        revision: item.revision,
      });
      this.asking = null;
      this.#settle(answer);
    } catch (error) {
      this.asking = 'failed';
      this.#report(error);
      if (failureOf(error).kind === 'refused') this.#resource.refresh();
    }
    this.#host.requestUpdate();
  }

  async signIn(): Promise<void> {
    await this.#resource.store?.restart();
    this.#be({ kind: 'idle' });
  }

  /** It did arrive, only its answer was lost. */
  #arrived(item: Recommendation): boolean {
    const { pending } = this;
    const { decision } = item;
    if (!pending || !decision || decision.by.id !== this.#resource.me?.person.id) return false;
    // The clocks of both sides agree to within a minute.
    return (
      decision.kind === pending.request.kind && Date.parse(decision.at) > pending.since - 60_000
    );
  }

  #open(item: Recommendation): void {
    this.#id = item.id;
    this.phase = { kind: 'idle' };
    this.gap = null;
    this.undoing = null;
    this.asking = null;
    const kept = this.#resource.store?.draft<Kept>(`decision:${item.id}`) ?? null;
    this.#kept = kept ?? {
      draft: emptyDraft,
      readVersion: item.proposal?.version ?? 0,
      pending: null,
    };
    if (kept?.pending) this.phase = { kind: 'not-sent' };
  }

  #keep(change: Partial<Kept>): void {
    if (!this.#kept || !this.#id) return;
    this.#kept = { ...this.#kept, ...change };
    const worth = isStarted(this.#kept.draft) || this.#kept.pending !== null;
    this.#resource.store?.keep(`decision:${this.#id}`, worth ? this.#kept : null);
    this.#host.requestUpdate();
  }

  #settle(answer: Recommendation): void {
    this.#keep({ draft: emptyDraft, pending: null, readVersion: answer.proposal?.version ?? 0 });
    this.#resource.replace(answer);
    this.#be({ kind: 'idle' });
    this.#host.dispatchEvent(new WkRecommendationDecidedEvent(answer));
  }

  async #fail(error: unknown): Promise<void> {
    const failure = failureOf(error);
    this.#report(error);
    if (failure.kind === 'offline') return this.#be({ kind: 'not-sent' });
    // Whatever else happened, this key has had its answer: the next attempt is a new one.
    this.#keep({ pending: null });
    // That the session ended, the session says itself; once it goes on, so does the form.
    if (failure.kind === 'ended') return this.#be({ kind: 'idle' });
    if (failure.kind === 'forbidden') return this.#be({ kind: 'forbidden' });
    if (failure.kind === 'bug') return this.#be({ kind: 'failed', reference: null });
    const { problem } = failure;
    const changed = [
      'already-decided',
      'stale',
      'version-replaced',
      'price-expired',
      'not-in-this-state',
    ];
    if (changed.includes(problem.code)) await this.#resource.reload().catch(() => null);
    if (problem.code === 'already-decided' && problem.winner) {
      this.#keep({ draft: emptyDraft });
      return this.#be({ kind: 'won', winner: problem.winner });
    }
    if (problem.code === 'version-replaced' || problem.code === 'price-expired')
      return this.#be({ kind: 'idle' });
    if (changed.includes(problem.code)) return this.#be({ kind: this.replaced ? 'idle' : 'moved' });
    this.#be({ kind: 'failed', reference: problem.requestId ?? null });
  }

  #be(phase: Phase): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }

  #report(error: unknown): void {
    this.#host.dispatchEvent(new WkErrorEvent(error));
  }
}
