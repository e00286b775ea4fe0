import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestApi } from '../testing/api.ts';
import { newSecret } from '../auth/secrets.ts';
import { addressClass, callerAddress, readTrustedProxies } from './caller-address.ts';

const trusted = readTrustedProxies('10.0.0.0/8, 192.0.2.1, 2001:db8:1::/48');

test('the caller is the first in the line of proxies that is none of ours', () => {
  const cases: [string, string | null, string | null][] = [
    ['203.0.113.5', null, '203.0.113.5'],
    ['203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['10.0.0.3', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.3', '198.51.100.1', '198.51.100.1'],
    ['10.0.0.3', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.3', '1.2.3.4, 198.51.100.1, 192.0.2.1', '198.51.100.1'],
    ['2001:db8:1::5', '[2001:db8:9::7]:443', '2001:db8:9::7'],
    ['10.0.0.3', '198.51.100.1:8080', '198.51.100.1'],
    ['10.0.0.3', 'unknown', '10.0.0.3'],
    ['10.0.0.3', '198.51.100.1, unknown', '10.0.0.3'],
    ['10.0.0.3', '', '10.0.0.3'],
    ['10.0.0.3', '10.0.0.4, 10.0.0.5', '10.0.0.4'],
  ];
  for (const [connection, forwarded, caller] of cases)
    assert.equal(
      callerAddress(connection, forwarded, trusted),
      caller,
      `${connection} ${forwarded}`,
    );
  assert.equal(callerAddress('10.0.0.3', '1.2.3.4', undefined), '10.0.0.3');
  assert.equal(callerAddress(undefined, '1.2.3.4', trusted), null);
});

test('a setting that names no address is refused with its word', () => {
  for (const odd of ['proxy.local', '10.0.0.0/33', '10.0.0.0/8/8', '2001:db8::/129', '10.0.0/8'])
    assert.throws(
      () => readTrustedProxies(odd),
      new RegExp(`TRUSTED_PROXIES: “${odd.replaceAll(/[.]/g, '\\.')}”`),
    );
});

test('the log has the network of a caller and the id of a person, and no address', async () => {
  assert.equal(addressClass('198.51.100.77'), '198.51.100.0/24');
  assert.equal(addressClass('2001:db8:9:1::7'), '2001:db8:9::/48');
  const api = await startTestApi({ trustedProxies: '10.0.0.0/8' });
  try {
    const headers = { 'x-forwarded-for': '198.51.100.77' };
    await api.call('/v1/me', { as: newSecret('wk_sk_'), from: '10.0.0.3', headers });
    const line = JSON.parse(api.logged().at(-1)!);
    assert.equal(line.from, '198.51.100.0/24');
    assert.ok(!api.logged().join('').includes('198.51.100.77'));
  } finally {
    await api.stop();
  }
});

test('behind a proxy that is named each caller is counted alone; a forged header moves nobody’s limit', async () => {
  const api = await startTestApi({ trustedProxies: '10.0.0.0/8' });
  try {
    const guess = (from: string, forwarded: string) =>
      api.call('/v1/portal/sign-in', {
        body: { secret: newSecret('wk_ml_') },
        from,
        headers: { 'x-forwarded-for': forwarded },
      });
    const guesses = async (from: string, forwarded: (n: number) => string) => {
      const statuses = [];
      for (let n = 0; n < 31; n++) statuses.push((await guess(from, forwarded(n))).status);
      return statuses.at(-1);
    };
    assert.equal(await guesses('10.0.0.3', (n) => `1.1.1.${n}, 203.0.113.1`), 429);
    assert.equal((await guess('10.0.0.3', '203.0.113.2')).status, 410);
    assert.equal(await guesses('198.51.100.9', (n) => `1.1.1.${n}`), 429);
    assert.ok(!api.logged().some((line) => line.includes('TRUSTED_PROXIES')));
  } finally {
    await api.stop();
  }
});
