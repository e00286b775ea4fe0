import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TokenKeeper } from './token.ts';

const at = (now: number, seconds: number): string => new Date(now + seconds * 1000).toISOString();

test('a token is used until shortly before its end, then a new one is asked for', async () => {
  let now = 1_800_000_000_000;
  let asked = 0;
  const keeper = new TokenKeeper(
    async () => ({ token: `t${(asked += 1)}`, expiresAt: at(now, 300) }),
    () => now,
  );
  assert.equal(await keeper.current(), 't1');
  now += 250_000;
  assert.equal(await keeper.current(), 't1');
  now += 10_000;
  assert.equal(await keeper.current(), 't2');
});

test('a device whose clock is hours ahead does not ask before every request', async () => {
  let now = 1_800_000_000_000;
  let asked = 0;
  const keeper = new TokenKeeper(
    async () => ({ token: `t${(asked += 1)}`, expiresAt: at(now, -7200) }),
    () => now,
  );
  await keeper.current();
  now += 5_000;
  await keeper.current();
  assert.equal(asked, 1);
});

test('two refusals of one token ask for one new one', async () => {
  let asked = 0;
  const keeper = new TokenKeeper(async () => ({
    token: `t${(asked += 1)}`,
    expiresAt: at(Date.now(), 900),
  }));
  const old = (await keeper.current()) ?? '';
  assert.deepEqual(await Promise.all([keeper.renew(old), keeper.renew(old)]), ['t2', 't2']);
  assert.equal(await keeper.renew(old), 't2');
  assert.equal(asked, 2);
});

test('a token that arrives after signing out is not kept', async () => {
  const answers: ((token: string) => void)[] = [];
  const keeper = new TokenKeeper(
    () =>
      new Promise((resolve) =>
        answers.push((token) => resolve({ token, expiresAt: at(Date.now(), 900) })),
      ),
  );
  const first = keeper.current();
  keeper.forget();
  const second = keeper.current();
  answers[0]?.('late');
  await first;
  answers[1]?.('fresh');
  assert.equal(await second, 'fresh');
  assert.equal(await keeper.current(), 'fresh');
});

test('a failed request for a token is not remembered', async () => {
  let asked = 0;
  const keeper = new TokenKeeper(async () => {
    asked += 1;
    if (asked === 1) throw new Error('offline');
    return { token: 't', expiresAt: at(Date.now(), 900) };
  });
  await assert.rejects(keeper.current(), /offline/);
  assert.equal(await keeper.current(), 't');
});
