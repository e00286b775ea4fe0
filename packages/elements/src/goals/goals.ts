import { Task, TaskStatus } from '@lit/task';
import type { Business, Site } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { everything } from '../everything.ts';
import { WkErrorEvent } from '../events.ts';
import { form } from '../form.styles.ts';
import { infoIcon, lockIcon, offlineIcon } from '../icons/first.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/goals.ts';
import { NoticeElement } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import { isAbort, isConnectionError, isProblem } from '../problem.ts';
import { helpContact, skeleton } from '../recommendation/session-notice.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { draftOf, editOf, gapsIn, type GoalsDraft, type Typing } from './goals-draft.ts';
import { goals, plans, usage, type GoalsForm } from './goals-form.ts';
import { said } from './goals-said.ts';
import { styles } from './goals.styles.ts';

type Phase = 'quiet' | 'working' | 'saved' | 'not-sent' | 'failed' | 'denied' | 'stale';
/** What was typed and not saved, and what it was a change of. */
interface Kept {
  readonly draft: GoalsDraft;
  readonly revision: number;
}
interface Known {
  readonly business: Business;
  readonly sites: readonly Site[];
}

/**
 * What a customer's business wants: goals in its own words, hours and cost of standstill of its sites, what is going to
 * change. Said once; the list is ranked by it, findings say the goals back, and the costs count standstill with it.
 * Contacts who may decide write it, others and the firm's staff read it. What was typed and not saved stays in memory
 * until sign-out. Stands inside a `wk-session`.
 *
 * @fires wk-error - It could not be loaded or saved.
 * @csspart add-goal - The button for another goal.
 * @csspart add-plan - The button for another plan.
 * @csspart save - The button that saves.
 * @csspart footer - The firm's number and who is signed in.
 */
export class GoalsElement extends WkElement {
  static readonly uses = { 'wk-notice': NoticeElement };
  static override properties = {
    customerId: { attribute: 'customer-id' },
    version: { state: true, attribute: false },
    phase: { state: true, attribute: false },
    draft: { state: true, attribute: false },
    tried: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];

