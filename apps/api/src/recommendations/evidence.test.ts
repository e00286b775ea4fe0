import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';
import { documentType } from './evidence.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } });

test('the customer sees the picture of what was sent, and no one else’s', async () => {
  const { path } = await sendOne(api, firm);
  const technician = await firm.technicianToken();
  const body = await plain(40, 30).jpeg().toBuffer();
  const added = await api.call(`${path}/photos?caption=Burnt%20contacts&phase=before`, {
    body,
    as: technician,
    method: 'POST',
  });
  assert.equal(added.status, 201);
  const [photo] = added.body.evidence;
  assert.deepEqual([photo.caption, photo.phase, photo.width], ['Burnt contacts', 'before', 40]);
  const own = await api.call(`/v1/evidence/${photo.id}/content`, {
    as: await firm.customers[0].token(),
  });
  assert.equal(own.headers.get('content-type'), 'image/webp');
  const foreign = await api.call(`/v1/evidence/${photo.id}/content`, {
    as: await firm.customers[1].token(),
  });
  assert.equal(foreign.status, 404);
});

test('a reading stands beside the earlier ones of the same unit', async () => {
  const technician = await firm.technicianToken();
  const reading = (value: number) => ({
    kind: 'reading',
    label: 'Suction pressure',
    unit: 'bar',
    value,
    lower: 3.8,
    upper: 4.6,
  });
  const [first, second] = [await sendOne(api, firm), await sendOne(api, firm)];
  await api.call(`${first.path}/evidence`, { body: reading(4.1), as: technician });
  const later = await api.call(`${second.path}/evidence`, { body: reading(3.2), as: technician });
  assert.deepEqual(later.body.evidence[0].earlier, [
    { value: 4.1, takenAt: api.now.toISOString() },
  ]);
  const wrong = await api.call(`${second.path}/evidence`, {
    body: { ...reading(1), lower: 9 },
    as: technician,
  });
  assert.equal(wrong.body.errors[0].pointer, '/lower');
});

test('a document is kept under its name and leaves as a file to be saved, in no page’s context', async () => {
  const { path } = await sendOne(api, firm);
  const technician = await firm.technicianToken();
  const bytes = Buffer.from('%PDF-1.7\n%%EOF\n');
  const added = await api.call(
    `${path}/documents?name=${encodeURIComponent('Ölanalyse “2”.pdf')}`,
    {
      body: bytes,
      as: technician,
      method: 'POST',
    },
  );
  assert.equal(added.status, 201, JSON.stringify(added.body));
  const [document] = added.body.evidence;
  assert.deepEqual(
    [document.kind, document.name, document.contentType, document.size],
    ['document', 'Ölanalyse “2”.pdf', 'application/pdf', bytes.byteLength],
  );
  const own = await api.call(`/v1/evidence/${document.id}/file`, {
    as: await firm.customers[0].token(),
  });
  assert.equal(own.status, 200);
  assert.equal(own.headers.get('content-type'), 'application/octet-stream');
  assert.equal(own.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(
    own.headers.get('content-disposition'),
    `attachment; filename="_lanalyse_2_.pdf"; filename*=UTF-8''%C3%96lanalyse%20%E2%80%9C2%E2%80%9D.pdf`,
  );
  const picture = `/v1/evidence/${document.id}/content`;
  assert.equal((await api.call(picture, { as: technician })).status, 404, 'it is no picture');
  const other = await firm.customers[1].token();
  assert.equal((await api.call(`/v1/evidence/${document.id}/file`, { as: other })).status, 404);
});

test('only a PDF or plain text is taken as a document, whatever its name says', () => {
  assert.equal(documentType(Buffer.from('%PDF-1.4 …'), 'a.txt'), 'application/pdf');
  assert.equal(documentType(Buffer.from('a;b\r\n1;2\n'), 'Reading.CSV'), 'text/csv');
  assert.equal(documentType(Buffer.from('Grüße\n'), 'note.txt'), 'text/plain');
  const wrong = {
    program: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0]),
    'latin 1': Buffer.from('Grüße', 'latin1'),
    zip: Buffer.from('PK\u0003\u0004rest'),
    empty: Buffer.alloc(0),
  };
  for (const [kind, bytes] of Object.entries(wrong))
    assert.throws(() => documentType(bytes, 'report.pdf'), { code: 'invalid' }, kind);
});
