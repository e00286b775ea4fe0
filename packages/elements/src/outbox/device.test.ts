import { expect, waitUntil } from '@open-wc/testing';
import { createClient, type KeptAct } from '@wellkept/client';
import type { ActRequest } from '@wellkept/contracts';
import { aMe } from '@wellkept/testing';
import { html } from 'lit';
import { actOf } from '../decision/fake-act.ts';
import { define } from '../define.ts';
import { fakeSession, inSession, textOf } from '../recommendation/fake-session.ts';
import { OutboxElement } from './outbox.ts';

define('wk-outbox', OutboxElement);

const request: ActRequest = {
  answers: [
    { recommendationId: 'rec_rtu3', revision: 7, answer: { kind: 'declined', version: 1 } },
  ],
  language: 'en',
};
const now = Date.parse('2026-11-24T09:41:00.000Z');
const given = (key: string) => ({ key, request, files: [], at: now, about: {} });

let api = 0;
beforeEach(() => {
  api = Math.floor(Math.random() * 1e9);
});

/** The outbox of one page; without a line until `line` says what answers. */
async function outbox(line: () => Response = () => Response.error()) {
  let items: readonly KeptAct[] = [];
  const opened = await createClient({
    api: `https://device-${api}.example`,
    getToken: async () => ({ token: 't', expiresAt: new Date(Date.now() + 900_000).toISOString() }),
    fetch: async (input) => {
      const answer = String(input).endsWith('/v1/me') ? Response.json(aMe()) : line();
      if (answer.type === 'error') throw new TypeError('Failed to fetch');
      return answer;
    },
  }).outbox({ me: aMe(), now: () => now, changed: (next) => (items = next) });
  return { opened, items: () => items };
}

/** Takes every key out of the database, as a browser does that clears them for lack of room. */
async function loseKeys(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('wellkept-outbox');
    opening.onsuccess = () => resolve(opening.result);
  });
  const change = database.transaction('acts', 'readwrite');
  const walk = change.objectStore('acts').openCursor();
  walk.onsuccess = () => {
    if (walk.result?.value instanceof CryptoKey) walk.result.delete();
    walk.result?.continue();
  };
  await new Promise((resolve) => (change.oncomplete = resolve));
  database.close();
}

describe('answers kept on the device', () => {
  it('are told of by their date when the browser has lost their key, and go when that was read', async function () {
    this.timeout(20_000);
    const first = await outbox();
    expect(await first.opened.give(given('k1'))).to.equal(null);
    expect(first.items()[0]?.lasting).to.equal(true);
    first.opened.close();
    await loseKeys();

    const next = await outbox();
    expect(next.items().map(({ state, given: { key, at } }) => [state, key, at])).to.deep.equal([
      ['lost', 'k1', now],
    ]);
    const session = fakeSession({});
    const element = await inSession(
      session,
      html`<wk-outbox .store=${session} .kept=${next.items()}></wk-outbox>`,
    );
    expect(textOf(element)).to.contain('An answer you gave on Tue 24 Nov could not be sent');
    expect(textOf(element)).to.contain('Please give it again');
    await expect(element).to.be.accessible();

    // It is never sent, and a look at the device does not bring it back once it was put away.
    await next.opened.retry();
    expect(next.items()[0]?.state).to.equal('lost');
    await next.opened.drop('k1');
    expect(next.items()).to.deep.equal([]);
    next.opened.close();
    const last = await outbox();
    expect(last.items()).to.deep.equal([]);
    await last.opened.clear();
  });

  for (const [what, spoil] of Object.entries({
    'never opens its database': (): IDBOpenDBRequest => ({}) as IDBOpenDBRequest,
    'refuses to open it': (): IDBOpenDBRequest => {
      throw new DOMException('not here', 'SecurityError');
    },
  }))
    it(`stay in memory, and say so, where the browser ${what}`, async function () {
      this.timeout(20_000);
      const open = indexedDB.open;
      Object.defineProperty(indexedDB, 'open', { value: spoil, configurable: true });
      try {
        let line = Response.error();
        const { opened, items } = await outbox(() => line);
        expect(await opened.give(given('k2'))).to.equal(null);
        expect(items().map(({ state, lasting }) => [state, lasting])).to.deep.equal([
          ['waiting', false],
        ]);
        line = Response.json(actOf(request, []), { status: 201 });
        await opened.retry();
        await waitUntil(() => items()[0]?.state === 'sent', 'is sent');
        opened.close();
      } finally {
        Object.defineProperty(indexedDB, 'open', { value: open, configurable: true });
      }
    });

  it('stay in memory where the key cannot be stored', async function () {
    this.timeout(20_000);
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (value instanceof CryptoKey) throw new DOMException('no keys', 'DataCloneError');
      return put.call(this, value, key);
    };
    try {
      const { opened, items } = await outbox();
      expect(await opened.give(given('k3'))).to.equal(null);
      expect(items()[0]?.lasting).to.equal(false);
      opened.close();
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });

  it('are not ended by the page of a network that wants to be signed in to', async function () {
    this.timeout(20_000);
    const page = (status: number): Response =>
      new Response('<h1>Welcome</h1>', { status, headers: { 'content-type': 'text/html' } });
    let status = 200;
    const { opened, items } = await outbox(() => page(status));
    expect(await opened.give(given('k4'))).to.equal(null);
    for (status of [403, 407, 511]) {
      await opened.retry();
      expect(items()[0]?.state, String(status)).to.equal('waiting');
    }
    await opened.clear();
  });
});
