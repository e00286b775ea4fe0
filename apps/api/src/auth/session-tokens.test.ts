import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { SignJWT } from 'jose';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { verified } from './jws.ts';
import { verifyToken } from './session-tokens.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

test('a browser’s token is checked while every thread of the pool is taken', async () => {
  const as = await firm.customers[0].token();
  await api.call('/v1/me', { as }); // its connection to the database is there
  const folder = mkdtempSync(join(tmpdir(), 'wk-pool-'));
  // Who opens a pipe that nobody writes to waits, and keeps a thread.
  const pipes = Array.from({ length: 8 }, (_, n) => join(folder, String(n)));
  execFileSync('mkfifo', pipes);
  const waiting = pipes.map((pipe) => open(pipe, 'r'));
  try {
    assert.equal((await api.call('/v1/me', { as })).status, 200);
  } finally {
    const writers = pipes.map((pipe) => openSync(pipe, 'r+'));
    for (const handle of await Promise.all(waiting)) await handle.close();
    writers.forEach(closeSync);
    rmSync(folder, { recursive: true });
  }
});

test('a token another library signs is read, and its times are held to', async () => {
  const now = new Date('2026-11-24T09:41:00.000Z');
  const seconds = now.getTime() / 1000;
  const claims = {
    sub: firm.deskId,
    organizationId: firm.id,
    role: 'desk',
    scopes: [],
    origins: [],
    via: 'portal',
    jti: 'one',
    iss: api.config.baseUrl,
    aud: 'wellkept',
    iat: seconds,
    exp: seconds + 900,
  };
  const read = async (wrong: object = {}) =>
    verifyToken(
      api.config,
      now,
      await new SignJWT({ ...claims, ...wrong })
        .setProtectedHeader({ alg: 'HS256', typ: 'wk-session+jwt' })
        .sign(api.config.tokenSecret),
    );
  assert.equal((await read()).sub, firm.deskId);
  assert.equal((await read({ iat: seconds + 5 })).jti, 'one', 'clocks may differ by five seconds');
  assert.equal((await read({ exp: seconds - 4 })).jti, 'one');
  const wrong = {
    'from the future': { iat: seconds + 6, exp: seconds + 60 },
    'not yet valid': { nbf: seconds + 6 },
    'a time that is text': { nbf: 'now' },
    expired: { exp: seconds - 5 },
    'older than any lives': { iat: seconds - 906 },
    'no end': { exp: undefined },
    'no beginning': { iat: undefined },
    'no id': { jti: undefined },
    'nobody’s': { sub: undefined },
    'two audiences': { aud: ['wellkept', 'elsewhere'] },
    'no issuer': { iss: undefined },
  };
  for (const [what, claim] of Object.entries(wrong))
    await assert.rejects(read(claim), { code: 'unauthorized' }, what);
});

test('a token has one spelling: no other header, no changed byte, nothing behind it', async () => {
  const { tokenSecret } = api.config;
  const token = await firm.deskToken();
  const [header, payload, signature] = token.split('.') as [string, string, string];
  assert.ok(verified(token, 'wk-session+jwt', tokenSecret));
  const head = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const last = signature.at(-1) === 'A' ? 'B' : 'A';
  const wrong = {
    'no algorithm': `${head({ alg: 'none', typ: 'wk-session+jwt' })}.${payload}.`,
    'another algorithm': `${head({ alg: 'HS512', typ: 'wk-session+jwt' })}.${payload}.${signature}`,
    'no signature': `${header}.${payload}.`,
    'half a signature': `${header}.${payload}.${signature.slice(0, 20)}`,
    'other last bits': `${header}.${payload}.${signature.slice(0, -1)}${last}`,
    padded: `${token}=`,
    'a fourth part': `${token}.x`,
    'no payload': `${header}..${signature}`,
    nothing: '',
    'a changed payload': `${header}.${payload.slice(0, -2)}AA.${signature}`,
  };
  for (const [what, text] of Object.entries(wrong))
    assert.equal(verified(text, 'wk-session+jwt', tokenSecret), undefined, what);
  assert.equal(verified(token, 'JWT', tokenSecret), undefined, 'another type');
  assert.equal(verified(token, 'wk-session+jwt', new Uint8Array(48)), undefined);
});
