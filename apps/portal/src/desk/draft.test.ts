import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecommendationEdit } from '@wellkept/contracts';
import { aRecommendation, inState } from '@wellkept/testing';
import { amountOf, amountText } from './amount.ts';
import { firstLineOf, newLine } from './draft-lines.ts';
import { draftOf, editOf, gapsOf, withOption } from './draft.ts';
import { replaced, wordingOf } from './wording.ts';

test('amounts are read as people write them', () => {
  const cents = (typed: string) => amountOf(typed, 'EUR')?.amount ?? null;
  const cases: [string, number | null][] = [
    ['640', 64_000],
    ['4,850', 485_000],
    // In English 4.85, or meant in German.
    ['4.850', null],
    ['4,850.50', 485_050],
    ['4.850,50', 485_050],
    ['99,5', 9_950],
    ['21 600', 2_160_000],
    ['0', 0],
    ['', null],
    ['-5', null],
    ['about 600', null],
  ];
  for (const [typed, expected] of cases) assert.equal(cents(typed), expected, typed);
  assert.deepEqual(amountOf('640', 'JPY'), { amount: 640, currency: 'JPY' });
});

test('an amount survives being shown and read again', () => {
  for (const amount of [0, 5, 64_000, 485_050, 2_160_000]) {
    assert.deepEqual(amountOf(amountText({ amount, currency: 'EUR' }), 'EUR'), {
      amount,
      currency: 'EUR',
    });
  }
});

test('a recommendation read into the form and not changed gives nothing to send', () => {
  for (const make of Object.values(inState)) {
    const item = make();
    assert.equal(editOf(draftOf(item), item, 'EUR'), null, item.status);
  }
});

test('only what was changed is sent, and it keeps the contract', () => {
  const item = aRecommendation();
  const draft = { ...draftOf(item), why: 'It is old.', waitCost: '7,300' };
  const edit = RecommendationEdit.parse(editOf(draft, item, 'EUR'));
  assert.deepEqual(Object.keys(edit), ['why', 'ifYouWait']);
  assert.deepEqual(edit.ifYouWait, {
    ...item.ifYouWait,
    cost: { amount: 730_000, currency: 'EUR' },
  });
});

test('options are sent whole when one of them changed', () => {
  const item = aRecommendation();
  const draft = draftOf(item);
  const options = draft.options.map((option, at) =>
    at === 1 ? { ...option, price: '4.900,50' } : option,
  );
  const edit = RecommendationEdit.parse(editOf({ ...draft, options }, item, 'EUR'));
  assert.deepEqual(
    edit.options?.map((option) => option.price.amount),
    [2_160_000, 490_050, 0],
  );
});

test('an option without title or price is told before it is sent', () => {
  assert.deepEqual(gapsOf(withOption(draftOf(inState.proposed())), 'EUR'), [
    'Option A has no title.',
    'Option A has no price.',
  ]);
});

test('a finding without “why” and “if you wait” is remarked upon, not refused', () => {
  const bare = draftOf({ ...inState.proposed(), why: '', ifYouWait: null });
  assert.deepEqual(gapsOf(bare, 'EUR'), []);
  const remarks = wordingOf(bare);
  assert.deepEqual(
    (['found', 'why', 'waitText'] as const).map((field) => remarks(field).length),
    [0, 1, 1],
  );
});

test('a better word takes the place of the one remarked upon, with its capital', () => {
  const pressing = draftOf({ ...inState.proposed(), suggestion: 'Trips out: replace the VFD.' });
  const [trips, jargon] = wordingOf(pressing)('suggestion');
  assert.equal(replaced(pressing.suggestion, trips!), 'Switched itself off: replace the VFD.');
  assert.equal(replaced(pressing.suggestion, jargon!), 'Trips out: replace the speed control.');
});

test('lines make the price, are read as people write them, and are sent only when changed', () => {
  const item = aRecommendation();
  const draft = draftOf(item);
  const [first, ...rest] = draft.options;
  const lines = [
    { text: 'Unit', quantity: '1', unit: 'pcs', unitPrice: '17,900' },
    { text: 'Work', quantity: '1,5', unit: 'h', unitPrice: '95.00' },
    { text: 'Grant', quantity: '1', unit: '', unitPrice: '-2,700' },
  ];
  const changed = { ...draft, options: [{ ...first!, lines }, ...rest] };
  assert.deepEqual(gapsOf(changed, 'EUR'), []);
  const edit = RecommendationEdit.parse(editOf(changed, item, 'EUR'));
  assert.deepEqual(Object.keys(edit), ['options']);
  assert.deepEqual(edit.options?.[0]?.price, { amount: 1_534_250, currency: 'EUR' });
  assert.deepEqual(edit.options?.[0]?.lines?.[2], {
    text: 'Grant',
    quantity: 1,
    unitPrice: -270_000,
  });
  const half = {
    ...draft,
    options: [{ ...first!, lines: [{ ...lines[0]!, unitPrice: 'x' }] }, ...rest],
  };
  assert.deepEqual(gapsOf(half, 'EUR'), ['The price in line 1 of option A is not an amount.']);
  const less = { ...draft, options: [{ ...first!, lines: [lines[2]!] }, ...rest] };
  assert.deepEqual(gapsOf(less, 'EUR'), ['Option A comes to less than nothing.']);
});

test('a price that was typed is the first line of what it is made of, and stays when the lines go', () => {
  const typed = { title: 'Repair', price: '1.250,50' };
  const line = firstLineOf(typed);
  assert.deepEqual(line, { text: 'Repair', quantity: '1', unit: '', unitPrice: '1.250,50' });
  assert.deepEqual(firstLineOf({ title: 'Repair', price: '' }), newLine);
});

test('links are sent as they are chosen, and what is missing in one is said', () => {
  const item = aRecommendation();
  const draft = draftOf(item);
  const links = [
    { kind: 'together' as const, recommendationId: 'rec_rtu1', saving: '90' },
    { kind: 'needs' as const, recommendationId: 'rec_l1', saving: '' },
  ];
  assert.deepEqual(editOf({ ...draft, links }, item, 'EUR'), {
    links: [
      { kind: 'together', recommendationId: 'rec_rtu1', saving: 9000 },
      { kind: 'needs', recommendationId: 'rec_l1' },
    ],
  });
  const [together, needs] = links;
  assert.deepEqual(
    gapsOf(
      {
        ...draft,
        links: [
          { ...together!, saving: '' },
          { ...needs!, recommendationId: '' },
        ],
      },
      'EUR',
    ),
    ['Link 1 does not say what is saved.', 'Link 2 leads to no finding.'],
  );
  assert.deepEqual(gapsOf({ ...draft, links: [together!, together!] }, 'EUR'), [
    'Two links lead to the same finding.',
  ]);
});
