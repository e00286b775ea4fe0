import { dayIn } from '@wellkept/contracts/day';
import { Task, TaskStatus } from '@lit/task';
import type { Me, Site } from '@wellkept/contracts';
import type { Authority, HandOver } from '@wellkept/contracts/authority';
import { html, nothing, type TemplateResult } from 'lit';
import { WkElement } from '../element.ts';
import { everything } from '../everything.ts';
import { WkErrorEvent } from '../events.ts';
import { form } from '../form.styles.ts';
import { infoIcon, lockIcon, offlineIcon } from '../icons/first.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/authority.ts';
import { NoticeElement } from '../notice/notice.ts';
import { commonWords, footer } from '../parts.ts';
import { isAbort, isConnectionError, isProblem } from '../problem.ts';
import { helpContact, skeleton } from '../recommendation/session-notice.ts';
import { SessionController } from '../session/session-controller.ts';
import { theme } from '../theme.styles.ts';
import { tokens } from '../tokens.ts';
import { draftOf, editOf, gapsIn, type AuthorityDraft, type Typing } from './authority-draft.ts';
import { fields } from './authority-form.ts';
import { links } from './authority-links.ts';
import { history, said, type Said } from './authority-said.ts';
import { styles } from './authority.styles.ts';

type Phase = 'quiet' | 'working' | 'saved' | 'not-sent' | 'failed' | 'denied' | 'stale';
/** What was typed and not saved, and what it was a change of. */
interface Kept {
  readonly draft: AuthorityDraft;
  readonly revision: number;
}
interface Known {
  readonly rules: Authority;
  readonly sites: readonly Site[];
  readonly links: readonly HandOver[];
}
const CHANGES: readonly string[] = [
  'authority-changed',
  'approved-standing',
  'undone',
  'handed-over',
  'hand-over-opened',
  'hand-over-revoked',
  'reconnected',
];

/**
 * Who at the customer may approve what, by the customer's own rules: limits, a second person for large sums, cover while
 * somebody is away, standing authorisations with their running use, and the links that hand single items to somebody.
 * Everybody of the customer reads it; who manages the rules changes them. What was typed and not saved stays in memory
 * until sign-out. Stands inside a `wk-session`.
 *
 * @fires wk-error - It could not be loaded or saved.
 * @csspart change - The button that opens the rules for change.
 * @csspart add-cover - The button for another cover.
 * @csspart add-standing - The button for another standing authorisation.
 * @csspart save - The button that saves.
 * @csspart footer - The firm's number and who is signed in.
 */
export class AuthorityElement extends WkElement {
  static readonly uses = { 'wk-notice': NoticeElement };
  static override properties = {
    customerId: { attribute: 'customer-id' },
    version: { state: true, attribute: false },
    phase: { state: true, attribute: false },
    draft: { state: true, attribute: false },
    tried: { state: true, attribute: false },
    going: { state: true, attribute: false },
    linkSaid: { state: true, attribute: false },
  };
  static override styles = [tokens, theme, form, styles];

  /** Whose; needed for staff, a contact's own without it. */
  declare customerId: string | null;
  declare protected version: number;
  declare protected phase: Phase;
  /** What is being typed; `null` while the rules are only read. */
  declare protected draft: AuthorityDraft | null;
  declare protected tried: boolean;
  /** The link that is being taken back, and what became of the last. */
  declare protected going: string | null;
  declare protected linkSaid: string;

