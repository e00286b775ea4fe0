import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Comparison, ProposalVersionList } from '@wellkept/contracts';
import { evaluate, type EconomicsCase } from '@wellkept/economics';
import { startTestApi, type TestApi } from '../testing/api.ts';
import { sendCase } from '../testing/economics.ts';
import { addFirm, type TestFirm } from '../testing/firm.ts';
import { sendOne } from '../testing/recommendations.ts';

let api: TestApi;
let firm: TestFirm;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
});
after(() => api.stop());

test('what the options come to is what the engine says of the same case', async () => {
  const { path } = await sendCase(api, firm);
  const contact = await firm.customers[0].token();
  const told = Comparison.parse((await api.call(`${path}/comparison`, { as: contact })).body);
  const { body } = await api.call(`${path}/economics`, { as: contact });
  const result = evaluate(body.case as EconomicsCase);
  const item = (await api.call(path, { as: contact })).body;
  const idOf = (letter: string) =>
    item.proposal.options.find((option: { letter: string }) => option.letter === letter).id;
  assert.equal(told.years, result.horizonYears);
  for (const option of result.options.filter(({ later }) => later === null)) {
    const figures = told.options.find(({ optionId }) => optionId === idOf(option.id));
    assert.equal(figures?.total.amount, Math.round(option.lcc * 100));
    assert.equal(figures?.failuresPerYear, option.failuresPerYear);
  }
  assert.equal(told.answer?.saved.amount, Math.round(result.comparison!.netSavings.mean * 100));
  assert.equal(told.answer?.less, result.comparison!.outcomes.filter((saved) => saved > 0).length);
  assert.equal(told.ownNumbers, false);
});

test('a contact who sent numbers of their own is told what these come to; nobody else is', async () => {
  const { path } = await sendCase(api, firm);
  const contact = await firm.customers[0].token();
  const before = (await api.call(`${path}/comparison`, { as: contact })).body;
  const sent = await api.call(`${path}/scenarios`, {
    body: { assumptions: { 'assumptions.energyPrice': 0.8 } },
    as: contact,
  });
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  const own = (await api.call(`${path}/comparison`, { as: contact })).body;
  assert.equal(own.ownNumbers, true);
  assert.ok(own.options[0].total.amount > before.options[0].total.amount);
  const desk = (await api.call(`${path}/comparison`, { as: await firm.deskToken() })).body;
  assert.deepEqual(desk, before);
});

test('where there is nothing to compare, or it is another customer’s, nothing is found', async () => {
  const { path } = await sendOne(api, firm);
  const contact = await firm.customers[0].token();
  assert.equal((await api.call(`${path}/comparison`, { as: contact })).status, 404);
  const other = await firm.customers[1].token();
  assert.equal((await api.call(`${path}/versions`, { as: other })).status, 404);
});

test('every version that was sent is kept as it was sent, and what is prepared is not among them', async () => {
  const { path } = await sendOne(api, firm);
  const [desk, contact] = [await firm.deskToken(), await firm.customers[0].token()];
  const price = (amount: number) => [
    { family: 'repair', title: 'New contactor', price: { amount, currency: 'EUR' } },
  ];
  const now = await api.call(path, { as: desk });
  const edit = (options: object, ifMatch: number) =>
    api.call(path, { method: 'PATCH', body: { options }, as: desk, ifMatch });
  const edited = await edit(price(52_000), now.body.revision);
  const sent = await api.call(`${path}/send`, {
    body: {},
    as: desk,
    ifMatch: edited.body.revision,
  });
  await edit(price(99_000), sent.body.revision);
  const answer = await api.call(`${path}/versions`, { as: contact });
  const { items } = ProposalVersionList.parse(answer.body);
  assert.deepEqual(
    items.map(({ version, options }) => [version, options.map((option) => option.price.amount)]),
    [
      [1, [48_000]],
      [2, [52_000]],
    ],
  );
  assert.equal(items[1]?.changes.length, 1);
});
