import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { MailData } from '../mail/kinds.ts';
import { reminderSecret } from '../mail/reminder-secret.ts';
import { createUnsubscribe } from '../mail/unsubscribe.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';
import { sweep } from './sweep.ts';

let api: TestApi;
let firm: TestFirm;
const START = new Date('2026-11-23T09:41:00.000Z'); // a Monday
before(async () => {
  api = await startTestApi();
});
beforeEach(async () => {
  api.now = START;
  // What the sweep counts, it counts over all firms: those of the tests before are done.
  await api.query(
    'owner',
    `UPDATE follow_up SET status = 'done', closed_at = now() WHERE status = 'open'`,
  );
  firm = await addFirm(api);
});
after(() => api.stop());

const at = (time: string) => {
  api.now = new Date(`2026-${time}:00Z`);
  return sweep(api.database.jobs, api.now);
};
const mails = async (kind: string) =>
  (
    await api.query<{ data: unknown }>(
      'owner',
      'SELECT data FROM mail_outbox WHERE organization_id = $1 AND kind = $2 ORDER BY created_at, id',
      [firm.id, kind],
    )
  ).map(({ data }) => data);
const queue = async () =>
  (await api.call('/v1/follow-ups', { as: await firm.deskToken() })).body.items;

test('all that is open for a contact is in one mail, and each item is counted by itself', async () => {
  const first = await sendOne(api, firm);
  const second = await sendOne(api, firm);
  assert.equal((await at('11-26T08:59')).digests, 0);
  assert.equal((await at('11-26T09:00')).digests, 1);
  assert.equal((await at('11-26T09:30')).digests, 0);
  const [digest] = (await mails('digest')) as MailData['digest'][];
  assert.deepEqual(digest?.items.map(({ id }) => id).toSorted(), [first.id, second.id].toSorted());
  assert.deepEqual(
    new Set(digest?.items.map(({ tag, site, kind }) => `${tag} ${site} ${kind}`)),
    new Set(['RTU-3 Main Street decide']),
  );
  const as = await firm.customers[0].token();
  await api.call(`${first.path}/decisions`, {
    body: { kind: 'declined', version: first.version },
    as,
    ifMatch: first.revision,
  });
  assert.equal((await at('12-01T09:00')).digests, 1);
  const [, next] = (await mails('digest')) as MailData['digest'][];
  assert.deepEqual(
    next?.items.map(({ id }) => id),
    [second.id],
  );
});

test('opening an item does not begin the counting anew, and after three reminders the office rings, once', async () => {
  const { id, path } = await sendOne(api, firm);
  await at('11-26T09:00');
  await api.call(`${path}/views`, { body: {}, as: await firm.customers[0].token() });
  await at('12-01T09:00');
  await at('12-04T09:00');
  assert.equal((await mails('digest')).length, 3);
  assert.equal((await at('12-09T08:59')).handed, 0);
  assert.equal((await at('12-09T09:00')).handed, 1);
  assert.equal((await at('12-10T09:00')).handed, 0);
  assert.equal((await mails('digest')).length, 3);
  const ofItem = async () =>
    (await queue()).filter(
      (duty: { recommendation: { id: string } | null }) => duty.recommendation?.id === id,
    );
  const duties = await ofItem();
  assert.equal(duties.length, 1, 'the office’s duty stands for the customer’s');
  assert.equal(duties[0].kind, 'call-back');
  assert.equal(duties[0].owner.name, 'Aoife Brennan');
  const current = await api.call(path, { as: await firm.customers[0].token() });
  await api.call(`${path}/decisions`, {
    body: { kind: 'declined', version: current.body.proposal.version },
    as: await firm.customers[0].token(),
    ifMatch: current.body.revision,
  });
  await at('12-10T09:10');
  assert.deepEqual(await ofItem(), [], 'nobody has to ring any more');
});

test('“stop reminding me” keeps the item with its next step, and the office watches over it', async () => {
  const { path } = await sendOne(api, firm);
  const as = await firm.customers[0].token();
  const stopped = await api.call(`${path}/reminders`, { body: { wanted: false }, as });
  assert.equal(stopped.status, 204);
  assert.equal((await at('11-23T10:00')).handed, 1);
  assert.equal((await at('11-26T09:00')).digests, 0);
  const [duty] = await queue();
  assert.match(duty.text, /no more reminders/);
  const item = await api.call(path, { as: await firm.deskToken() });
  assert.equal(item.body.status, 'sent');
  assert.equal(item.body.nextStep.owner.name, 'Nora Byrne');
});

test('one POST from a mail program stops all reminders; a GET, a wrong secret and another contact’s item do nothing', async () => {
  const { id } = await sendOne(api, firm);
  const log = { error: () => undefined } as never;
  const unsubscribe = createUnsubscribe({
    db: api.database.app,
    config: api.config,
    clock: () => api.now,
    log,
  });
  const [mine, other] = firm.customers.map(({ contactId }) =>
    reminderSecret(api.config, { organizationId: firm.id, contactId }),
  ) as [string, string];
  const ask = (secret: string, method: string) =>
    unsubscribe(
      new Request(`http://portal.test/unsubscribe/${secret}`, {
        method,
        ...(method === 'POST' ? { body: 'List-Unsubscribe=One-Click' } : {}),
      }),
    );
  const stops = () =>
    api.query('owner', 'SELECT * FROM reminder_stop WHERE organization_id = $1', [firm.id]);
  const got = await ask(mine, 'GET');
  assert.equal(got?.status, 303);
  assert.equal(got?.headers.get('location'), `http://portal.test/#stop.${mine}`);
  const forged = `${mine.slice(0, -2)}${mine.endsWith('AA') ? 'BB' : 'AA'}`;
  assert.equal((await ask(forged, 'POST'))?.status, 404);
  const change = { secret: other, recommendationId: id, wanted: false };
  assert.equal((await api.call('/v1/reminders', { body: change })).status, 404);
  assert.deepEqual(await stops(), []);
  assert.equal((await ask(mine, 'POST'))?.status, 204);
  assert.equal((await ask(mine, 'POST'))?.status, 204, 'twice is once');
  assert.equal((await stops()).length, 1);
  assert.equal((await at('11-26T09:00')).digests, 0);
  await api.call('/v1/reminders', { body: { secret: mine, wanted: true } });
  assert.deepEqual(await stops(), []);
});

test('a technician is told once, at the end of the working day, what became of their findings', async () => {
  await api.query(
    'owner',
    `UPDATE staff SET email = id || '@firm.test' WHERE organization_id = $1`,
    [firm.id],
  );
  await at('11-23T09:41');
  const { path, version, revision } = await sendOne(api, firm);
  await api.call(`${path}/decisions`, {
    body: { kind: 'declined', version, note: 'We close the shop in spring' },
    as: await firm.customers[0].token(),
    ifMatch: revision,
  });
  await at('11-23T16:59');
  assert.deepEqual(await mails('feed'), []);
  await at('11-23T17:00');
  await at('11-23T17:30');
  const [feed, ...more] = (await mails('feed')) as MailData['feed'][];
  assert.deepEqual(more, []);
  assert.deepEqual(
    feed?.items.map(({ type, note }) => [type, note]),
    [
      ['sent', null],
      ['declined', 'We close the shop in spring'],
    ],
  );
  await at('11-24T17:00');
  assert.equal((await mails('feed')).length, 1, 'a day without news is a day without mail');
});
