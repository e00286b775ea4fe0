// Every route × every credential that must not get through, made from the table of routes: a new route is covered by itself.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { routes, type Route, type RouteName } from '@wellkept/contracts/routes';
import { startTestApi, type Answered, type TestApi } from '@wellkept/api/testing/api';
import { addFirm, WIDGET_ORIGIN, type TestFirm } from '@wellkept/api/testing/firm';
import { sendOne } from '@wellkept/api/testing/recommendations';
import { forgedTokens } from '@wellkept/api/testing/forge';
import {
  bodiesFor,
  closed,
  handOver,
  type Ids,
  makeRealThings,
  pathOf,
  PICTURE,
} from './requests.ts';

let api: TestApi;
let firm: TestFirm;
let neighbour: TestFirm;
/** One real id of each kind, all of the first firm's first customer. */
let real: Ids;
let bodies: ReturnType<typeof bodiesFor>;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  neighbour = await addFirm(api, 'Southgate Lifts');
  real = await makeRealThings(api, firm);
  bodies = bodiesFor(firm, real);
});
after(() => api.stop());

async function ask(
  [name, route]: [RouteName, Route],
  as: string | undefined,
  id?: string,
): Promise<Answered> {
  const body = route.bytes ? PICTURE : (bodies[name]?.() ?? (route.body ? {} : undefined));
  return api.call(pathOf(route, real, id), {
    method: route.method,
    ...(body === undefined ? {} : { body }),
    ...(as === undefined ? {} : { as }),
    ifMatch: 1,
  });
}

test('no route but the open ones answers without credentials, or with forged, expired or revoked ones', async () => {
  const revoked = await firm.customers[0].token();
  await api.call('/v1/session', { method: 'DELETE', as: revoked });
  const wrong: Record<string, string | undefined> = {
    none: undefined,
    garbage: 'garbage',
    'unknown key': 'wk_sk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
    ...(await forgedTokens(api, firm)),
    revoked,
  };
  for (const route of closed) {
    for (const [kind, credential] of Object.entries(wrong)) {
      const answer = await ask(route, credential);
      // Who was signed out is first of all still a customer.
      const expected = kind === 'revoked' && route[1].caller !== 'session' ? 403 : 401;
      assert.equal(answer.status, expected, `${route[0]} with ${kind}`);
      assert.match(answer.headers.get('content-type') ?? '', /problem\+json/);
    }
  }
});

test('another firm’s key and tokens, and another customer’s, find nothing: like an id nobody has', async () => {
  const strangers: Record<string, string> = {
    'another firm’s key': neighbour.secretKey,
    'another firm’s desk': await neighbour.deskToken(),
    'another firm’s customer': await neighbour.customers[0].token(),
    'another customer': await firm.customers[1].token(),
  };
  const before = await snapshot();
  for (const route of closed.filter(([, { path }]) => path.includes('{'))) {
    for (const [kind, credential] of Object.entries(strangers)) {
      const foreign = await ask(route, credential);
      const unknown = await ask(route, credential, randomUUID());
      const malformed = await ask(route, credential, 'no-id');
      assert.ok(
        [403, 404].includes(foreign.status),
        `${route[0]} by ${kind}: ${foreign.status} ${JSON.stringify(foreign.body)}`,
      );
      const bare = ({ status, body }: Answered) => ({ status, body: { ...body, requestId: '' } });
      assert.deepEqual(bare(foreign), bare(unknown), `${route[0]} by ${kind}`);
      assert.deepEqual(bare(malformed), bare(unknown), `${route[0]} by ${kind}`);
    }
  }
  assert.deepEqual(await snapshot(), before, 'nothing was changed');
});

/** What a wall must keep as it is. */
const snapshot = async () =>
  api.query(
    'owner',
    `
    SELECT (SELECT jsonb_agg(to_jsonb(r) ORDER BY id) FROM recommendation r WHERE organization_id = $1) AS recommendations,
      (SELECT jsonb_agg(to_jsonb(a) ORDER BY id) FROM appointment a WHERE organization_id = $1) AS appointments,
      (SELECT count(*) FROM event WHERE organization_id = $1) AS events`,
    [firm.id],
  );

test('ids of others inside a body are answered like unknown ones', async () => {
  const foreign = firm.customers[0];
  const desk = await neighbour.deskToken();
  const cases: [RouteName, unknown, unknown][] = [
    ['createFinding', { equipmentId: foreign.equipmentId }, { equipmentId: randomUUID() }],
    ['createSite', { customerId: foreign.id }, { customerId: randomUUID() }],
    ['createContact', { customerId: foreign.id }, { customerId: randomUUID() }],
  ];
  for (const [name, theirs, nobodys] of cases) {
    const route = routes[name] as Route;
    const send = (more: unknown) =>
      api.call(route.path, {
        body: { ...(bodies[name]!() as object), ...(more as object) },
        as: desk,
      });
    const [one, two] = [await send(theirs), await send(nobodys)];
    assert.equal(one.status, 404, name);
    assert.deepEqual({ ...one.body, requestId: '' }, { ...two.body, requestId: '' });
  }
});

