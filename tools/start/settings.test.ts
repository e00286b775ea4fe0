import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectRoot } from '../data-folder.ts';
import { checkSettings, SETTINGS } from './settings.ts';

test('what cannot be used is refused in one sentence that names the setting and says what to write', () => {
  const cases: [NodeJS.ProcessEnv, RegExp][] = [
    [{ PORT: '70000' }, /^PORT \("70000"\) cannot be used: set it to a whole number/],
    [{ PORT: '4400.5' }, /^PORT/],
    [{ HOST_PORT: 'x' }, /^HOST_PORT/],
    [{ DEMO: 'false' }, /^DEMO \("false"\) cannot be used: write one of 0, 1\.$/],
    [{ WELLKEPT_BASE_URL: 'wellkept.example' }, /write it like https:\/\/wellkept\.example\.$/],
    [{ WELLKEPT_BASE_URL: 'ftp://x.test' }, /WELLKEPT_BASE_URL/],
    [
      { WELLKEPT_BASE_URL: 'https://x.test/portal' },
      /the address alone, without a path: https:\/\/x\.test\.$/,
    ],
    [{ WELLKEPT_LOG_LEVEL: 'loud' }, /fatal, error, warn/],
    [{ DATABASE_URL: 'mysql://me:geheim@x.test/db' }, /^DATABASE_URL cannot be used: write/],
    [{ SMTP_URL: 'mail.x.test:587', MAIL_FROM: 'a@b.test' }, /^SMTP_URL cannot be used/],
    [{ SMTP_URL: 'smtp://u:geheim@x.test:587' }, /^MAIL_FROM must say/],
    [{ SMTP_URL: 'smtp://x.test', MAIL_FROM: 'nobody' }, /^MAIL_FROM \("nobody"\)/],
    [{ TRUSTED_PROXIES: 'proxy' }, /^TRUSTED_PROXIES \("proxy"\).*10\.0\.0\.0\/8/],
    [{ RATE_LIMITS: 'much' }, /^RATE_LIMITS/],
    [{ WELLKEPT_BASE_ULR: 'https://x.test' }, /^There is no setting WELLKEPT_BASE_ULR; there are/],
  ];
  for (const [env, sentence] of cases)
    assert.throws(
      () => checkSettings(env),
      ({ name, message }: Error) =>
        name === 'Refusal' &&
        sentence.test(message) &&
        !message.includes('\n') &&
        !message.includes('geheim'),
      JSON.stringify(env),
    );
  checkSettings({});
  checkSettings({
    DEMO: '0',
    PORT: '80',
    WELLKEPT_BASE_URL: 'https://wellkept.example/',
    DATABASE_URL: 'postgresql://a:b@c:5432/d?sslmode=require',
    SMTP_URL: 'smtps://u:p@x.test:465',
    MAIL_FROM: 'Quay Cooling <service@quay.test>',
  });
});

test('every setting stands in docs/operations.md, with its default', () => {
  const page = readFileSync(join(projectRoot, 'docs', 'operations.md'), 'utf8').replaceAll(
    / +/g,
    ' ',
  );
  for (const [name, { usual, means }] of Object.entries(SETTINGS))
    assert.ok(page.includes(`| \`${name}\` | ${usual} | ${means} |`), name);
});

test('every variable that the server or its start reads is a setting, or is for tests and scripts', () => {
  const { stdout } = spawnSync(
    'grep',
    [
      '-rhoE',
      '--include=*.ts',
      '--exclude=*.test.ts',
      "process\\.env\\['[A-Z_]+",
      'apps/api/src',
      'tools/start',
      'tools/start.ts',
      'tools/data-folder.ts',
    ],
    { cwd: projectRoot, encoding: 'utf8' },
  );
  const read = [...new Set(stdout.trim().split('\n'))].map((line) => line.split("'")[1]!);
  assert.ok(read.includes('WELLKEPT_BASE_URL'));
  const others = /^(WELLKEPT_TEST_\w+|KEEP_PDF|XDG_STATE_HOME|DEBUG)$/;
  assert.deepEqual(
    read.filter((name) => !(name in SETTINGS) && !others.test(name)),
    [],
  );
});
