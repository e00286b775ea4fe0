import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import PostalMime from 'postal-mime';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';
import { startTestSmtp, type TestSmtp } from '../testing/smtp.ts';
import { forget } from '../loop/forget.ts';
import { createSmtp } from './post.ts';
import { queueMail } from './queue.ts';
import { RETRY_MINUTES, sendDue } from './send.ts';

let api: TestApi;
let firm: TestFirm;
let smtp: TestSmtp;
const START = new Date('2026-11-24T09:41:00.000Z');
before(async () => {
  [api, smtp] = await Promise.all([startTestApi(), startTestSmtp()]);
});
beforeEach(async () => {
  await api.query('owner', 'DELETE FROM mail_outbox');
  api.now = START;
  firm = await addFirm(api);
  smtp.letters.length = 0;
  smtp.mood = 'takes';
});
after(async () => {
  await Promise.all([api.stop(), smtp.stop()]);
});

const later = (minutes: number) => new Date(START.getTime() + minutes * 60_000);
const sending = (patience = 20_000) => ({
  db: api.database.jobs,
  config: api.config,
  post: createSmtp({ url: smtp.url, from: 'Service <service@firm.test>', patience }),
});
const send = (now = api.now, patience = 20_000) => sendDue(sending(patience), now);
const outbox = () =>
  api.query<{ id: string; tries: number; sent_at: Date | null; failed_at: Date | null }>(
    'owner',
    'SELECT * FROM mail_outbox ORDER BY created_at, id',
  );

async function writeOne(title = 'Contactor worn', address?: string): Promise<string | null> {
  const { contactId } = firm.customers[0];
  if (address)
    await api.query('owner', 'UPDATE contact SET email = $2 WHERE id = $1', [contactId, address]);
  return queueMail(api.database.jobs, {
    organizationId: firm.id,
    to: { contactId },
    kind: 'digest',
    data: {
      items: [{ id: firm.id, title, tag: 'RTU-3', site: 'Main Street', kind: 'decide' }],
    },
    now: api.now,
  });
}

test('a mail is sent once, from the firm by name, in words and in HTML, and then not kept', async () => {
  const id = await writeOne();
  assert.deepEqual(await send(), { sent: 1, failed: 0, gaveUp: 0, unreachable: false });
  assert.deepEqual(await send(), { sent: 0, failed: 0, gaveUp: 0, unreachable: false });
  const [letter] = smtp.letters;
  assert.ok(letter);
  assert.equal(letter.from, 'service@firm.test');
  assert.deepEqual(letter.to, [`${firm.customers[0].contactId}@customer.test`]);
  assert.equal(letter.header('from'), 'Northside Mechanical <service@firm.test>');
  assert.equal(letter.header('subject'), 'Still open: Contactor worn');
  assert.equal(letter.header('message-id'), `<${id}@portal.test>`);
  assert.equal(letter.header('auto-submitted'), 'auto-generated');
  assert.match(letter.text, /Content-Type: text\/plain/);
  assert.match(letter.text, /Content-Type: text\/html/);
  assert.match(letter.text, /Good day Nora Byrne/);
  const [row] = await api.query('owner', 'SELECT data, recipient FROM mail_outbox');
  assert.deepEqual(row, { data: {}, recipient: '' });
});

test('the words are in the language of the person', async () => {
  const { contactId } = firm.customers[0];
  await api.query('owner', `UPDATE contact SET language = 'de' WHERE id = $1`, [contactId]);
  await writeOne();
  await send();
  assert.equal(smtp.letters[0]?.header('subject'), 'Noch offen: Contactor worn');
  assert.match(smtp.letters[0]?.text ?? '', /Guten Tag Nora Byrne/);
});

