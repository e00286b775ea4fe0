import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { aMe, aPage, aRecommendation } from '@wellkept/testing';
import { createClient } from './create-client.ts';
import { createDeskClient } from './desk.ts';
import { isConnectionError, isContractError, isProblemError } from './errors.ts';
import { clientOf, deadLine, json, refused, scripted, soon } from './testing.ts';

const decline = { kind: 'declined', version: 1 } as const;

test('a read carries the token and the query, and gives back what the contract says', async () => {
  const script = scripted(json(aPage()));
  const page = await clientOf(script).recommendations.list({ group: 'yours', limit: 5 });
  assert.equal(page.items.length > 0, true);
  const [request] = script.requests;
  assert.equal(request?.url, 'https://api.example.com/v1/recommendations?group=yours&limit=5');
  assert.equal(request?.headers.get('authorization'), 'Bearer t1');
  assert.equal(request?.headers.has('idempotency-key'), false);
});

test('a write carries a fresh key and the revision it was read at', async () => {
  const script = scripted(json(aRecommendation()), json(aRecommendation()));
  const client = clientOf(script);
  await client.recommendations.decide('rec 1', decline, { revision: 7 });
  await client.recommendations.decide('rec 1', decline, { revision: 8 });
  const [first, second] = script.requests;
  assert.equal(first?.url, 'https://api.example.com/v1/recommendations/rec%201/decisions');
  assert.equal(first?.headers.get('if-match'), '"7"');
  assert.deepEqual(await first?.json(), decline);
  const keys = [first, second].map((request) => request?.headers.get('idempotency-key'));
  assert.match(keys[0] ?? '', /^[\w-]{32,}$/);
  assert.notEqual(keys[0], keys[1]);
});

test('a write that did not get through goes out once more with the same key', async () => {
  const script = scripted(deadLine(), json(aRecommendation()));
  await clientOf(script).recommendations.decide('rec_1', decline, { revision: 7, key: 'kept-key' });
  assert.deepEqual(
    script.requests.map((request) => request.headers.get('idempotency-key')),
    ['kept-key', 'kept-key'],
  );
});

test('a write that does not get through twice is a connection error, and is not tried again', async () => {
  const script = scripted(deadLine(), deadLine(), json(aRecommendation()));
  await assert.rejects(
    clientOf(script).recommendations.decide('rec_1', decline, { revision: 7 }),
    isConnectionError,
  );
  assert.equal(script.requests.length, 2);
});

test('a refusal is told with its code and is never tried again', async () => {
  const script = scripted(refused('already-decided', 409));
  await assert.rejects(
    clientOf(script).recommendations.decide('rec_1', decline, { revision: 7 }),
    (error) => isProblemError(error, 'already-decided') && error.status === 409,
  );
  assert.equal(script.requests.length, 1);
});

test('a read that did not get through is asked again', async () => {
  const script = scripted(deadLine(), new Response('busy', { status: 503 }), json(aMe()));
  assert.equal((await clientOf(script).me()).organization.name, aMe().organization.name);
  assert.equal(script.requests.length, 3);
});

const page = (status: number): Response =>
  new Response('<h1>Sign in to this network</h1>', {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
  });

for (const status of [200, 403, 404, 407, 511])
  test(`a page that a proxy answers with, status ${status}, is a connection error`, async () => {
    const client = clientOf(scripted(page(status), page(status), page(status)));
    await assert.rejects(client.recommendations.get('rec_1'), isConnectionError);
    const writer = clientOf(scripted(page(status), page(status)));
    await assert.rejects(
      writer.recommendations.decide('rec_1', decline, { revision: 7 }),
      isConnectionError,
    );
  });

