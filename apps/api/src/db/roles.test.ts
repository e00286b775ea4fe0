// What the three roles can and cannot reach beside the rows of a firm.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { openDatabase } from './database.ts';

let api: TestApi;
before(async () => {
  api = await startTestApi();
});
after(() => api.stop());

test('the application’s role and the jobs’ role cannot read what tokens are signed with, nor any role’s password', async () => {
  for (const role of ['app', 'jobs'] as const)
    for (const table of ['server_secret', 'wellkept_admin.role_password'])
      await assert.rejects(api.query(role, `SELECT * FROM ${table}`), /permission denied/, role);
  await assert.rejects(
    api.query('owner', 'SELECT * FROM wellkept_admin.role_password'),
    /permission denied/,
  );
});

test('roles have random passwords that every process finds again, and nobody can work out', async () => {
  const admin = new pg.Client({ connectionString: api.adminUrl });
  await admin.connect();
  const read = async () =>
    (
      await admin.query<{ role: string; password: string }>(
        'SELECT role, password FROM wellkept_admin.role_password ORDER BY role',
      )
    ).rows;
  try {
    const passwords = await read();
    assert.equal(passwords.length, 3);
    assert.equal(new Set(passwords.map(({ password }) => password)).size, 3);
    const name = new URL(api.adminUrl).pathname.slice(1);
    for (const { role, password } of passwords) {
      assert.equal(password.length, 43);
      const derived = createHmac('sha256', admin.password ?? '')
        .update(`wellkept/${name}/${role}`)
        .digest('base64url');
      assert.notEqual(password, derived);
    }
    const another = await openDatabase(api.adminUrl, { poolSize: 1 });
    try {
      await another.app.selectFrom('known_origin').selectAll().execute();
    } finally {
      await another.close();
    }
    assert.deepEqual(await read(), passwords);
  } finally {
    await admin.end();
  }
});