test('a mail program reads names in any script as they were written', async () => {
  for (const name of ['株式会社冷熱', 'شركة الخدمات', 'โรงพยาบาล', 'Ελλάδα ΑΕ', 'Kälte 😀 GmbH']) {
    await api.query('owner', 'UPDATE organization SET name = $2 WHERE id = $1', [firm.id, name]);
    await api.query('owner', 'UPDATE contact SET name = $2 WHERE id = $1', [
      firm.customers[0].contactId,
      name,
    ]);
    smtp.letters.length = 0;
    await writeOne(`${name}: ${name}`);
    await send();
    const read = await PostalMime.parse(smtp.letters[0]?.raw ?? '');
    assert.equal(read.from?.name, name);
    assert.equal(read.to?.[0]?.name, name);
    assert.equal(read.subject, `Still open: ${name}: ${name}`);
    assert.ok(read.text?.includes(`${name}: ${name}`), name);
    assert.ok(read.html?.includes(`${name}: ${name}`), name);
    // Older servers take seven bits only.
    for (const line of smtp.letters[0]?.headers ?? []) assert.match(line, /^[\x20-\x7E]*$/);
  }
});

test('a reminder can be stopped by one click of the mail program, and by no GET', async () => {
  await writeOne();
  await send();
  const [letter] = smtp.letters;
  assert.equal(letter?.header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
  assert.match(
    letter?.header('list-unsubscribe') ?? '',
    /^<http:\/\/portal\.test\/unsubscribe\/[\w-]{64}>$/,
  );
  assert.doesNotMatch(letter?.text ?? '', /\?[\w-]*=wk_/, 'no secret stands in a query');
  assert.match(letter?.text ?? '', /http:\/\/portal\.test\/\?mail#wk_ml_[\w-]+\/recommendations\//);
});

test('nothing a person wrote becomes a header, an address or a tag', async () => {
  await writeOne('Evil\r\nBcc: thief@evil.test\r\n\r\n<script>alert(1)</script>');
  await send();
  const [letter] = smtp.letters;
  assert.ok(letter);
  assert.equal(letter.header('bcc'), undefined);
  assert.equal(letter.headers.filter((line) => /^(to|subject|from):/i.test(line)).length, 3);
  assert.equal(letter.to.length, 1);
  assert.doesNotMatch(letter.text.slice(letter.text.indexOf('<!doctype')), /<script/);
  const addresses = [
    'a@b.test\r\nBcc: thief@evil.test',
    'a@b.test, thief@evil.test',
    'a@b.test>\nRCPT TO:<thief@evil.test',
    '"x" <a@b.test>',
    'nobody',
  ];
  for (const address of addresses) assert.equal(await writeOne('x', address), null, address);
});

test('a server that is busy, silent, hangs up or is away gets the same mail again, ever more rarely', async () => {
  const id = await writeOne();
  smtp.mood = 'busy';
  assert.equal((await send()).failed, 1);
  assert.equal((await send()).failed, 0, 'not at once');
  smtp.mood = 'silent';
  assert.equal((await send(later(1), 300)).failed, 1);
  smtp.mood = 'hangs-up';
  assert.equal((await send(later(6))).failed, 1);
  const gone = { ...sending(), post: createSmtp({ url: 'smtp://127.0.0.1:1', from: 'a@b.test' }) };
  assert.equal((await sendDue(gone, later(36))).unreachable, true);
  smtp.mood = 'takes';
  assert.equal((await send(later(36 + 119))).sent, 0);
  assert.equal((await send(later(36 + 120))).sent, 1);
  assert.deepEqual(
    smtp.letters.map((letter) => letter.header('message-id')),
    [`<${id}@portal.test>`],
  );
});

test('a crash between sending and noting it is seen as the same mail twice, never as none', async () => {
  const id = await writeOne();
  smtp.mood = 'takes-and-hangs-up';
  assert.equal((await send()).failed, 1);
  smtp.mood = 'takes';
  assert.equal((await send(later(1))).sent, 1);
  assert.deepEqual(
    smtp.letters.map((letter) => letter.header('message-id')),
    [`<${id}@portal.test>`, `<${id}@portal.test>`],
  );
});

test('who has no such mailbox is rung instead, once, and the desk hears of it', async () => {
  await writeOne();
  await writeOne('Another');
  smtp.mood = 'no-such-mailbox';
  assert.equal((await send()).gaveUp, 2);
  const queue = await api.call('/v1/follow-ups', { as: await firm.deskToken() });
  const duties = queue.body.items.filter((duty: { kind: string }) => duty.kind === 'call-back');
  assert.equal(duties.length, 1);
  assert.match(duties[0].text, /could not be delivered/);
  assert.equal(duties[0].owner.name, 'Aoife Brennan');
  smtp.mood = 'takes';
  assert.equal((await send(later(10_000))).sent, 0);
});

test('a mail is given up after its last attempt, and one that nobody came to send after two weeks', async () => {
  await writeOne();
  smtp.mood = 'busy';
  let now = START;
  for (const minutes of RETRY_MINUTES) {
    assert.equal((await send(now)).failed, 1);
    now = new Date(now.getTime() + minutes * 60_000);
  }
  assert.equal((await send(now)).gaveUp, 1);
  api.now = later(60 * 24);
  await writeOne();
  const twoWeeks = new Date(api.now.getTime() + 14 * 86_400_000);
  await forget(api.database.jobs, twoWeeks);
  assert.equal((await outbox())[0]?.failed_at, null);
  await forget(api.database.jobs, new Date(twoWeeks.getTime() + 1));
  const [left] = await outbox();
  assert.ok(left?.failed_at, 'what was waiting is not silently gone');
});

test('a sign-in link is not sent once it is too old, and what was sent is forgotten within days', async () => {
  const body = { email: `${firm.customers[0].contactId}@customer.test` };
  await api.call('/v1/sign-in-links', { body });
  for (let tries = 0; (await outbox()).length === 0 && tries < 100; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal((await send(later(16))).sent, 0);
  await writeOne();
  assert.equal((await send(later(16))).sent, 1);
  await forget(api.database.jobs, later(16));
  assert.equal((await outbox()).length, 1, 'the link is gone');
  await forget(api.database.jobs, later(8 * 24 * 60));
  assert.equal((await outbox()).length, 0);
});

test('four processes that send at once send each mail once', async () => {
  for (let n = 0; n < 30; n++) await writeOne(`Finding ${n}`);
  await Promise.all(Array.from({ length: 4 }, () => send()));
  const ids = smtp.letters.map((letter) => letter.header('message-id'));
  assert.equal(ids.length, 30);
  assert.equal(new Set(ids).size, 30);
});

test('what happened is told at once to those it is meant for', async () => {
  await api.query(
    'owner',
    `UPDATE staff SET email = id || '@firm.test' WHERE organization_id = $1`,
    [firm.id],
  );
  const first = await sendOne(api, firm);
  await sendOne(api, firm);
  const as = await firm.customers[0].token();
  const ask = { kind: 'question', version: first.version, text: 'How long does it take?' };
  const asked = await api.call(`${first.path}/decisions`, {
    body: ask,
    as,
    ifMatch: first.revision,
  });
  const queue = await api.call('/v1/follow-ups?owner=mine', { as: await firm.technicianToken() });
  const [duty] = queue.body.items;
  const longer = { dueAt: '2026-11-26T10:00:00.000Z', reason: 'The maker answers on Thursday' };
  await api.call(`/v1/follow-ups/${duty.id}/move`, { body: longer, as: await firm.deskToken() });
  const clock = await api.call(first.path, { as });
  assert.equal(clock.body.questions[0].promisedBy, longer.dueAt, 'the clock goes with the promise');
  await api.call(`${first.path}/answer`, {
    body: { note: 'Two hours.' },
    as: await firm.technicianToken(),
    ifMatch: asked.body.revision + 1,
  });
  await send(later(2));
  const told = smtp.letters.map((letter) => [letter.to[0], letter.header('subject')]);
  const contact = `${firm.customers[0].contactId}@customer.test`;
  assert.deepEqual(
    told.toSorted(),
    [
      [`${firm.technicianId}@firm.test`, 'Question, answer by Wed 25 November, 09:00: RTU-3'],
      [contact, 'A new time, Thu 26 November, 10:00: Contactor worn'],
      [contact, '2 findings: what we found'],
      [contact, 'Answer to your question: Contactor worn'],
    ].toSorted(),
  );
});