  /** Whose; needed for staff, a contact's own without it. */
  declare customerId: string | null;
  declare protected version: number;
  declare protected phase: Phase;
  /** What is being typed; `null` while nothing is changed. */
  declare protected draft: GoalsDraft | null;
  declare protected tried: boolean;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/goals.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #session = new SessionController(this, ({ type }) => {
    if (type === 'goals-changed' || type === 'reconnected') this.#refresh();
  });
  #known: Known | null = null;
  #person: string | null = null;
  /** The revision that the draft changes. */
  #base: number | null = null;
  #online = true;

  readonly #load = new Task(this, {
    args: () =>
      [
        this.#session.state?.reason === 'signed-out' ? undefined : this.#session.store,
        this.customerId,
        this.version,
      ] as const,
    task: async ([store, customerId], { signal }) => {
      if (!store) return null;
      const { client } = store;
      const [business, sites] = await Promise.all([
        client.goals.get(customerId ? { customerId } : {}, { signal }),
        this.#sites(signal),
      ]);
      this.#known = { business, sites };
      return this.#known;
    },
    onError: (error) => this.dispatchEvent(new WkErrorEvent(error)),
  });

  constructor() {
    super();
    this.customerId = null;
    this.version = 0;
    this.phase = 'quiet';
    this.draft = null;
    this.tried = false;
  }

  override willUpdate(): void {
    const { state, store } = this.#session;
    const person = state?.me?.person.id ?? null;
    if (person !== this.#person) {
      this.#known = this.#person === null ? this.#known : null;
      this.#person = person;
      const kept = person === null ? null : (store?.draft<Kept>('goals') ?? null);
      this.draft = kept?.draft ?? null;
      this.#base = kept?.revision ?? null;
      this.phase = 'quiet';
    }
    // Somebody else has said it anew while this was being typed.
    const newest = this.#known?.business.revision ?? 0;
    if (this.draft && this.#base !== null && newest > this.#base && this.phase !== 'working')
      this.phase = 'stale';
    // Back on the network: what could not be loaded or sent is tried again without a press.
    const online = state?.online !== false;
    if (online && !this.#online) {
      if (this.phase === 'not-sent') void this.#save();
      if (this.#load.status === TaskStatus.ERROR) this.version += 1;
    }
    this.#online = online;
  }

  override render(): TemplateResult {
    const { lang, dir } = this.#l;
    return html`<div class="wk" lang=${lang} dir=${dir}>
      ${this.#body()} ${this.#known ? footer(this, this.#session.store, this.#common) : nothing}
    </div>`;
  }

  #body(): TemplateResult {
    const { t } = this.#common;
    const { outside, state } = this.#session;
    if (outside) return this.#notice(infoIcon(), t.outsideTitle, t.outsideText, '');
    if (this.#known && state?.me) return this.#page(this.#known);
    if (this.#load.status !== TaskStatus.ERROR)
      return skeleton(this.#l.t.loading, ['third', 'wide', 'tall', 'tall']);
    const { error } = this.#load;
    const again = (): void => void (this.version += 1);
    if (isProblem(error, 'forbidden'))
      return this.#notice(lockIcon(), t.deniedTitle, t.deniedText, '');
    if (isProblem(error, 'not-found'))
      return this.#notice(infoIcon(), t.missingTitle, t.missingText, '');
    return isConnectionError(error)
      ? this.#notice(offlineIcon(), t.offlineTitle, t.offlineText, t.tryAgain, again)
      : this.#notice(infoIcon(), t.failedTitle, t.failedText, t.tryAgain, again);
  }

  #notice(
    icon: TemplateResult,
    heading: string,
    text: string,
    action: string,
    act?: () => void,
  ): TemplateResult {
    return html`<wk-notice
      .icon=${icon}
      .heading=${heading}
      .text=${text}
      .action=${action}
      .contact=${helpContact(this.#session.state?.me ?? null)}
      @wk-notice-action=${act}
    ></wk-notice>`;
  }

  #page({ business, sites }: Known): TemplateResult {
    const { t } = this.#l;
    const { me } = this.#session.state ?? {};
    const head = (more: unknown = nothing): TemplateResult =>
      html`<div class="pad stack">
        <h3>${t.title}</h3>
        <p class="sm mut">${t.lead}</p>
        ${more}
      </div>`;
    const now = this.#session.store?.now() ?? 0;
    if (me?.role !== 'contact' || !me.scopes.includes('decide'))
      return html`${head(this.#last(business))} ${said(this.#l, business, sites, now)}`;
    const draft = this.draft ?? draftOf(business, this.#l.format.locale);
    const empty = business.revision === 0 && this.draft === null;
    const given: GoalsForm = {
      l: this.#l,
      me,
      sites,
      draft,
      gaps: this.tried ? gapsIn(draft, this.#typing) : [],
      change: this.#change,
    };
    return html`${head(
      empty
        ? html`<div class="note accent"><b>${t.emptyTitle}</b><br />${t.emptyText}</div>`
        : this.#last(business),
    )}
    ${goals(given)} ${usage(given)} ${plans(given)} ${this.#end(business)}`;
  }

  #last(business: Business): TemplateResult | typeof nothing {
    const { t } = this.#l;
    if (!business.updatedAt) return nothing;
    return html`<p class="xs mut">${this.#whose(business, t.savedBy)}</p>`;
  }

  /** Who said it last, and when, in a sentence. */
  #whose({ updatedAt, updatedBy }: Business, tell: (name: string, when: string) => string): string {
    if (!updatedAt || !updatedBy) return '';
    const { store, state } = this.#session;
    const zone = state?.me?.organization.timeZone;
    return tell(updatedBy.name, this.#l.format.dateTime(updatedAt, zone, store?.now()));
  }

  #end(business: Business): TemplateResult | typeof nothing {
    const { t } = this.#l;
    const { phase } = this;
    if (this.draft === null && phase !== 'saved') return nothing;
    const gaps = this.tried && this.draft !== null && gapsIn(this.draft, this.#typing).length > 0;
    const words: Record<Phase, string> = {
      quiet: t.unsaved,
      working: t.saving,
      saved: t.saved,
      'not-sent': t.notSent,
      failed: t.failed,
      denied: t.denied,
      stale: this.#whose(business, t.stale),
    };
    const working = phase === 'working';
    return html`<div class="end">
      <p role="status">${gaps ? nothing : words[phase]}</p>
      ${
        this.draft === null
          ? nothing
          : html`<button type="button" class="btn" @click=${this.#takeBack}>
                ${phase === 'stale' ? t.staleTake : t.undo}
              </button>
              <button
                type="button"
                class="btn primary"
                part="save"
                aria-disabled=${working ? 'true' : nothing}
                @click=${() => void this.#save()}
              >
                ${phase === 'stale' ? t.staleSave : t.save}
              </button>`
      }
    </div>`;
  }

  /** Every site of the customer's, however many pages they come on. */
  async #sites(signal: AbortSignal): Promise<Site[]> {
    const client = this.#session.store?.client;
    if (!client) return [];
    const all = await everything((cursor) =>
      client.sites.list({ limit: 100, ...cursor }, { signal }),
    );
    return all.filter(({ customerId }) => !this.customerId || customerId === this.customerId);
  }

  #refresh(): void {
    if (this.phase !== 'working') this.version += 1;
  }

  readonly #change = (draft: GoalsDraft): void => {
    this.#base ??= this.#known?.business.revision ?? 0;
    this.draft = draft;
    this.#session.store?.keep<Kept>('goals', { draft, revision: this.#base });
    if (this.phase !== 'stale') this.phase = 'quiet';
  };

  readonly #takeBack = (): void => {
    this.#forget();
    this.tried = false;
    this.phase = 'quiet';
    this.renderRoot.querySelector<HTMLElement>('h4')?.scrollIntoView({ block: 'nearest' });
  };

  #forget(): void {
    this.draft = null;
    this.#base = null;
    this.#session.store?.keep('goals', null);
  }

  get #typing(): Typing {
    const currency = this.#session.state?.me?.organization.currency ?? 'EUR';
    return { currency, locale: this.#l.format.locale };
  }

  async #save(): Promise<void> {
    const { store, state } = this.#session;
    const { draft } = this;
    if (!draft || !store || !state?.me || !this.#known || this.phase === 'working') return;
    this.tried = true;
    const [gap] = gapsIn(draft, this.#typing);
    if (gap) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    // A press after "somebody changed this" means: over theirs.
    const revision =
      this.phase === 'stale' || this.#base === null ? this.#known.business.revision : this.#base;
    this.phase = 'working';
    try {
      const business = await store.client.goals.put(editOf(draft, this.#typing), {
        revision,
      });
      this.#known = { ...this.#known, business };
      // Typed on meanwhile: that is still to be saved.
      if (this.draft === draft) this.#forget();
      else this.#base = business.revision;
      this.tried = false;
      this.phase = this.draft === null ? 'saved' : 'quiet';
    } catch (error) {
      if (isAbort(error)) return;
      await this.#refused(error);
    }
  }

  async #refused(error: unknown): Promise<void> {
    this.dispatchEvent(new WkErrorEvent(error));
    if (isConnectionError(error)) this.phase = 'not-sent';
    else if (isProblem(error, 'forbidden')) this.phase = 'denied';
    else if (isProblem(error, 'stale')) {
      // Theirs is read, so that what is typed can be put beside it, and saved over it by one more press.
      this.version += 1;
      await this.#load.taskComplete.catch(() => undefined);
      this.phase = 'stale';
    } else this.phase = 'failed';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-goals': GoalsElement;
  }
}
