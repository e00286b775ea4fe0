import { expect, waitUntil } from '@open-wc/testing';
import { createClient } from '@wellkept/client';
import type { ActRequest, Me } from '@wellkept/contracts';
import { aMe, people } from '@wellkept/testing';
import { actOf } from '../decision/fake-act.ts';
import { createSessionStore, type OwnedSessionStore } from './create-session-store.ts';

const request: ActRequest = {
  answers: [
    {
      recommendationId: 'rec_rtu3',
      revision: 7,
      answer: { kind: 'declined', version: 1, note: 'We close this kitchen in spring.' },
    },
  ],
  language: 'en',
};
const given = (key: string, at = Date.parse(aMe().now)) => ({
  key,
  request,
  files: [],
  at,
  about: { rec_rtu3: { title: 'Compressor 2 worn', tag: 'RTU-3' } },
});
const patience = { timeout: 8000 };

/** A server that takes acts, refuses them, or is not there; shared by all "tabs" of a test. */
class Server {
  online = true;
  me: Me = aMe();
  refusal: object | null = null;
  /** Keys of the acts that were taken, in order. */
  readonly taken: string[] = [];
  readonly seen: string[] = [];
  tokens = 0;

  readonly fetch: typeof fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const headers = new Headers(input instanceof Request ? input.headers : init?.headers);
    if (!this.online) throw new TypeError('Failed to fetch');
    if (url.endsWith('/v1/me')) return Response.json(this.me);
    if (url.endsWith('/v1/acts')) {
      const key = headers.get('idempotency-key') ?? '';
      this.seen.push(key);
      if (this.refusal) return Response.json(this.refusal, { status: 409 });
      if (!this.taken.includes(key)) this.taken.push(key);
      return Response.json(actOf(request, []), { status: 201 });
    }
    if (url.endsWith('/v1/session')) return new Response(null, { status: 204 });
    return new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } });
  };
}

let open: OwnedSessionStore[] = [];
let api = 0;

/** One page of the person at this server. */
const tab = async (server: Server): Promise<OwnedSessionStore> => {
  const store = createSessionStore({
    api: `https://api-${api}.example`,
    createClient,
    fetch: server.fetch,
    getToken: async () => ({
      token: `t${(server.tokens += 1)}`,
      expiresAt: new Date(Date.now() + 900_000).toISOString(),
    }),
  });
  open.push(store);
  await store.start();
  return store;
};
/** Leaves the page without a word, as a phone does. */
const leave = (store: OwnedSessionStore): void => store.close();

const stored = async (): Promise<unknown[]> => {
  const there = await indexedDB.databases();
  if (!there.some(({ name }) => name === 'wellkept-outbox')) return [];
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('wellkept-outbox');
    opening.onsuccess = () => resolve(opening.result);
  });
  const all = await new Promise<unknown[]>((resolve) => {
    const asked = database.transaction('acts').objectStore('acts').getAll();
    asked.onsuccess = () => resolve(asked.result);
  });
  database.close();
  return all.filter((value) => !(value instanceof CryptoKey));
};

beforeEach(() => {
  api = Math.floor(Math.random() * 1e9);
});
afterEach(async () => {
  for (const store of open) await store.signOut().catch(() => undefined);
  open = [];
});

