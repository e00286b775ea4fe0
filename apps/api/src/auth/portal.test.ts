import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { hashSecret, newSecret } from './secrets.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const signIn = (secret: string, headers: Record<string, string> = {}) =>
  api.call('/v1/portal/sign-in', { body: { secret }, headers });

const askForLink = async (email: string) => (await askForMail(email))?.secret;

async function askForMail(email: string): Promise<{ secret: string; code: string } | undefined> {
  const answer = await api.call('/v1/sign-in-links', { body: { email } });
  assert.equal(answer.status, 204);
  for (let n = 0; n < 100; n++) {
    const [mail] = await api.query<{ data: { secret: string; code: string } }>(
      'owner',
      'DELETE FROM mail_outbox WHERE lower(recipient) = lower($1) RETURNING data',
      [email],
    );
    if (mail) return mail.data;
    await new Promise((next) => setTimeout(next, 10));
  }
  return undefined;
}

test('a link by mail signs in, and both end by signing out', async () => {
  const secret = await askForLink(`${firm.customers[0].contactId}@CUSTOMER.test`);
  assert.ok(secret);
  const entered = await signIn(secret);
  assert.deepEqual(entered.body, { role: 'contact', name: 'Nora Byrne' });
  const setCookie = entered.headers.get('set-cookie') ?? '';
  assert.match(setCookie, /HttpOnly/);
  assert.match(setCookie, /SameSite=Strict/);
  const cookie = setCookie.split(';')[0]!;
  const token = await api.call('/v1/portal/token', { method: 'POST', headers: { cookie } });
  assert.equal(token.status, 200);
  const me = await api.call('/v1/me', {
    as: token.body.token,
    headers: { origin: api.config.baseUrl },
  });
  assert.equal(me.body.person.name, 'Nora Byrne');
  const elsewhere = await api.call('/v1/me', {
    as: token.body.token,
    headers: { origin: 'https://evil.test' },
  });
  assert.equal(elsewhere.status, 403);
  const renewed = await api.call('/v1/portal/token', { method: 'POST', headers: { cookie } });
  assert.equal(
    (await api.call('/v1/portal/sign-out', { method: 'POST', headers: { cookie } })).status,
    204,
  );
  assert.equal(
    (await api.call('/v1/portal/token', { method: 'POST', headers: { cookie } })).status,
    401,
  );
  for (const { token: minted } of [token.body, renewed.body])
    assert.equal((await api.call('/v1/me', { as: minted })).status, 401);
  assert.equal((await signIn(secret)).status, 410);
});

test('the customer and somebody of the staff can be signed in to one browser, each in a tab of their own', async () => {
  const cookies: string[] = [];
  const mailed = await askForLink(`${firm.customers[0].contactId}@customer.test`);
  cookies.push(((await signIn(mailed ?? '')).headers.get('set-cookie') ?? '').split(';')[0]!);
  const link = newSecret('wk_ml_');
  await api.query(
    'owner',
    'INSERT INTO magic_link (organization_id, id, secret_hash, staff_id, expires_at) VALUES ($1, $2, $3, $4, $5)',
    [firm.id, randomUUID(), hashSecret(link), firm.deskId, new Date('2030-01-01')],
  );
  const then = api.now;
  api.now = new Date(then.getTime() + 1000);
  cookies.push(((await signIn(link)).headers.get('set-cookie') ?? '').split(';')[0]!);
  const cookie = cookies.join('; ');
  const nameOf = async (query: string) => {
    const { body } = await api.call(`/v1/portal/token${query}`, {
      method: 'POST',
      headers: { cookie },
    });
    return (await api.call('/v1/me', { as: body.token })).body.person?.name;
  };
  assert.equal(await nameOf('?side=contact'), 'Nora Byrne');
  assert.equal(await nameOf('?side=desk'), 'Aoife Brennan');
  assert.equal(await nameOf(''), 'Aoife Brennan', 'who signed in last');
  await api.call('/v1/portal/sign-out?side=desk', { method: 'POST', headers: { cookie } });
  assert.equal(await nameOf(''), 'Nora Byrne');
  api.now = then;
});

const cookieOf = (answer: { headers: Headers }) =>
  (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
const tokenBy = (cookie: string) =>
  api.call('/v1/portal/token', { method: 'POST', headers: { cookie } });

test('of many who use one link at once few get in, and in the end one', async () => {
  const secret = await askForLink(`${firm.customers[1].contactId}@customer.test`);
  assert.ok(secret);
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(secret)));
  const cookies = answers.filter(({ status }) => status === 200).map(cookieOf);
  assert.equal(cookies.length, 5);
  const then = api.now;
  api.now = new Date(then.getTime() + 120_000);
  const tokens = [];
  for (const cookie of cookies) tokens.push((await tokenBy(cookie)).status);
  api.now = then;
  assert.deepEqual(tokens, [200, 401, 401, 401, 401]);
});

