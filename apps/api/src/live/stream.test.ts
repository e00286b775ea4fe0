import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';

let api: TestApi;
let firm: TestFirm;
let stranger: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  stranger = await addFirm(api, 'Southgate Lifts');
});
after(() => api.stop());

/** Opens the stream and gathers what it tells until told to stop. */
async function listen(token: string) {
  const leave = new AbortController();
  const request = new Request(`${api.config.baseUrl}/v1/stream`, {
    headers: { authorization: `Bearer ${token}` },
    signal: leave.signal,
  });
  const response = await api.app.fetch(request);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
  let text = '';
  const done = (async () => {
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) text += part;
  })().catch(() => undefined);
  return {
    types: () =>
      [...text.matchAll(/data: (\{"id".*\})/g)].map(
        (match) => (JSON.parse(match[1]!) as { type: string }).type,
      ),
    until: async (count: number) => {
      for (let n = 0; n < 200 && text.split('event: change').length <= count; n++)
        await new Promise((next) => setTimeout(next, 10));
    },
    /** Resolves when the server ends it. */
    ended: done,
    stop: async () => {
      leave.abort();
      await done;
    },
  };
}

test('each reader hears of what they may know, and of nothing else', async () => {
  const [one, other] = firm.customers;
  const tokens = [
    await firm.deskToken(),
    await one.token(),
    await other.token(),
    await stranger.deskToken(),
  ];
  const [desk, customer, neighbour, foreign] = await Promise.all(tokens.map(listen));
  const { path, version, revision } = await sendOne(api, firm);
  await api.call(`${path}/decisions`, {
    body: { kind: 'declined', version },
    as: await one.token(),
    ifMatch: revision,
  });
  await desk!.until(5);
  assert.deepEqual(desk!.types(), ['noted', 'proposed', 'edited', 'sent', 'declined']);
  await customer!.until(2);
  assert.deepEqual(customer!.types(), ['sent', 'declined']);
  assert.deepEqual(neighbour!.types(), []);
  assert.deepEqual(foreign!.types(), []);
  await Promise.all([desk, customer, neighbour, foreign].map((reader) => reader!.stop()));
});

test('what is rolled back is not told', async () => {
  const desk = await listen(await firm.deskToken());
  const body = {
    equipmentId: '00000000-0000-4000-8000-000000000000',
    title: 'x',
    severity: 'soon',
    found: 'x',
  };
  assert.equal(
    (await api.call('/v1/recommendations', { body, as: await firm.technicianToken() })).status,
    404,
  );
  await sendOne(api, firm);
  await desk.until(4);
  assert.equal(desk.types()[0], 'noted');
  assert.equal(desk.types().length, 4);
  await desk.stop();
});

test('signing out ends the streams of that session, and of no other', async () => {
  const [mine, colleague] = [await firm.customers[0].token(), await firm.customers[0].token()];
  const [left, stays] = await Promise.all([mine, colleague].map(listen));
  const answer = await api.call('/v1/session', { method: 'DELETE', as: mine });
  assert.equal(answer.status, 204);
  await left!.ended;
  await sendOne(api, firm);
  await stays!.until(1);
  assert.deepEqual(stays!.types(), ['sent']);
  assert.deepEqual(left!.types(), []);
  await stays!.stop();
});
