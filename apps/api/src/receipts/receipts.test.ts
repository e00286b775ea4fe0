import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ReceiptFile } from '@wellkept/contracts/receipt';
import { handOverSecret } from '../authority/hand-over-secret.ts';
import { runCli } from '../cli/main.ts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addContact } from '../testing/authority.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';
import { chainOf, checkRecords, type ChainRecord } from './check-chain.ts';
import { faultOf } from './record.ts';

let api: TestApi;
let firm: TestFirm;
const folder = mkdtempSync(join(tmpdir(), 'wellkept-receipts-'));
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

/** A contact approves one finding, typed name below; the receipt as they get it. */
async function approve(words = 'Nora Byrne'): Promise<ReceiptFile> {
  const contact = await firm.customers[0].token();
  const { id, path, version, optionId } = await sendOne(api, firm);
  const { revision, shown } = (await api.call(path, { as: contact })).body;
  const answer = { kind: 'approved', version, optionId, purchaseOrder: 'PO-7' };
  const body = {
    answers: [{ recommendationId: id, revision, shown, answer }],
    signature: { kind: 'typed', name: words },
    consentVersion: '2026-11',
    language: 'en',
  };
  const act = await api.call('/v1/acts', { body, as: contact });
  assert.equal(act.status, 201, JSON.stringify(act.body));
  const receipt = await api.call(`/v1/receipts/${act.body.receiptId}`, { as: contact });
  assert.equal(receipt.status, 200);
  return ReceiptFile.parse(receipt.body);
}

const command = async (...args: string[]) => {
  const said: string[] = [];
  const openPostgres = async () => ({ url: api.adminUrl, stop: async () => undefined });
  const out = (line: string) => void said.push(line);
  const code = await runCli(args, { openPostgres, out, err: out });
  return { code, said: said.join('\n') };
};
const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};
const saved = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(value, null, 2));
  return path;
};

test('a receipt holds what was shown, what was answered, who signed and the words agreed to', async () => {
  const { parts } = await approve('Nóra B. 木');
  const shown = parts['shown']?.value as { title: string; proposal: { options: unknown[] } }[];
  assert.equal(shown[0]?.title, 'Contactor worn');
  assert.equal(shown[0]?.proposal.options.length, 1);
  const answers = parts['answers']?.value as {
    given: { answer: { purchaseOrder: string } }[];
    minorDigits: Record<string, number>;
  };
  // What a minor unit is, is recorded with the amounts.
  assert.deepEqual(answers.minorDigits, { EUR: 2 });
  assert.equal(answers.given[0]?.answer.purchaseOrder, 'PO-7');
  const signature = parts['signature']?.value as {
    signature: { name: string };
    consent: { text: string };
  };
  assert.equal(signature.signature.name, 'Nóra B. 木');
  assert.match(signature.consent.text, /I, Nora Byrne, give these answers/);
  const person = parts['person']?.value as { name: string; via: string };
  assert.deepEqual([person.name, person.via], ['Nora Byrne', 'firm']);
});

test('a receipt is checked offline, and any changed character in it is found', async () => {
  const receipt = await approve();
  assert.equal(faultOf(receipt), null);
  const good = await command('verify', saved('good.json', receipt));
  assert.equal(good.code, 0, good.said);
  assert.match(good.said, /Whole: receipt \d+ of/);
  const dearer = JSON.stringify(receipt).replace('48000', '84000');
  const bad = await command('verify', saved('dearer.json', JSON.parse(dearer)));
  assert.equal(bad.code, 1);
  assert.match(bad.said, /Not genuine\. The part “(shown|answers)” is not what was recorded/);
  assert.match(
    faultOf({ ...receipt, at: '2026-11-24T09:41:01.000Z' }) ?? '',
    /hash does not fit the record/,
  );
  assert.match(
    faultOf({ ...receipt, organization: 'Another Firm' }) ?? '',
    /names “Another Firm”, but was recorded for “/,
  );
  assert.match(faultOf({ ...receipt, previous: 'a'.repeat(64) }) ?? '', /hash does not fit/);
  const { person, ...others } = receipt.parts;
  assert.ok(person);
  assert.match(faultOf({ ...receipt, parts: others }) ?? '', /commits to/);
});