  readonly #l = new Localize(this, { en, de: () => import('../locales/de/authority.ts') });
  readonly #common = new Localize(this, commonWords);
  readonly #session = new SessionController(this, ({ type }) => {
    if (CHANGES.includes(type) && this.phase !== 'working') this.version += 1;
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
      const [rules, sites, given] = await Promise.all([
        client.authority.get(customerId ? { customerId } : {}, { signal }),
        everything((cursor) => client.sites.list({ limit: 100, ...cursor }, { signal })),
        everything((cursor) => client.handOvers.list(cursor, { signal })),
      ]);
      this.#known = {
        rules,
        sites: sites.filter((site) => site.customerId === rules.customer.id),
        links: given,
      };
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
    this.going = null;
    this.linkSaid = '';
  }

  override willUpdate(): void {
    const { state, store } = this.#session;
    const person = state?.me?.person.id ?? null;
    if (person !== this.#person) {
      this.#known = this.#person === null ? this.#known : null;
      this.#person = person;
      const kept = person === null ? null : (store?.draft<Kept>('authority') ?? null);
      this.draft = kept?.draft ?? null;
      this.#base = kept?.revision ?? null;
      this.phase = 'quiet';
    }
    // Somebody else has set them anew while this was being typed.
    const newest = this.#known?.rules.revision ?? 0;
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
    if (this.#known && state?.me) return this.#page(this.#known, state.me);
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

  #page({ rules, sites, links: given }: Known, me: Me): TemplateResult {
    const { t } = this.#l;
    const now = this.#session.store?.now() ?? 0;
    const zone = me.organization.timeZone;
    const told: Said = { l: this.#l, common: this.#common, known: rules, now, zone };
    const decides = me.role === 'contact' && me.scopes.includes('decide');
    return html`<div class="pad stack">
        <h3>${t.title}</h3>
        <p class="sm mut">${t.lead}</p>
        ${this.#standing(rules, me, now, zone)}
      </div>
      ${
        this.draft
          ? fields({
              l: this.#l,
              common: this.#common,
              known: rules,
              sites,
              draft: this.draft,
              gaps: this.tried ? gapsIn(this.draft, this.#typing) : [],
              today: dayIn(now, zone),
              change: this.#change,
            })
          : said(told)
      }
      ${links({
        l: this.#l,
        links: given,
        now,
        zone,
        revoke: decides || me.role === 'desk' ? (link) => void this.#revoke(link) : null,
        going: this.going,
        said: this.linkSaid,
      })}
      ${history(told)} ${this.#end(rules, now, zone)}`;
  }

  /** How the rules stand, and the way to change them for who may. */
  #standing(rules: Authority, me: Me, now: number, zone: string): TemplateResult {
    const { t, format } = this.#l;
    const [last] = rules.changes;
    const managers = rules.people.filter(({ manages }) => manages);
    return html`${
      rules.revision === 0
        ? html`<div class="note accent">
            <b>${t.noneTitle}</b><br />${t.noneText}
            ${rules.mayChange ? nothing : t.noneAsk(me.organization.name)}
          </div>`
        : nothing
    }
    ${
      last
        ? html`<p class="xs mut">
            ${t.changedBy(last.by?.name ?? t.theFirm, format.dateTime(last.at, zone, now))}
            ${
              rules.mayChange || managers.length === 0
                ? nothing
                : t.onlyManagers(format.list(managers.map(({ person }) => person.name)))
            }
          </p>`
        : nothing
    }
    ${
      rules.mayChange && me.role === 'contact' && this.draft === null
        ? html`<button type="button" class="btn change" part="change" @click=${this.#begin}>
            ${t.change}
          </button>`
        : nothing
    }`;
  }

  #end(rules: Authority, now: number, zone: string): TemplateResult | typeof nothing {
    const { t, format } = this.#l;
    const { phase } = this;
    if (this.draft === null && phase !== 'saved') return nothing;
    const gaps = this.tried && this.draft !== null && gapsIn(this.draft, this.#typing).length > 0;
    const [last] = rules.changes;
    const words: Record<Phase, string> = {
      quiet: t.unsaved,
      working: t.saving,
      saved: t.saved,
      'not-sent': t.notSent,
      failed: t.failed,
      denied: t.denied,
      stale: last?.by ? t.stale(last.by.name, format.dateTime(last.at, zone, now)) : t.staleAnybody,
    };
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
                aria-disabled=${phase === 'working' ? 'true' : nothing}
                @click=${() => void this.#save()}
              >
                ${phase === 'stale' ? t.staleSave : t.save}
              </button>`
      }
    </div>`;
  }

  readonly #begin = async (): Promise<void> => {
    if (!this.#known) return;
    this.phase = 'quiet';
    this.#change(draftOf(this.#known.rules, this.#l.format.locale));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('section input')?.focus();
  };

  readonly #change = (draft: AuthorityDraft): void => {
    this.#base ??= this.#known?.rules.revision ?? 0;
    this.draft = draft;
    this.#session.store?.keep<Kept>('authority', { draft, revision: this.#base });
    if (this.phase !== 'stale') this.phase = 'quiet';
  };

  readonly #takeBack = async (): Promise<void> => {
    this.#forget();
    this.tried = false;
    this.phase = 'quiet';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.change')?.focus();
  };

  get #typing(): Typing {
    return { currency: this.#known?.rules.currency ?? 'EUR', locale: this.#l.format.locale };
  }

  #forget(): void {
    this.draft = null;
    this.#base = null;
    this.#session.store?.keep('authority', null);
  }

  async #save(): Promise<void> {
    const { store, state } = this.#session;
    const { draft } = this;
    if (!draft || !store || !state?.me || !this.#known || this.phase === 'working') return;
    this.tried = true;
    if (gapsIn(draft, this.#typing).length > 0) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    // A press after "somebody changed the rules" means: over theirs.
    const revision =
      this.phase === 'stale' || this.#base === null ? this.#known.rules.revision : this.#base;
    this.phase = 'working';
    try {
      const rules = await store.client.authority.put(editOf(draft, this.#typing), {
        revision,
      });
      this.#known = { ...this.#known, rules };
      // Typed on meanwhile: that is still to be saved.
      if (this.draft === draft) this.#forget();
      else this.#base = rules.revision;
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
      // Theirs are read, so that they can be looked at, or saved over by one more press.
      this.version += 1;
      await this.#load.taskComplete.catch(() => undefined);
      this.phase = 'stale';
    } else this.phase = 'failed';
  }

  async #revoke(link: HandOver): Promise<void> {
    const { store } = this.#session;
    if (!store || this.going) return;
    const { t } = this.#l;
    this.going = link.id;
    try {
      const gone = await store.client.handOvers.revoke(link.id);
      if (this.#known) {
        const rest = this.#known.links.map((each) => (each.id === gone.id ? gone : each));
        this.#known = { ...this.#known, links: rest };
      }
      this.linkSaid = t.revoked(link.to.name);
    } catch (error) {
      if (!isAbort(error)) {
        this.dispatchEvent(new WkErrorEvent(error));
        this.linkSaid = t.revokeFailed;
      }
    }
    this.going = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wk-authority': AuthorityElement;
  }
}