test('a customer’s token reaches no route of the staff or the firm, nor beyond its scopes', async () => {
  const { id, contactId } = firm.customers[0];
  const contact = await firm.customers[0].token();
  for (const route of closed.filter(([, { caller }]) => caller !== 'session')) {
    assert.equal((await ask(route, contact)).status, 403, route[0]);
  }
  for (const scope of ['view', 'decide', 'book', 'feedback']) {
    const body = { customerId: id, contactId, origins: [WIDGET_ORIGIN], scopes: [scope] };
    const { token } = (await api.call('/v1/session-tokens', { body, as: firm.secretKey })).body;
    for (const route of closed.filter(
      ([, each]) => each.caller === 'session' && each.scope && each.scope !== scope,
    )) {
      assert.equal((await ask(route, token)).status, 403, `${route[0]} with ${scope}`);
    }
  }
});

test('a link’s token reaches its one recommendation, and of all else nothing, whatever route is tried', async () => {
  const { id } = await sendOne(api, firm);
  const another = await anotherUnit();
  const link = await handOver(api, firm, id);
  const secret = new URL(link.body.link).hash.slice(1);
  const { token } = (await api.call('/v1/hand-over-sessions', { body: { secret } })).body;
  assert.equal((await api.call(`/v1/recommendations/${id}`, { as: token })).status, 200);
  const before = await snapshot();
  for (const route of closed) {
    const [name, { path, handOver: reaches }] = route;
    // It has no end to wait for; what it tells is tested beside it.
    if (name === 'stream') continue;
    const answer = await ask(route, token);
    if (!reaches) {
      assert.equal(answer.status, 403, name);
    } else if (path.includes('{')) {
      // The unit's own past belongs to the item; another unit's does not.
      const foreign = name === 'listServiceRecords' ? await ask(route, token, another) : answer;
      const unknown = await ask(route, token, randomUUID());
      const bare = ({ status, body }: Answered) => ({ status, body: { ...body, requestId: '' } });
      assert.deepEqual(bare(foreign), bare(unknown), name);
      assert.equal(foreign.status, 404, `${name}: ${JSON.stringify(foreign.body)}`);
    }
  }
  const others = await ask(['act', routes.act], token);
  assert.equal(others.status, 404, 'nor by a body');
  const list = await api.call('/v1/recommendations', { as: token });
  assert.deepEqual(
    list.body.items.map((item: { id: string }) => item.id),
    [id],
  );
  assert.deepEqual(await snapshot(), before, 'nothing was changed');
});

/** A second unit of the first customer. */
async function anotherUnit(): Promise<string> {
  const [row] = await api.query<{ id: string }>(
    'owner',
    `INSERT INTO equipment SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'tag', 'X-9'))).*
     FROM equipment e WHERE id = $1 RETURNING id`,
    [firm.customers[0].equipmentId],
  );
  return row!.id;
}

test('no route takes a token from an origin it does not name, nor a secret key from a browser', async () => {
  const contact = await firm.customers[0].token();
  for (const [name, route] of closed) {
    for (const [as, origin] of [
      [contact, 'https://evil.test'],
      [contact, 'null'],
      [firm.secretKey, WIDGET_ORIGIN],
    ] as const) {
      const answer = await api.call(pathOf(route, real), {
        method: route.method,
        as,
        headers: { origin },
      });
      assert.equal(answer.status, 403, `${name} from ${origin}`);
      assert.equal(answer.body.code, 'origin-not-allowed');
      assert.equal(answer.headers.get('access-control-allow-origin'), null);
    }
  }
});

test('the application’s own role sees no row of any table before it names an organization, and cannot change the past', async () => {
  const tables = await api.query<{ name: string }>(
    'owner',
    `SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'wellkept' AND column_name = 'organization_id'`,
  );
  assert.ok(tables.length > 20);
  for (const { name } of [...tables, { name: 'organization' }]) {
    const [counted] = await api.query<{ count: number }>(
      'app',
      `SELECT count(*) AS count FROM ${name}`,
    );
    assert.equal(counted?.count, 0, name);
  }
  for (const table of ['event', 'proposal_version', 'feedback', 'authority_change']) {
    await assert.rejects(
      api.query('app', `UPDATE ${table} SET organization_id = organization_id`),
      /permission denied/,
    );
    await assert.rejects(api.query('app', `DELETE FROM ${table}`), /permission denied/);
  }
  const { app, jobs } = api.database.roles;
  const above = await api.query(
    'owner',
    'SELECT rolname FROM pg_roles WHERE rolname IN ($1, $2) AND (rolsuper OR rolbypassrls)',
    [app, jobs],
  );
  assert.deepEqual(above, []);
});