test('a receipt can be had on paper, in the language asked for', async () => {
  const { id, number } = await approve();
  const contact = await firm.customers[0].token();
  for (const lang of ['en', 'de']) {
    const url = `${api.config.baseUrl}/v1/receipts/${id}/pdf?lang=${lang}`;
    const answer = await api.app.fetch(
      new Request(url, { headers: { authorization: `Bearer ${contact}` } }),
    );
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    assert.match(answer.headers.get('content-disposition') ?? '', new RegExp(`receipt-${number}`));
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
    assert.ok(bytes.includes('/StructTreeRoot'), 'tagged');
    assert.ok(bytes.includes(`/Lang (${lang})`));
    if (process.env['KEEP_PDF']) writeFileSync(`${process.env['KEEP_PDF']}-${lang}.pdf`, bytes);
  }
});

test('the receipt is mailed to who answered, with a link that leads to it', async () => {
  const { id } = await approve();
  const mails = await api.query<{ data: { outcomes: { outcome: string }[] } }>(
    'owner',
    `SELECT data FROM mail_outbox
     WHERE contact_id = $1 AND kind = 'receipt' AND data->>'receiptId' = $2`,
    [firm.customers[0].contactId, id],
  );
  assert.deepEqual(
    mails.map(({ data }) => data.outcomes.map(({ outcome }) => outcome)),
    [['approved']],
  );
});

test('what is no receipt is refused with a sentence', async () => {
  writeFileSync(join(folder, 'text.json'), 'no json');
  assert.match((await command('verify', join(folder, 'text.json'))).said, /is not JSON/);
  assert.match((await command('verify', saved('list.json', []))).said, /is no receipt/);
  assert.match((await command('verify', join(folder, 'none.json'))).said, /cannot be read/);
  assert.match((await command('verify')).said, /Say which receipt/);
});

test('a receipt names the firm as it was called then, whatever it is called now', async () => {
  const { id, organization } = await approve();
  await api.query('owner', 'UPDATE organization SET name = $2 WHERE id = $1', [
    firm.id,
    'Renamed Ltd',
  ]);
  const { body } = await api.call(`/v1/receipts/${id}`, { as: await firm.deskToken() });
  assert.equal(body.organization, organization);
  assert.equal(faultOf(ReceiptFile.parse(body)), null);
});

test('another customer’s receipt is as unknown as one that does not exist', async () => {
  const { id } = await approve();
  const other = await firm.customers[1].token();
  const foreign = await api.call(`/v1/receipts/${id}`, { as: other });
  assert.equal(foreign.status, 404);
});

test('the database itself refuses to change or take away an act, a receipt or a part of one', async () => {
  await approve();
  for (const table of ['act', 'receipt', 'receipt_part']) {
    for (const role of ['app', 'jobs'] as const) {
      await assert.rejects(api.query(role, `DELETE FROM ${table}`), /permission denied/);
      await assert.rejects(
        api.query(role, `UPDATE ${table} SET organization_id = organization_id`),
        /permission denied/,
      );
    }
  }
});

test('erasing a person leaves the chain and the rest of their receipts whole', async () => {
  firm = await addFirm(api);
  const kept = await approve();
  const erased = await command(
    'erase-contact',
    '--org',
    firm.id,
    '--contact',
    firm.customers[0].contactId,
  );
  assert.equal(erased.code, 0, erased.said);
  assert.match(erased.said, /2 parts of receipts were emptied/);
  const desk = await firm.deskToken();
  const answer = await api.call(`/v1/receipts/${kept.id}`, { as: desk });
  const receipt = ReceiptFile.parse(answer.body);
  assert.equal(receipt.parts['person'], null);
  assert.equal(receipt.parts['signature'], null);
  assert.deepEqual(receipt.parts['shown'], kept.parts['shown']);
  assert.equal(faultOf(receipt), null);
  const report = await checkRecords(chainOf(api.database.jobs, firm.id));
  assert.deepEqual(report, { records: 1, erased: 2, fault: null });
  const again = await command('erase-contact', '--org', firm.id, '--contact', 'nobody');
  assert.match(again.said, /There is no contact “nobody”/);
});