for (const silent of ['the server', 'the page that gives tokens'] as const)
  test(`${silent} that never answers counts as gone within ten seconds`, async (t) => {
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const never = <T>(): Promise<T> => new Promise<T>(() => undefined);
    const asked = createClient({
      api: 'https://api.example.com',
      getToken: silent === 'the server' ? async () => ({ token: 't1', expiresAt: soon() }) : never,
      fetch: (_, init) =>
        new Promise((_resolve, reject) =>
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
        ),
    }).me();
    const ended = assert.rejects(asked, isConnectionError);
    for (let second = 0; second < 10; second += 1) {
      t.mock.timers.tick(1000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await ended;
  });

test('a 401 gets one new token, and the same write goes on with its key', async () => {
  const script = scripted(refused('unauthorized', 401), json(aRecommendation()));
  const tokens = ['old', 'new'];
  const client = clientOf(script, {
    getToken: async () => ({ token: tokens.shift() ?? 'none left', expiresAt: soon() }),
  });
  await client.recommendations.decide('rec_1', decline, { revision: 7, key: 'k' });
  assert.deepEqual(
    script.requests.map((request) => [
      request.headers.get('authorization'),
      request.headers.get('idempotency-key'),
    ]),
    [
      ['Bearer old', 'k'],
      ['Bearer new', 'k'],
    ],
  );
});

test('a fresh token refused ends the session', async () => {
  let ended = 0;
  const script = scripted(refused('unauthorized', 401), refused('unauthorized', 401));
  await assert.rejects(clientOf(script, { onEnded: () => (ended += 1) }).me(), (error) =>
    isProblemError(error, 'unauthorized'),
  );
  assert.equal(ended, 1);
});

test('no token to be had ends the session without asking the server', async () => {
  let ended = 0;
  const script = scripted();
  const client = clientOf(script, { getToken: async () => null, onEnded: () => (ended += 1) });
  await assert.rejects(client.me(), (error) => isProblemError(error, 'unauthorized'));
  assert.deepEqual([ended, script.requests.length], [1, 0]);
});

test('requests at the same time ask for one token', async () => {
  let asked = 0;
  const script = scripted(json(aMe()), json(aPage()), json(aMe()));
  const client = clientOf(script, {
    getToken: async () => {
      asked += 1;
      return { token: 't', expiresAt: soon() };
    },
  });
  await Promise.all([client.me(), client.recommendations.list()]);
  await client.me();
  assert.equal(asked, 1);
});

test('a token-url that cannot be reached is a connection error, not an ended session', async () => {
  let ended = 0;
  const client = clientOf(scripted(), {
    getToken: async () => {
      throw deadLine();
    },
    onEnded: () => (ended += 1),
  });
  await assert.rejects(client.me(), isConnectionError);
  assert.equal(ended, 0);
});

test('an answer that breaks the contract is our bug and says where', async () => {
  const me = { ...aMe(), organization: { ...aMe().organization, phone: 12 } };
  await assert.rejects(
    clientOf(scripted(json(me))).me(),
    (error) => isContractError(error) && /organization\/phone/.test(error.message),
  );
  const wrong = { ...aRecommendation(), may: 'everything' };
  await assert.rejects(
    clientOf(scripted(json(wrong))).recommendations.get('rec_1'),
    (error) => isContractError(error) && /may/.test(error.message),
  );
});

test('an answer may gain fields', async () => {
  const script = scripted(json({ ...aRecommendation(), weather: 'mild' }));
  assert.equal((await clientOf(script).recommendations.get('rec_1')).id, aRecommendation().id);
});

test('a request given up rejects with an abort and not with an error of ours', async () => {
  const controller = new AbortController();
  const client = clientOf({
    requests: [],
    fetch: (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
      }),
  });
  const asked = client.me({ signal: controller.signal });
  setTimeout(() => controller.abort(), 5);
  await assert.rejects(asked, { name: 'AbortError' });
});

test('over a real connection that breaks off, a booking is sent twice and counted once', async (t) => {
  const seen = new Map<string, number>();
  const server = createServer((request, response) => {
    const key = String(request.headers['idempotency-key']);
    seen.set(key, (seen.get(key) ?? 0) + 1);
    if (seen.get(key) === 1) return void request.socket.destroy();
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ owner: aMe().person, promisedBy: '2026-11-24T12:00:00Z' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const client = createClient({
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    getToken: async () => ({ token: 't', expiresAt: soon() }),
  });
  const answer = await client.callBacks.ask({ phone: '01 555' });
  assert.equal(answer.owner.name, aMe().person.name);
  assert.deepEqual([...seen.values()], [2]);
});

test('the desk uploads a picture as its bytes', async () => {
  const script = scripted(json(aRecommendation(), 201));
  const desk = createDeskClient({
    api: 'https://api.example.com',
    getToken: async () => ({ token: 't', expiresAt: soon() }),
    fetch: script.fetch,
  });
  await desk.desk.addPhoto('rec_1', new Blob(['abc'], { type: 'image/png' }), { caption: 'Oil' });
  const [request] = script.requests;
  assert.equal(new URL(request?.url ?? '').search, '?caption=Oil');
  assert.equal(request?.headers.get('content-type'), 'image/png');
  assert.equal(await request?.text(), 'abc');
});

test('the page of a case is asked for in a language and comes as it is; own numbers go out as a write', async () => {
  const scenario = {
    id: 'scn_1',
    at: '2026-11-24T09:41:00.000Z',
    by: { id: 'per_aoife', name: 'Aoife Brennan', side: 'customer' },
    note: null,
    changes: [{ path: 'assumptions.energyPrice', unit: 'EUR/kWh', was: 0.24, now: 0.3 }],
  };
  const script = scripted(new Response('%PDF-'), json(scenario), json({ items: [scenario] }));
  const { recommendations } = clientOf(script);
  const page = await recommendations.businessCase('rec_1', { lang: 'de' });
  assert.equal(await page.text(), '%PDF-');
  const body = { assumptions: { 'assumptions.energyPrice': 0.3 } };
  assert.deepEqual(await recommendations.sendScenario('rec_1', body), scenario);
  assert.deepEqual((await recommendations.scenarios('rec_1')).items, [scenario]);
  const [first, second] = script.requests;
  assert.equal(
    first?.url,
    'https://api.example.com/v1/recommendations/rec_1/business-case?lang=de',
  );
  assert.equal(second?.method, 'POST');
  assert.ok(second?.headers.has('idempotency-key'));
});
