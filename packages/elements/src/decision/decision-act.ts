import type { KeptAct } from '@wellkept/client';
import type { Act, Me, Problem, Recommendation } from '@wellkept/contracts';
import type { Authority } from '@wellkept/contracts/authority';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { WkErrorEvent, WkRecommendationDecidedEvent } from '../events.ts';
import type { SessionStore } from '../session/session-store.ts';
import type * as Sending from './sending.ts';
import {
  type ActDraft,
  type ActGaps,
  type AnswerDraft,
  emptyDraft,
  emptyFoot,
  type FootDraft,
  isStarted,
  type ReadDraft,
} from './drafts.ts';

/** Where the recommendations of an act come from: one, or several. */
export interface ActSource {
  readonly items: readonly Recommendation[];
  readonly store: SessionStore | undefined;
  readonly me: Me | null;
  /** Milliseconds by the server's clock. */
  readonly now: number;
  /** Takes the server's answer to a write. */
  replace(item: Recommendation): void;
  /** Loads this one again at once. Rejects like the client does. */
  reload(id: string): Promise<Recommendation | null>;
  refresh(): void;
}

/** How sending goes. What follows from a recommendation itself (expired, replaced) is not part of it. */
export type Phase =
  | { readonly kind: 'idle' | 'working' | 'forbidden' }
  | { readonly kind: 'failed'; readonly reference: string | null }
  /** The customer's own rules do not let this reader; these people could. */
  | { readonly kind: 'beyond'; readonly people: readonly string[] };

/** Why one answer was not taken: somebody was first, or the finding has moved on. */
export type Trouble =
  | { readonly kind: 'won'; readonly winner: NonNullable<Problem['winner']> }
  | { readonly kind: 'moved' };

/** What became of taking an answer back, or of asking for a price. */
export type SideTrip = 'working' | 'too-late' | 'failed' | null;

