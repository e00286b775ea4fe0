import type { Scenario } from '@wellkept/contracts/economics';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { WkErrorEvent } from '../../events.ts';
import type { Format } from '../../format.ts';
import { isAbort } from '../../problem.ts';
import type { SessionStore } from '../../session/session-store.ts';
import { fileName, saveFile } from '../../save-file.ts';
import type { Outside } from './take-away.ts';

/** The case a session is about, or null without one. */
export interface About {
  readonly store: SessionStore;
  readonly id: string;
}

/** What the firm's server does for taking the calculation away: the page, and keeping the reader's numbers. */
export class FirmSide implements ReactiveController {
  #page: Outside['page'] = 'idle';
  #sending: Outside['sending'] = 'idle';
  #latest: Scenario | null = null;
  /** Kept the same while nothing has changed, so that what hangs on it is not drawn anew. */
  #outside: { readonly key: string; readonly value: Outside } | null = null;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #about: () => About | null;

  constructor(host: ReactiveControllerHost & HTMLElement, about: () => About | null) {
    this.#host = host;
    this.#about = about;
    host.addController(this);
  }

  hostConnected(): void {}

  /** The numbers the reader sent last; asked for with the case. Not to know them is no fault of the case's. */
  async load({ store, id }: About, signal: AbortSignal): Promise<void> {
    this.#page = this.#sending = 'idle';
    this.#latest = null;
    if (!mayHave(store)) return;
    try {
      const { items } = await store.client.recommendations.scenarios(id, { signal });
      this.#latest = items[0] ?? null;
    } catch (error) {
      if (!isAbort(error)) this.#tell(error);
    }
  }

  /** What the reader sent last: value by path. */
  get numbers(): Readonly<Record<string, number>> | null {
    if (!this.#latest) return null;
    return Object.fromEntries(this.#latest.changes.map(({ path, now }) => [path, now]));
  }

  outside(format: Format): Outside | null {
    const about = this.#about();
    const me = about?.store.state.me;
    if (!about || !me) return null;
    const { name, timeZone } = me.organization;
    const at = this.#latest?.at;
    const on = at ? format.dateTime(at, timeZone, about.store.now()) : null;
    const maySend = mayHave(about.store) && me.scopes.includes('decide');
    const key = [about.id, name, this.#page, this.#sending, this.#latest?.id, on, maySend].join();
    if (this.#outside?.key !== key) {
      const sent = on === null ? null : { on, numbers: this.numbers ?? {} };
      const value = { firm: name, page: this.#page, sending: this.#sending, maySend, sent };
      this.#outside = { key, value };
    }
    return this.#outside.value;
  }

  /** Fetches the page, worked out with the reader's own numbers, and hands it to the browser. */
  async savePage(
    lang: string,
    unit: string,
    date: string,
    own: Readonly<Record<string, number>>,
  ): Promise<void> {
    const about = this.#about();
    if (!about || this.#page === 'busy') return;
    this.#set('busy', this.#sending);
    try {
      const page = await about.store.client.recommendations.businessCase(about.id, {
        lang,
        ...(Object.keys(own).length > 0 && { assumptions: JSON.stringify(own) }),
      });
      saveFile(page, fileName(unit, date, 'pdf'));
      this.#set('idle', this.#sending);
    } catch (error) {
      this.#set('failed', this.#sending);
      this.#tell(error);
    }
  }

  async send(assumptions: Readonly<Record<string, number>>, note: string): Promise<void> {
    const about = this.#about();
    if (!about || this.#sending === 'busy') return;
    this.#set(this.#page, 'busy');
    try {
      const body = { assumptions: { ...assumptions }, ...(note !== '' && { note }) };
      this.#latest = await about.store.client.recommendations.sendScenario(about.id, body);
      this.#set(this.#page, 'idle');
    } catch (error) {
      this.#set(this.#page, 'failed');
      this.#tell(error);
    }
  }

  #set(page: Outside['page'], sending: Outside['sending']): void {
    this.#page = page;
    this.#sending = sending;
    this.#host.requestUpdate();
  }

  #tell(error: unknown): void {
    this.#host.dispatchEvent(new WkErrorEvent(error));
  }
}

/** Numbers of their own have the customer's contacts; staff read theirs elsewhere. */
const mayHave = (store: SessionStore): boolean => store.state.me?.role === 'contact';