test('an erased person gets no mail that waited, and what was handed to them opens nothing', async () => {
  firm = await addFirm(api);
  const other = await addContact(api, firm, 'Erin Fade');
  const { id } = await sendOne(api, firm);
  const made = await api.call(`/v1/recommendations/${id}/hand-overs`, {
    body: { to: { contactId: other.id }, purpose: 'decide', until: '2026-12-01' },
    as: await firm.customers[0].token(),
  });
  const secret = handOverSecret(api.config, made.body.id);
  const open = () => api.call('/v1/hand-over-sessions', { body: { secret } });
  const { token } = (await open()).body;
  const [known] = await api.query<{ email: string }>(
    'owner',
    'SELECT email FROM contact WHERE id = $1',
    [other.id],
  );
  await api.query(
    'owner',
    `INSERT INTO mail_outbox (organization_id, id, kind, contact_id, recipient, language, data, created_at, due_at)
     VALUES ($1, gen_random_uuid(), 'digest', $2, $3, 'en', '{"items": []}', now(), now())`,
    [firm.id, other.id, known!.email],
  );
  const erased = await command('erase-contact', '--org', firm.id, '--contact', other.id);
  assert.equal(erased.code, 0, erased.said);
  assert.equal((await open()).body.code, 'link-revoked');
  assert.equal((await api.call('/v1/me', { as: token })).status, 401);
  for (const table of ['contact', 'mail_outbox', 'hand_over', 'event', 'follow_up']) {
    const left = await api.query(
      'owner',
      `SELECT 1 FROM ${table} t WHERE to_jsonb(t)::text LIKE ANY ($1)`,
      [[`%${known!.email}%`, '%Erin Fade%']],
    );
    assert.deepEqual(left, [], table);
  }
});

test('the chain is checked by a command, and a cut end is found from any later receipt', async () => {
  await approve();
  const latest = saved('latest.json', await approve());
  const whole = await command('verify-chain', '--org', firm.id, '--receipt', latest);
  assert.equal(whole.code, 0, whole.said);
  const [cut] = await api.query<{ number: number }>(
    'owner',
    'SELECT max(number)::int AS number FROM receipt WHERE organization_id = $1',
    [firm.id],
  );
  await api.query(
    'owner',
    'DELETE FROM receipt_part p USING receipt r WHERE r.id = p.receipt_id AND r.number = $1',
    [cut!.number],
  );
  await api.query('owner', 'DELETE FROM receipt WHERE number = $1', [cut!.number]);
  assert.equal(
    (await command('verify-chain', '--org', firm.id)).code,
    0,
    'nothing inside shows it',
  );
  const found = await command('verify-chain', '--org', firm.id, '--receipt', latest);
  assert.equal(found.code, 1);
  assert.match(found.said, new RegExp(`Record ${cut!.number}: .*its end was cut off`));
});

test('of twelve records any one changed, dropped, swapped or put in is named as the first bad one', async () => {
  const other = await addFirm(api);
  firm = other;
  for (let n = 0; n < 12; n++) await approve();
  const records = await all(chainOf(api.database.jobs, other.id));
  const name = async (changed: ChainRecord[]) => (await checkRecords(changed)).fault?.number;
  assert.equal(await name(records), undefined);
  for (const [index, record] of records.entries()) {
    const { number } = record;
    const at = new Date(Date.parse(record.at) + 1).toISOString();
    assert.equal(await name(records.with(index, { ...record, at })), number, 'changed');
    const [part, ...rest] = record.parts;
    const value = part!.value!.replace(/.$/, ' ');
    const touched = { ...record, parts: [{ ...part!, value }, ...rest] };
    assert.equal(await name(records.with(index, touched)), number, 'changed in a part');
    if (index < records.length - 1)
      assert.equal(await name(records.toSpliced(index, 1)), number, 'dropped');
    const again = { ...record, number: number + 1 };
    assert.equal(await name(records.toSpliced(index + 1, 0, again)), number + 1, 'put in');
    const next = records[index + 1];
    if (next) {
      const swapped = records
        .with(index, { ...next, number })
        .with(index + 1, { ...record, number: next.number });
      assert.equal(await name(swapped), number, 'swapped');
    }
  }
});
