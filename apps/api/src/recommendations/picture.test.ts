import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';
import { makePicture } from './picture.ts';

let api: TestApi;
let firm: TestFirm;
let other: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  other = await addFirm(api);
});
after(() => api.stop());

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: 'teal' } });

test('a picture is turned upright, made smaller, and says nothing of place or device', async () => {
  const photo = await plain(4000, 2000)
    .withExif({
      IFD0: { Make: 'Phone', Copyright: 'canary' },
      IFD3: { GPSLatitude: '53/1 20/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  const picture = await makePicture(photo);
  assert.deepEqual([picture.width, picture.height], [800, 1600]);
  const kept = await sharp(picture.bytes).metadata();
  assert.equal(kept.format, 'webp');
  assert.equal(kept.exif, undefined);
  assert.equal(picture.bytes.includes('canary'), false);
});

test('what is not a picture of the known kinds is refused, and so is one that unfolds', async () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
  );
  const png = await plain(20, 20).png().toBuffer();
  const deep = await plain(6000, 5000)
    .toColourspace('rgb16')
    .png({ compressionLevel: 1 })
    .toBuffer();
  const tiff = await plain(9, 9).tiff().toBuffer();
  const bomb = await plain(9000, 9000).png().toBuffer();
  const wrong = {
    svg,
    text: Buffer.from('<html>'),
    empty: Buffer.alloc(0),
    gif: await plain(9, 9).gif().toBuffer(),
    cut: png.subarray(0, png.length / 2),
    bomb,
    deep,
    tiff,
  };
  for (const [kind, bytes] of Object.entries(wrong)) {
    await assert.rejects(makePicture(bytes), { code: 'invalid' }, kind);
  }
  const polyglot = Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]);
  assert.equal((await makePicture(polyglot)).bytes.includes('script'), false);
});

test('a HEIC picture is refused in plain words that say what to send instead', async () => {
  const { path } = await sendOne(api, firm);
  for (const brand of ['heic', 'heix', 'mif1', 'hevc', 'msf1']) {
    const body = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from(`ftyp${brand}`),
      Buffer.alloc(40),
    ]);
    const sent = { body, as: await firm.technicianToken(), method: 'POST' };
    const answer = await api.call(`${path}/photos`, sent);
    assert.equal(answer.status, 422, brand);
    assert.match(answer.body.errors[0].detail, /HEIC pictures cannot be read here.*JPEG/);
  }
});

test('a sender of many pictures is refused with a time to wait, holds no connection, and another firm is served', async () => {
  const [{ path }, theirs] = [await sendOne(api, firm), await sendOne(api, other)];
  const as = await firm.technicianToken();
  const large = await plain(4000, 4000).png({ compressionLevel: 1 }).toBuffer();
  const small = await plain(40, 30).jpeg().toBuffer();
  const sent = Array.from({ length: 16 }, () =>
    api.call(`${path}/photos`, { body: large, as, method: 'POST' }),
  );
  const first = await Promise.race(sent);
  assert.deepEqual([first.status, first.headers.get('retry-after')], [429, '5']);
  const [row] = await api.query<{ busy: number }>(
    'owner',
    `SELECT count(*) AS busy FROM pg_stat_activity
      WHERE datname = current_database() AND usename LIKE '%_app' AND state LIKE 'idle in transaction%'`,
  );
  assert.equal(row?.busy, 0, 'no transaction waits for a picture');
  const another = await api.call(`${theirs.path}/photos`, {
    body: small,
    as: await other.technicianToken(),
    method: 'POST',
  });
  assert.equal(another.status, 201);
  const statuses = new Set((await Promise.all(sent)).map(({ status }) => status));
  assert.deepEqual([...statuses].toSorted(), [201, 429]);
});
