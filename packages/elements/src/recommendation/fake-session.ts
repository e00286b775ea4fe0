// For this package's tests: a session without a server. Not exported.
import { ContextProvider } from '@lit/context';
import type { Client, GivenAct, KeptAct } from '@wellkept/client';
import type { Me, Problem, ProblemCode } from '@wellkept/contracts';
import { render, type TemplateResult } from 'lit';
import { sessionContext } from '../session/session-context.ts';
import type {
  SessionActs,
  SessionChange,
  SessionState,
  SessionStore,
} from '../session/session-store.ts';

/** Only the calls a test is about. */
export type FakeClient = {
  readonly [Area in keyof Client]?: Client[Area] extends (...values: never[]) => unknown
    ? Client[Area]
    : Partial<Client[Area]>;
};

export interface FakeSession extends SessionStore {
  /** Changes the state and tells it. */
  set(change: Partial<SessionState>): void;
  /** Says what the live stream would. */
  tell(change: SessionChange): void;
  restarted: number;
}

/** Aoife Brennan of Linden Foods at Northside Mechanical, on Tue 24 Nov 2026, 9:41 am; as the fixtures know her. */
const aoife: Me = {
  person: { id: 'per_aoife', name: 'Aoife Brennan', title: 'Facilities manager', side: 'customer' },
  role: 'contact',
  customer: { id: 'cus_linden', name: 'Linden Foods' },
  organization: {
    id: 'org_northside',
    name: 'Northside Mechanical',
    phone: '+353 1 555 0142',
    phoneHours: 'Mon to Fri, 7 am – 6 pm',
    coordinator: {
      id: 'per_maria',
      name: 'Maria Duffy',
      title: 'Service coordinator',
      side: 'firm',
    },
    currency: 'EUR',
    timeZone: 'Europe/Dublin',
    taxName: 'VAT',
    signatureAbove: null,
  },
  scopes: ['view', 'decide', 'book', 'feedback'],
  now: '2026-11-24T09:41:00.000Z',
};

/** Keeps what is lost on the line, in memory, and sends it when told to. */
const fakeActs = ({ acts }: FakeClient, session: () => FakeSession): SessionActs => {
  const take = async (given: GivenAct): Promise<KeptAct> => {
    const end = { given, lasting: true, problem: null, act: null } as const;
    try {
      const act = (await acts?.take?.(given.request, { key: given.key })) ?? null;
      return { ...end, state: 'sent', act };
    } catch (error) {
      if ((error as Error).name === 'ConnectionError') return { ...end, state: 'waiting' };
      throw error;
    }
  };
  const replace = (next: (kept: readonly KeptAct[]) => readonly KeptAct[]): void =>
    session().set({ kept: next(session().state.kept) });
  return {
    prepare: async () => undefined,
    give: async (given) => {
      const end = await take(given);
      if (end.state === 'waiting') replace((kept) => [...kept, end]);
      return end.act;
    },
    retry: async () => {
      const waiting = session().state.kept.filter(({ state }) => state === 'waiting');
      for (const { given } of waiting) {
        const end = await take(given);
        replace((kept) => kept.map((each) => (each.given.key === given.key ? end : each)));
      }
    },
    claim: () => () => undefined,
    isClaimed: () => false,
    drop: async (key) => replace((kept) => kept.filter(({ given }) => given.key !== key)),
  };
};

export const fakeSession = (client: FakeClient, me: Me = aoife): FakeSession => {
  const listeners = new Set<() => void>();
  const changes = new Set<(change: SessionChange) => void>();
  const drafts = new Map<string, unknown>();
  let state: SessionState = {
    status: 'ready',
    me,
    reason: null,
    online: true,
    error: null,
    kept: [],
  };
  const session: FakeSession = {
    get state() {
      return state;
    },
    client: client as unknown as Client,
    acts: fakeActs(client, () => session),
    restarted: 0,
    now: () => Date.parse(me.now),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onChange: (listener) => {
      changes.add(listener);
      return () => changes.delete(listener);
    },
    restart: async () => {
      session.restarted += 1;
      session.set({ status: 'ready', reason: null });
    },
    signOut: async () => session.set({ status: 'ended', reason: 'signed-out', me: null }),
    keep: (key, draft) => void (draft === null ? drafts.delete(key) : drafts.set(key, draft)),
    draft: <T>(key: string) => (drafts.get(key) as T | undefined) ?? null,
    set: (change) => {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },
    tell: (change) => {
      for (const listener of changes) listener(change);
    },
  };
  return session;
};

let shown: HTMLElement[] = [];
afterEach(() => {
  for (const element of shown) element.remove();
  shown = [];
});

/**
 * Shows a template inside a session and hands back its element, once what it loads is there. Waits by time and not for
 * the next frame: a browser draws no frames for a tab that another test's tab covers.
 */
export const inSession = async <T extends Element>(
  session: SessionStore,
  template: TemplateResult,
): Promise<T> => {
  const around = document.createElement('div');
  new ContextProvider(around, { context: sessionContext, initialValue: session });
  document.body.append(around);
  shown.push(around);
  render(template, around);
  await settled();
  return around.firstElementChild as T;
};

/** Lets what was just begun come to its end: answers of the fake client, and the renders after them. */
export const settled = (milliseconds = 40): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until the elements inside one are loaded and have drawn themselves; a busy machine takes its time. */
export const loaded = async (element: Element): Promise<void> => {
  for (let left = 200; left > 0 && element.shadowRoot?.querySelector(':not(:defined)'); left -= 1) {
    await settled(25);
  }
  await settled(60);
};

/** The first match, through shadow roots. */
export const deep = <T extends Element = HTMLElement>(
  root: Element | ShadowRoot,
  selector: string,
): T | null => {
  const within = root instanceof Element && root.shadowRoot ? root.shadowRoot : root;
  const found = within.querySelector<T>(selector);
  if (found) return found;
  for (const element of within.querySelectorAll('*')) {
    const inner = element.shadowRoot && deep<T>(element, selector);
    if (inner) return inner;
  }
  return null;
};

/** What a reader sees, through shadow roots and without what is only for styles. */
export const textOf = (root: Node): string => {
  if (root instanceof Text) return root.data;
  if (root instanceof HTMLStyleElement) return '';
  const inner = root instanceof Element ? [...(root.shadowRoot?.childNodes ?? [])] : [];
  return [...inner, ...root.childNodes].map(textOf).join(' ').replace(/\s+/gu, ' ');
};

/** A click that waits for what it leads to. */
export const press = async (root: Element, selector: string): Promise<void> => {
  const target = deep(root, selector);
  if (!target) throw new Error(`nothing to press: ${selector}`);
  target.click();
  await settled();
};

/** Types into a field. */
export const type = async (root: Element, selector: string, value: string): Promise<void> => {
  const field = deep<HTMLInputElement>(root, selector);
  if (!field) throw new Error(`no field: ${selector}`);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settled();
};

/** The line is dead. */
export const lost = (): Error => Object.assign(new Error('no answer'), { name: 'ConnectionError' });

/** The server says no. */
export const refused = (code: ProblemCode, more: Partial<Problem> = {}): Error =>
  Object.assign(new Error(code), {
    name: 'ProblemError',
    problem: {
      type: `urn:wellkept:problem:${code}`,
      title: code,
      status: 409,
      code,
      ...more,
    } satisfies Problem,
  });