/** One person's answers to one or several recommendations: typed, given in one act, taken back. */
export class DecisionAct implements ReactiveController {
  phase: Phase = { kind: 'idle' };
  gaps: ActGaps = new Map();
  troubles: ReadonlyMap<string, Trouble> = new Map();
  /** What the server took last from here; its receipt is shown. */
  taken: Act | null = null;
  /** By recommendation. */
  undoing: ReadonlyMap<string, SideTrip> = new Map();
  asking: SideTrip = null;
  /** The customer's own rules, once they are known. */
  authority: Authority | null = null;
  readonly source: ActSource;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #language: () => string;
  #drafts = new Map<string, ReadDraft>();
  #foot: FootDraft = emptyFoot;
  #footOf = '';
  #handled = '';
  #rulesAsked = false;
  #release: (() => void) | null = null;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    source: ActSource,
    language: () => string,
  ) {
    this.#host = host;
    this.source = source;
    this.#language = language;
    host.addController(this);
  }

  get draft(): ActDraft {
    return { items: this.source.items, drafts: this.#drafts, foot: this.#foot };
  }

  draftOf(id: string): AnswerDraft {
    return this.#drafts.get(id)?.draft ?? emptyDraft;
  }

  /** The proposal on screen is not the one the person began to read. */
  isReplaced({ id, proposal }: Recommendation): boolean {
    const read = this.#drafts.get(id);
    return read !== undefined && proposal !== null && proposal.version !== read.version;
  }

  /** An act with one of these that waits to be sent, or waited too long. */
  get kept(): KeptAct | null {
    const ids = new Set(this.source.items.map(({ id }) => id));
    return (
      this.source.store?.state.kept.find(({ given }) =>
        given.request.answers.some(({ recommendationId }) => ids.has(recommendationId)),
      ) ?? null
    );
  }

  hostUpdate(): void {
    const { items, store } = this.source;
    for (const item of items) if (!this.#drafts.has(item.id)) this.#open(item);
    const name = items.map(({ id }) => id).join();
    if (name !== this.#footOf) {
      this.#footOf = name;
      this.#foot = store?.draft<FootDraft>(`act:${name}`) ?? emptyFoot;
      this.phase = { kind: 'idle' };
      this.taken = null;
    }
    this.#followKept();
  }

  hostDisconnected(): void {
    this.#release?.();
    this.#release = null;
  }

  /** What sending takes is loaded when a person begins: later there may be no line to load it by. */
  prepare(): Promise<unknown> {
    void this.learnRules();
    return Promise.all([sending(), this.source.store?.acts.prepare()]).catch(() => null);
  }

  /** Asks for the customer's own rules. Without them the server still holds what is sent against them. */
  async learnRules(): Promise<void> {
    const { store } = this.source;
    // A link reaches the one item, not the customer's rules.
    if (this.#rulesAsked || !store || store.state.me?.via === 'hand-over') return;
    this.#rulesAsked = true;
    try {
      this.authority = await store.client.authority.get();
      this.#host.requestUpdate();
    } catch {
      this.authority = null;
    }
  }

  write(id: string, change: Partial<AnswerDraft>): void {
    const read = this.#drafts.get(id);
    if (!read || this.phase.kind === 'working') return;
    this.gaps = new Map();
    this.put(id, { ...read, draft: { ...read.draft, ...change } });
  }

  writeFoot(change: Partial<FootDraft>): void {
    if (this.phase.kind === 'working') return;
    this.gaps = new Map();
    this.putFoot({ ...this.#foot, ...change });
  }

  /** Goes on with what stands there now; what was typed stays. */
  readNewest(item: Recommendation): void {
    const read = this.#drafts.get(item.id);
    if (!read) return;
    this.#calm(item.id);
    this.put(item.id, { ...read, ...asShown(item) });
  }

  dismiss(): void {
    this.be({ kind: 'idle' });
  }

  async send(): Promise<void> {
    const { store, me, now } = this.source;
    if (!store || this.phase.kind === 'working') return;
    this.be({ kind: 'working' });
    try {
      const { give } = await sending();
      await give(this, store, {
        me,
        now,
        authority: this.authority,
        language: this.#language(),
      });
    } catch (error) {
      this.report(error); // The code did not arrive; what was typed is still there.
      this.be({ kind: 'failed', reference: null });
    }
  }

  tryNow(): void {
    void this.source.store?.acts.retry();
  }

  /** Drops an act that was not sent; what was typed goes back into the form. */
  async takeBack(kept: KeptAct): Promise<void> {
    (await sending()).restore(this, kept);
    await this.source.store?.acts.drop(kept.given.key);
  }

  /** Takes a decision back that the server already has. */
  async undo(item: Recommendation): Promise<boolean> {
    return (await this.#afterwards(item.id))?.undo(this, item) ?? false;
  }

  /** Takes back all of an act that still can be; what could not stays as it was. */
  async undoAll(id: string): Promise<void> {
    await (await this.#afterwards(id))?.undoAll(this, id);
  }

  /** How far the answers of the act that is shown have come. */
  async lookAgain(): Promise<void> {
    if (this.taken) await (await sending().catch(() => null))?.lookAgain(this);
  }

  async askFreshPrice(item: Recommendation): Promise<void> {
    try {
      await (await sending()).askFreshPrice(this, item);
    } catch (error) {
      this.ask('failed');
      this.report(error); // The code did not arrive.
    }
  }

  async signIn(): Promise<void> {
    await this.source.store?.restart();
    this.be({ kind: 'idle' });
  }

  /** The server's answer about one of them: shown, and told to the page. */
  told(item: Recommendation): void {
    this.source.replace(item);
    this.#host.dispatchEvent(new WkRecommendationDecidedEvent(item));
    this.#host.requestUpdate();
  }

  put(id: string, read: ReadDraft): void {
    this.#drafts.set(id, read);
    this.source.store?.keep(`decision:${id}`, isStarted(read.draft) ? read : null);
    this.#host.requestUpdate();
  }

  putFoot(foot: FootDraft): void {
    this.#foot = foot;
    this.source.store?.keep(`act:${this.#footOf}`, foot === emptyFoot ? null : foot);
    this.#host.requestUpdate();
  }

  /** Nothing is begun any more. */
  clear(item: Recommendation): void {
    this.#calm(item.id);
    this.put(item.id, { draft: emptyDraft, ...asShown(item) });
  }

  be(phase: Phase): void {
    this.phase = phase;
    this.#host.requestUpdate();
  }

  report(error: unknown): void {
    this.#host.dispatchEvent(new WkErrorEvent(error));
  }

  /** How taking this one back goes. */
  trip(id: string, trip: SideTrip): void {
    this.undoing = new Map(this.undoing).set(id, trip);
    this.#host.requestUpdate();
  }

  /** How asking for a fresh price goes. */
  ask(asking: SideTrip): void {
    this.asking = asking;
    this.#host.requestUpdate();
  }

  /** The act whose receipt is shown, as the server has it now. */
  show(taken: Act): void {
    this.taken = taken;
    this.#host.requestUpdate();
  }

  async #afterwards(id: string): Promise<typeof Sending | null> {
    try {
      return await sending();
    } catch (error) {
      this.trip(id, 'failed');
      this.report(error); // The code did not arrive.
      return null;
    }
  }

  #calm(id: string): void {
    const troubles = new Map(this.troubles);
    troubles.delete(id);
    this.troubles = troubles;
  }

  #open(item: Recommendation): void {
    const kept = this.source.store?.draft<ReadDraft>(`decision:${item.id}`);
    this.#drafts.set(item.id, kept ?? { draft: emptyDraft, ...asShown(item) });
  }

  /** What waited has been sent or refused meanwhile: its end is read here, and then it is put away. */
  #followKept(): void {
    const { store } = this.source;
    const { kept } = this;
    const key = kept?.given.key ?? '';
    if (key === '') this.hostDisconnected();
    else this.#release ??= store?.acts.claim(key) ?? null;
    if (!store || !kept || this.#handled === key) return;
    if (kept.state !== 'sent' && kept.state !== 'refused') return;
    this.#handled = key;
    void sending()
      .then(({ follow }) => follow(this, kept))
      .then(() => store.acts.drop(key))
      .catch((error: unknown) => this.report(error));
  }
}

const asShown = ({ proposal, shown }: Recommendation): Omit<ReadDraft, 'draft'> => ({
  version: proposal?.version ?? 0,
  shown,
});

/** The rest of sending, loaded when a person begins to answer. */
const sending = (): Promise<typeof Sending> => import('./sending.ts');
