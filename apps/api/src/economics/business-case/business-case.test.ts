import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { evaluate, type EconomicsCase } from '@wellkept/economics';
import { sensitivity } from '@wellkept/economics/sensitivity';
import { startTestApi, type TestApi } from '../../testing/api.ts';
import { sendCase } from '../../testing/economics.ts';
import { addFirm, type TestFirm } from '../../testing/firm.ts';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { tell } from './tell.ts';

let api: TestApi;
let firm: TestFirm;
let path: string;
before(async () => {
  api = await startTestApi();
  firm = await addFirm(api);
  ({ path } = await sendCase(api, firm));
});
after(() => api.stop());

const asked = (as: string, query = '') =>
  api.app.fetch(
    new Request(`${api.config.baseUrl}${path}/business-case${query}`, {
      headers: { authorization: `Bearer ${as}` },
    }),
  );

test('the page is one tagged page of PDF with its title and language', async () => {
  const answer = await asked(await firm.customers[0].token(), '?lang=de-AT');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('content-type'), 'application/pdf');
  assert.match(answer.headers.get('content-disposition') ?? '', /filename="RTU-3-2026-11-24\.pdf"/);
  const pdf = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  assert.ok(pdf.startsWith('%PDF-1.7'));
  assert.match(pdf, /\/Type \/Pages\s+\/Count 1\b/);
  assert.match(pdf, /\/Marked true/);
  assert.match(pdf, /\/Lang \(de\)/);
  assert.match(pdf, /\/DisplayDocTitle true/);
  for (const tag of ['H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD', 'Figure'])
    assert.match(pdf, new RegExp(`/S /${tag}\\b`), tag);
  // Its own letters, so that every name can be written: none of a reader's standard fonts.
  assert.match(pdf, /\/FontFile2/);
  assert.doesNotMatch(pdf, /\/Helvetica/);
});

test('the page is worked out with the numbers that came with the request, and says so', async () => {
  const contact = await firm.customers[0].token();
  const query = (numbers: unknown) =>
    `?assumptions=${encodeURIComponent(typeof numbers === 'string' ? numbers : JSON.stringify(numbers))}`;
  const page = async (ask: string) => {
    const answer = await asked(contact, ask);
    assert.equal(answer.status, 200);
    return Buffer.from(await answer.arrayBuffer());
  };
  const firms = await page('');
  const own = await page(query({ 'assumptions.hoursPerYear': 3000 }));
  assert.ok(own.subarray(0, 8).equals(firms.subarray(0, 8)));
  assert.ok(!own.equals(firms), 'other numbers, another page');
  for (const wrong of ['{', '[1', '"much"', { 'assumptions.nobodyKnows': 3 }, { a: 'b' }])
    assert.equal((await asked(contact, query(wrong))).status, 422, JSON.stringify(wrong));
  assert.match(en.ownNumbers(2, 'Linden Foods'), /With 2 numbers as Linden Foods set them/);
  assert.match(de.ownNumbers(1, 'Linden Foods'), /einer Zahl, die Linden Foods gesetzt hat/);
});

test('only who may see the finding gets its page', async () => {
  const other = await addFirm(api);
  assert.equal((await asked(await firm.technicianToken())).status, 200);
  assert.equal((await asked(await firm.customers[1].token())).status, 404);
  assert.equal((await asked(await other.deskToken())).status, 404);
  assert.equal((await asked('')).status, 401);
});

test('a case with a fault of the firm’s own gives no page and says so', async () => {
  const spoil = (unit: string) =>
    api.query('owner', `UPDATE assumption SET value = $1 WHERE key = 'energyFactor'`, [unit]);
  await spoil('-3');
  const answer = await asked(await firm.customers[0].token());
  await spoil('0.75');
  assert.equal(answer.status, 409);
});

test('the words say what the engine says, in both languages', async () => {
  const { body } = await api.call(`${path}/economics`, { as: await firm.customers[0].token() });
  const c = body.case as EconomicsCase;
  const result = evaluate(c);
  const found = sensitivity(c, result);
  const told = tell(c, result, found, en);
  const { comparison } = result;
  const saved = Number((comparison?.netSavings.mean ?? 0).toPrecision(3));
  assert.equal(told.number, `€${saved.toLocaleString('en-GB')}`);
  const less = comparison?.outcomes.filter((outcome) => outcome > 0).length;
  assert.match(told.sure, new RegExp(`^In ${less} of 100 futures `));
  // What is printed by kind adds up to what is printed as the whole.
  for (const [i, { result: option }] of told.options.slice(0, 2).entries()) {
    const sum = told.money.reduce((total, { values }) => total + (values[i] ?? 0), 0);
    assert.ok(Math.abs(sum - option.lcc) < 1);
  }
  assert.equal(told.assumptions.length, 5);
  assert.equal(told.assumptions[0]?.label, labelOf(found?.bars[0]?.path ?? ''));
  assert.match(told.history, /^5 repairs since 2022, €4,800\./);
  const german = tell(c, result, found, de);
  assert.equal(german.number, `${saved.toLocaleString('de-DE')}\u00a0€`);
  assert.match(german.history, /^5 Reparaturen seit 2022, 4\.800\u00a0€\./);
});

test('the page counts the record as the online view does: orders of one week are one failure', async () => {
  const { body } = await api.call(`${path}/economics`, { as: await firm.customers[0].token() });
  const c = body.case as EconomicsCase;
  const again = { ...c.history.at(-1), cost: 100 } as EconomicsCase['history'][number];
  const merged = { ...c, history: [...c.history, again] };
  const told = tell(merged, evaluate(merged), null, en);
  assert.match(told.history, /^6 repair orders since 2022, €4,900\. They make 5 failures: /);
});

test('to repair now and replace later is said as online, and so is what would change an answer', async () => {
  const { body } = await api.call(`${path}/economics`, { as: await firm.customers[0].token() });
  const c = body.case as EconomicsCase;
  const result = evaluate(c);
  const found = sensitivity(c, result);
  const { verdict, options } = result;
  assert.ok(verdict && found);
  const later = { first: 'A', then: 'B', year: 3 };
  const [first, ...others] = options;
  const answer = {
    ...result,
    verdict: { ...verdict, kind: 'replace' as const, replaceInYear: 3 },
    options: [{ ...first, later }, ...others] as typeof options,
  };
  const flip = {
    path: 'assumptions.discountRate',
    unit: 'share/year',
    now: 0.03,
    at: -0.007,
    direction: 'below' as const,
    winner: first?.id ?? '',
    plausible: true,
  };
  const told = (words: typeof en, plausible: boolean) =>
    tell(c, answer, { ...found, switching: [{ ...flip, plausible }] }, words);
  assert.equal(told(en, true).verdict, 'Repair RTU-3 now, replace it in year 3.');
  assert.deepEqual(told(en, true).flips, [
    'Repairing now and replacing in year 3 costs less if “Interest rate, after inflation” is below −0.7%.',
  ]);
  assert.equal(told(de, true).verdict, 'RTU-3 jetzt reparieren, im 3. Jahr ersetzen.');
  // Beyond what is plausible it is no answer to what would change.
  assert.deepEqual(told(en, false).flips, []);
});

const labelOf = (path_: string): string => {
  const what = en.inputs[path_.split('.').at(-1) ?? ''] ?? '';
  const option = { A: 'Repair compressor', B: 'Replace it' }[path_.split('.')[1] ?? ''];
  return option ? `${what}: ${option}` : what;
};
