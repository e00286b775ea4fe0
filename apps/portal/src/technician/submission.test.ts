import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { createDeskClient, type DeskClient } from '@wellkept/client/desk';
import { aStaffMe, equipmentList, mockApi } from '@wellkept/testing';
import { setupServer } from 'msw/node';
import { missing, nothingNoted, numberOf, photoGap, Submission, type Noted } from './submission.ts';

const server = setupServer();
server.listen({ onUnhandledFrame: 'error' });
after(() => server.close());

let api = mockApi();
let client: DeskClient;
beforeEach(() => {
  api = mockApi({ me: aStaffMe('technician') });
  server.resetHandlers(...api.handlers);
  const token = { token: 'mock', expiresAt: '2099-01-01T00:00:00.000Z' };
  client = createDeskClient({ api: 'https://api.example', getToken: () => Promise.resolve(token) });
});

const noted: Noted = {
  ...nothingNoted,
  unit: equipmentList[0] ?? null,
  title: 'Fan bearing warm',
  severity: 'soon',
  found: 'It runs at 71 °C.',
  photo: new File(['not really a picture'], 'bearing.jpg', { type: 'image/jpeg' }),
  label: 'Bearing temperature',
  readingUnit: '°C',
  value: '71,5',
  upper: '60',
  words: 'You can smell it.',
  confidence: 8,
};
const added = () =>
  [...api.state.recommendations.values()].filter((item) => item.title === noted.title);

test('a finding arrives with photo, reading and words, and is handed to the office', async () => {
  const sent = await new Submission().send(client, noted, true);
  assert.equal(sent.status, 'proposed');
  assert.deepEqual(
    sent.evidence.map(({ kind }) => kind),
    ['photo', 'reading', 'note'],
  );
  const reading = sent.evidence.find((each) => each.kind === 'reading');
  assert.deepEqual([reading?.value, reading?.upper], [71.5, 60]);
});

test('a limit is a maximum, a minimum, or both', async () => {
  const limits = async (typed: Partial<Noted>) => {
    const { evidence } = await new Submission().send(client, { ...noted, ...typed }, false);
    const reading = evidence.find((each) => each.kind === 'reading');
    return [reading?.lower, reading?.upper];
  };
  assert.deepEqual(await limits({ lower: '4', upper: '' }), [4, null]);
  assert.deepEqual(await limits({ lower: '', upper: '6' }), [null, 6]);
  assert.deepEqual(await limits({ lower: '3,8', upper: '4,6' }), [3.8, 4.6]);
  assert.deepEqual(await limits({ lower: '', upper: '' }), [null, null]);
  assert.deepEqual(missing({ ...noted, lower: '5', upper: '4' }), [
    'The minimum is above the maximum.',
  ]);
  assert.deepEqual(missing({ ...noted, lower: 'low' }), ['The minimum is not a number.']);
});

test('kept as a draft it stays with the technician', async () => {
  assert.equal((await new Submission().send(client, noted, false)).status, 'draft');
});

test('sending again after it broke off half-way adds nothing twice', async () => {
  const submission = new Submission();
  api.fail.addEvidence = 'internal';
  await assert.rejects(submission.send(client, noted, true));
  delete api.fail.addEvidence;
  const sent = await submission.send(client, noted, true);
  assert.equal(sent.status, 'proposed');
  assert.deepEqual(
    sent.evidence.map(({ kind }) => kind),
    ['photo', 'reading', 'note'],
  );
  assert.equal(added().length, 1);
});

test('what is missing is told before anything is sent', () => {
  assert.deepEqual(missing(nothingNoted), [
    'Choose the unit.',
    'Say what it is in one line.',
    'Say what you found.',
  ]);
  assert.deepEqual(missing(noted), []);
  assert.deepEqual(missing({ ...noted, value: 'hot' }), ['The reading’s value is not a number.']);
  assert.deepEqual(missing({ ...noted, label: '' }), ['Say what you measured.']);
});

test('numbers are read with point or comma, and nothing else', () => {
  assert.deepEqual(['71,5', ' 71.5 ', '-3', '7 1', '1.2.3', ''].map(numberOf), [
    71.5,
    71.5,
    -3,
    null,
    null,
    null,
  ]);
});

test('a picture the server cannot read is refused before it is sent, and says what to do instead', () => {
  assert.equal(photoGap(new Blob(['x'], { type: 'image/jpeg' })), undefined);
  assert.match(photoGap(new Blob(['x'], { type: 'image/heic' })) ?? '', /JPEG/);
  const large = new Blob([new Uint8Array(15_000_001)], { type: 'image/png' });
  assert.match(photoGap(large) ?? '', /larger than 15 MB/);
});
