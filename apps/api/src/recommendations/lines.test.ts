import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Option } from '@wellkept/contracts';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';
import { changesBetween, type Offer } from './changes.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const option = (amount: number, lines: object[], more: object = {}) => ({
  family: 'repair',
  title: 'New contactor',
  price: eur(amount),
  lines,
  ...more,
});
const LINES = [
  { text: 'Contactor', quantity: 1, unit: 'pcs', unitPrice: 31_250 },
  { text: 'Labour', quantity: 1.5, unit: 'h', unitPrice: 9_500 },
  { text: 'Cable', quantity: 3.335, unit: 'm', unitPrice: 900 },
  { text: 'Rebate', quantity: 1, unitPrice: -500 },
];
/** 312.50 + 142.50 + 30.015 rounded up + −5.00 */
const SUM = 48_002;

const edit = async (path: string, body: object) => {
  const desk = await firm.deskToken();
  const { revision } = (await api.call(path, { as: desk })).body;
  return api.call(path, { method: 'PATCH', body, as: desk, ifMatch: revision });
};
const send = async (path: string) => {
  const desk = await firm.deskToken();
  const { revision } = (await api.call(path, { as: desk })).body;
  return api.call(`${path}/send`, { body: {}, as: desk, ifMatch: revision });
};
const linesOf = ({ lines }: Option) => lines.map(({ text, amount }) => [text, amount.amount]);

test('a price is made of lines, which the customer sees and which are offered again with it', async () => {
  const { path } = await sendOne(api, firm, { options: [option(SUM, LINES)] as never });
  const as = await firm.customers[0].token();
  const seen = (await api.call(path, { as })).body.proposal.options[0] as Option;
  assert.deepEqual(linesOf(seen), [
    ['Contactor', 31_250],
    ['Labour', 14_250],
    ['Cable', 3002],
    ['Rebate', -500],
  ]);
  assert.deepEqual(seen.lines[1]!.unitPrice, eur(9500));

  const again = await send(path);
  assert.equal(again.status, 200, JSON.stringify(again.body));
  assert.equal(again.body.proposal.version, 2);
  assert.deepEqual(linesOf(again.body.proposal.options[0]), linesOf(seen));
  assert.deepEqual(again.body.proposal.changes, []);
  const versions = await api.call(`${path}/versions`, { as });
  assert.deepEqual(
    versions.body.items.map(({ options }: { options: Option[] }) => options[0]!.lines.length),
    [4, 4],
  );
});

test('lines that are not the price are refused with what they come to', async () => {
  const { path } = await sendOne(api, firm);
  const refused = await edit(path, {
    options: [option(48_000, []), option(SUM - 1, LINES, { title: 'Another' })],
  });
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.body.errors, [
    {
      pointer: '/options/1/price/amount',
      detail: 'The lines do not come to the price.',
      code: 'unequal-sum',
      money: { amount: 48_002, currency: 'EUR' },
    },
  ]);
  const vast = { text: 'Vast', quantity: 1_000_000, unitPrice: Number.MAX_SAFE_INTEGER };
  const large = await edit(path, { options: [option(1, [vast])] });
  assert.equal(large.body.errors[0].pointer, '/options/0/lines/0/unitPrice');
  const most = { text: 'Most', quantity: 1, unitPrice: 10 ** 13 };
  for (const [price, lines, pointer] of [
    [10 ** 13 + 1, [], '/options/0/price/amount'],
    [10 ** 13, [most, most], '/options/0/lines'],
    [10 ** 13, [{ ...most, quantity: 2 }], '/options/0/lines/0/unitPrice'],
  ] as const) {
    const beyond = await edit(path, { options: [option(price, [...lines])] });
    assert.equal(beyond.status, 422);
    assert.deepEqual(
      [beyond.body.errors[0].pointer, beyond.body.errors[0].code],
      [pointer, 'too-large'],
    );
  }
  assert.equal((await edit(path, { options: [option(10 ** 13, [most])] })).status, 200);
});

test('a new version says which lines changed, and the old one cannot be decided on', async () => {
  const { path, id, optionId } = await sendOne(api, firm, {
    options: [option(SUM, LINES)] as never,
  });
  const [contactor, labour, cable] = LINES as [object, object, object, object];
  const lines = [
    contactor,
    { ...labour, quantity: 2 },
    cable,
    { text: 'Test', quantity: 1, unitPrice: 1000 },
  ];
  await edit(path, { options: [option(54_252, lines, { taxRate: 0.135 })] });
  const sent = await send(path);
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  assert.deepEqual(sent.body.proposal.changes, [
    'A, “New contactor”: the price was EUR 480.02 and is EUR 542.52.',
    'A, “New contactor”: “Labour” was EUR 142.50 and is EUR 190.00.',
    'A, “New contactor”: “Test” is new, EUR 10.00.',
    'A, “New contactor”: “Rebate” is no longer part of it, -EUR 5.00.',
    'A, “New contactor”: the tax was 23% and is 13.5%.',
  ]);
  const old = await api.call('/v1/acts', {
    body: {
      answers: [
        {
          recommendationId: id,
          revision: sent.body.revision,
          answer: { kind: 'approved', version: 1, optionId },
        },
      ],
      language: 'en',
    },
    as: await firm.customers[0].token(),
  });
  assert.equal(old.body.code, 'version-replaced');
  const frozen = await api
    .query('owner', 'UPDATE price_line SET amount = 1 WHERE option_id = $1', [optionId])
    .then(() => 'changed', String);
  assert.match(frozen, /frozen/);
});

test('lines in place of one sum are no change to what is paid', () => {
  const offer = (lines: Offer['lines']): Offer => ({
    letter: 'A',
    title: 'Repair',
    scope: '',
    price_amount: 100,
    currency: 'EUR',
    tax_rate: 0.23,
    warranty_months: 0,
    ready_by: null,
    lines,
  });
  const line = { text: 'Work', quantity: 1, unit: 'h', amount: 100 };
  assert.deepEqual(changesBetween([offer([])], [offer([line])]), []);
  assert.deepEqual(changesBetween([offer([line])], [offer([])]), []);
  assert.deepEqual(changesBetween([offer([line])], [offer([{ ...line, quantity: 2 }])]), [
    'A, “Repair”: “Work” was 1 h and is 2 h, for the same money.',
  ]);
});