test('a scanner that presses the button shuts nobody out: the person is let in by one more press, and only they stay', async () => {
  const secret = await askForLink(`${firm.customers[1].contactId}@customer.test`);
  const scanner = await signIn(secret!);
  const scanned = await tokenBy(cookieOf(scanner));
  assert.equal(scanned.status, 200, 'it loads the page, too');
  const then = api.now;
  api.now = new Date(then.getTime() + 10 * 60_000);
  const person = await signIn(secret!);
  assert.equal(person.status, 200);
  assert.equal((await signIn(secret!)).status, 200, 'and on another device');
  api.now = new Date(api.now.getTime() + 14 * 60_000);
  assert.equal((await tokenBy(cookieOf(person))).status, 200);
  assert.equal((await tokenBy(cookieOf(scanner))).status, 401);
  assert.equal((await signIn(secret!)).status, 410, 'now it was really used');
  assert.equal((await tokenBy(cookieOf(person))).status, 200);
  api.now = then;
});

test('the code of the mail signs in where the link was cut, however it is typed', async () => {
  const email = `${firm.customers[1].contactId}@customer.test`;
  const mail = (await askForMail(email))!;
  assert.match(mail.code, /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  const typed = (code: string, address = email) =>
    api.call('/v1/portal/sign-in', { body: { email: address, code } });
  for (const wrong of ['AAAA-AAAA', `${mail.code}X`])
    assert.equal((await typed(wrong)).status, 410, wrong);
  assert.equal((await typed(mail.code, 'somebody@else.test')).status, 410);
  const entered = await typed(
    ` ${mail.code.toLowerCase().replace('-', ' ')} `,
    email.toUpperCase(),
  );
  assert.deepEqual(entered.body, { role: 'contact', name: 'Liam Walsh' });
  const then = api.now;
  api.now = new Date(then.getTime() + 15 * 60_000 + 1);
  assert.equal((await typed(mail.code)).status, 410, 'it ends with its link');
  api.now = then;
});

test('wrong codes are counted though they are refused, and many of them close no right one', async () => {
  const email = `${firm.customers[1].contactId}@customer.test`;
  const mail = (await askForMail(email))!;
  const typed = (code: string) =>
    api.call('/v1/portal/sign-in', { body: { email, code }, from: '192.0.2.77' });
  for (let n = 0; n < 40; n++) await typed('AAAA-AAAA');
  const [row] = await api.query<{ tries: number }>(
    'owner',
    'SELECT max(code_tries) AS tries FROM magic_link WHERE contact_id = $1 AND code_hash IS NOT NULL',
    [firm.customers[1].contactId],
  );
  assert.ok(row!.tries >= 40);
  assert.equal((await typed(mail.code)).status, 200);
});

test('a link says whom it is for and at which firm before it is pressed, and is not used up by it', async () => {
  const secret = await askForLink(`${firm.customers[0].contactId}@customer.test`);
  const look = () => api.call('/v1/portal/sign-in-link', { body: { secret } });
  const expected = { organization: 'Northside Mechanical', name: 'Nora Byrne', language: 'en' };
  for (let n = 0; n < 8; n++) assert.deepEqual((await look()).body, expected);
  assert.equal((await signIn(secret!)).status, 200);
  const unknown = { body: { secret: newSecret('wk_ml_') } };
  assert.equal((await api.call('/v1/portal/sign-in-link', unknown)).status, 410);
});

test('an unknown address is answered like a known one', async () => {
  assert.equal(await askForLink('nobody@customer.test'), undefined);
});

test('a link ends after a quarter of an hour; one that can be used again works in a demonstration only', async () => {
  const secret = await askForLink(`${firm.customers[0].contactId}@customer.test`);
  const then = api.now;
  api.now = new Date(then.getTime() + 15 * 60_000 + 1);
  assert.equal((await signIn(secret!)).status, 410);
  api.now = then;
  const reusable = newSecret('wk_ml_');
  await api.query(
    'owner',
    'INSERT INTO magic_link (organization_id, id, secret_hash, staff_id, expires_at, reusable) VALUES ($1, $2, $3, $4, $5, true)',
    [firm.id, randomUUID(), hashSecret(reusable), firm.deskId, new Date('2030-01-01')],
  );
  assert.equal((await signIn(reusable)).status, 410);
});

test('no other site can sign in, take a token or sign out with the portal’s cookie', async () => {
  for (const path of ['sign-in', 'token', 'sign-out']) {
    for (const headers of [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const body = path === 'sign-in' ? { body: { secret: 'x'.repeat(32) } } : {};
      const answer = await api.call(`/v1/portal/${path}`, {
        method: 'POST',
        ...body,
        headers: headers as Record<string, string>,
      });
      assert.equal(answer.status, 403, `${path} ${JSON.stringify(headers)}`);
    }
  }
});

test('guessing links from one address is stopped, and others are not held up by it', async () => {
  const guess = async (address: string) => {
    const request = new Request(`${api.config.baseUrl}/v1/portal/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': randomUUID() },
      body: JSON.stringify({ secret: newSecret('wk_ml_') }),
    });
    return api.app.fetch(request, { incoming: { socket: { remoteAddress: address } } });
  };
  const statuses = [];
  for (let n = 0; n < 32; n++) statuses.push((await guess('192.0.2.1')).status);
  assert.deepEqual(statuses.slice(29), [410, 429, 429]);
  assert.equal((await guess('192.0.2.2')).status, 410);
  assert.ok(Number((await guess('192.0.2.1')).headers.get('retry-after')) > 0);
});
