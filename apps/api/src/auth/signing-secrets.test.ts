// Replacing what tokens are signed with, while people are signed in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createLimits } from '../http/limits/limits.ts';
import { RATES } from '../http/limits/rates.ts';
import { createLogger } from '../log.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, WIDGET_ORIGIN, type TestFirm } from '../testing/firm.ts';
import { runCli } from '../cli/main.ts';
import { createAuthenticate } from './authenticate.ts';
import { mintToken } from './session-tokens.ts';
import { forSigning, openSigningSecrets, rotateSigningSecret } from './signing-secrets.ts';

let api: TestApi;
let firm: TestFirm;
const log = createLogger('silent');
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

/** A process of the installation: signs and checks by what it has read of the secrets. */
async function process() {
  const signing = await openSigningSecrets(api.database.owner, log);
  const config = { ...api.config, signing };
  const limits = createLimits(api.database.app, RATES, log);
  const authenticate = createAuthenticate(api.database.app, config, limits);
  return {
    signing,
    mint: async (now: Date) =>
      mintToken(forSigning(config, now), now, {
        sub: firm.customers[0].contactId,
        organizationId: firm.id,
        customerId: firm.customers[0].id,
        role: 'contact',
        scopes: ['view'],
        origins: [WIDGET_ORIGIN],
        via: 'firm',
      }).token,
    accepts: (token: string, now: Date) =>
      authenticate(
        new Request('http://portal.test/v1/me', { headers: { authorization: `Bearer ${token}` } }),
        now,
        log,
        null,
      ).then(
        () => true,
        () => false,
      ),
  };
}
const secondsAfter = (then: Date, seconds: number) => new Date(then.getTime() + seconds * 1000);

test('a new signing secret takes over without a token of either being refused by a process that knows both', async () => {
  const [one, two] = [await process(), await process()];
  const { now } = api;
  const old = await one.mint(now);
  const { signsFrom } = await rotateSigningSecret(api.database.owner, now, false);
  await one.signing.look();
  const between = await one.mint(secondsAfter(now, 10));
  assert.ok(
    await two.accepts(between, secondsAfter(now, 10)),
    'not used before every process knows it',
  );
  await two.signing.look();
  const fresh = await one.mint(signsFrom);
  assert.notDeepEqual(one.signing.current(now), one.signing.current(signsFrom));
  for (const each of [one, two])
    for (const token of [old, between, fresh]) assert.ok(await each.accepts(token, signsFrom));
  const late = await one.mint(secondsAfter(now, 29));
  assert.ok(
    await two.accepts(late, secondsAfter(now, 29 + 899)),
    'the last token of the old one lives out',
  );
  assert.equal(one.signing.known(secondsAfter(now, 3600)).length, 1, 'then the old one is gone');
  one.signing.stop();
  two.signing.stop();
});

test('a secret that somebody may know ends at once with all its tokens', async () => {
  const one = await process();
  const { now } = api;
  const later = secondsAfter(now, 7200);
  const old = await one.mint(later);
  assert.ok(await one.accepts(old, later));
  await rotateSigningSecret(api.database.owner, later, true);
  await one.signing.look();
  assert.ok(!(await one.accepts(old, secondsAfter(later, 1))));
  assert.ok(await one.accepts(await one.mint(secondsAfter(later, 1)), secondsAfter(later, 1)));
  one.signing.stop();
});

test('the signing secret is replaced by command', async () => {
  const out: string[] = [];
  const code = await runCli(['rotate-signing-secret', '--now'], {
    openPostgres: async () => ({ url: api.adminUrl, stop: async () => {} }),
    out: (line) => void out.push(line),
    err: (line) => void out.push(line),
  });
  assert.equal(code, 0, out.join('\n'));
  assert.match(out.join('\n'), /The new secret signs from .*; tokens of the old one end by /);
});