describe('answers on their way', () => {
  it('are taken at once where there is a line, and nothing is stored', async () => {
    const server = new Server();
    const store = await tab(server);
    const act = await store.acts.give(given('k1'));
    expect(act?.id).to.equal('act_new');
    expect(server.taken).to.deep.equal(['k1']);
    expect(store.state.kept).to.have.length(0);
    expect(await stored()).to.have.length(0);
  });

  it('are kept without a line, and sent once by the next page with the same key', async () => {
    const server = new Server();
    const first = await tab(server);
    await first.acts.prepare();
    server.online = false;
    expect(await first.acts.give(given('k2'))).to.equal(null);
    expect(first.state.kept.map(({ state, lasting }) => [state, lasting])).to.deep.equal([
      ['waiting', true],
    ]);
    leave(first);
    server.online = true;
    const tokens = server.tokens;
    const second = await tab(server);
    await waitUntil(() => server.taken.length === 1, 'it is sent', patience);
    await waitUntil(() => second.state.kept[0]?.state === 'sent', 'it says so', patience);
    expect(server.seen).to.deep.equal(['k2']);
    expect(server.tokens, 'with a token got for it').to.be.greaterThan(tokens + 1);
    expect(await stored()).to.have.length(0);
  });

  it('are sent once by several tabs', async () => {
    const server = new Server();
    const first = await tab(server);
    await first.acts.prepare();
    server.online = false;
    await first.acts.give(given('k3'));
    const others = [await tab(server), await tab(server)];
    server.online = true;
    await Promise.all(
      [first, ...others].map((store) => store.restart().then(() => store.acts.retry())),
    );
    await waitUntil(() => server.taken.length === 1, 'it is sent', patience);
    expect(server.seen).to.deep.equal(['k3']);
  });

  it('cannot be read in what the browser stores, nor can the key be had', async () => {
    const server = new Server();
    const store = await tab(server);
    await store.acts.prepare();
    server.online = false;
    await store.acts.give(given('k4'));
    const [record] = (await stored()) as { parts: { bytes: ArrayBuffer }[] }[];
    const text = (record?.parts ?? [])
      .map(({ bytes }) => new TextDecoder('latin1').decode(bytes))
      .join();
    expect(text.length).to.be.greaterThan(100);
    for (const word of ['kitchen', 'rec_rtu3', 'declined', 'Compressor'])
      expect(text, word).not.to.contain(word);
  });

  it('are neither seen nor sent by another person', async () => {
    const server = new Server();
    const first = await tab(server);
    await first.acts.prepare();
    server.online = false;
    await first.acts.give(given('k5'));
    leave(first);
    server.online = true;
    server.me = aMe({ person: people.declan });
    const other = await tab(server);
    await other.acts.prepare();
    await other.acts.retry();
    expect(other.state.kept).to.have.length(0);
    expect(server.seen).to.have.length(0);
    server.me = aMe();
    await tab(server);
    await waitUntil(() => server.taken.length === 1, 'it is sent by who gave it', patience);
  });

  it('are not sent when somebody else has signed in to the page meanwhile', async () => {
    const server = new Server();
    const store = await tab(server);
    await store.acts.prepare();
    server.online = false;
    await store.acts.give(given('k6'));
    server.online = true;
    server.me = aMe({ person: people.declan });
    await store.acts.retry();
    expect(server.seen).to.have.length(0);
    expect(store.state.kept[0]?.state).to.equal('waiting');
  });

  it('are gone after log-out', async () => {
    const server = new Server();
    const store = await tab(server);
    await store.acts.prepare();
    server.online = false;
    await store.acts.give(given('k7'));
    expect(await stored()).to.have.length(1);
    await store.signOut();
    expect(await stored()).to.have.length(0);
    server.online = true;
    await tab(server);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(server.seen).to.have.length(0);
  });

  it('that were refused are shown with the reason, and not sent again', async () => {
    const server = new Server();
    const store = await tab(server);
    await store.acts.prepare();
    server.online = false;
    await store.acts.give(given('k8'));
    server.online = true;
    server.refusal = {
      type: 'urn:wellkept:problem:version-replaced',
      title: 'Replaced',
      status: 409,
      code: 'version-replaced',
    };
    await store.acts.retry();
    expect(store.state.kept[0]).to.include({ state: 'refused' });
    expect(store.state.kept[0]?.problem?.code).to.equal('version-replaced');
    await store.acts.retry();
    expect(server.seen).to.have.length(1);
    await store.acts.drop('k8');
    expect(await stored()).to.have.length(0);
  });

  it('that waited for a week are told, and not sent', async () => {
    const server = new Server();
    const store = await tab(server);
    await store.acts.prepare();
    server.online = false;
    await store.acts.give(given('k9', Date.parse(aMe().now) - 8 * 24 * 3_600_000));
    server.online = true;
    await store.acts.retry();
    expect(store.state.kept[0]?.state).to.equal('too-old');
    expect(server.seen).to.have.length(0);
  });

  it('wait in memory only where the browser stores nothing, and say so', async () => {
    const server = new Server();
    const real = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
    try {
      const store = await tab(server);
      await store.acts.prepare();
      server.online = false;
      await store.acts.give(given('k10'));
      expect(store.state.kept[0]).to.include({ state: 'waiting', lasting: false });
      server.online = true;
      await store.acts.retry();
      expect(server.taken).to.deep.equal(['k10']);
    } finally {
      if (real) Object.defineProperty(globalThis, 'indexedDB', real);
    }
  });
});
