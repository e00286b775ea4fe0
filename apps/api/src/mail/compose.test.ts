import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../loop/transitions.ts';
import { compose, oneLine, type Around } from './compose.ts';
import type { MailData, MailKind } from './kinds.ts';
import { became as german } from './words/de.ts';
import { became as english } from './words/en.ts';

const around: Around = {
  firm: 'Northside',
  phone: '01 555 0100',
  person: 'Nora',
  link: (path) => `https://portal.test/#secret${path}`,
  linkDays: 7,
  stop: (id) => `https://portal.test/#stop.secret${id ? `/${id}` : ''}`,
};
const nasty = `"><img src=x onerror=alert(1)>\r\nBcc: thief@evil.test\u2028\u202E{{7*7}} & 'quoted'`;
const about = { id: 'r1', title: nasty, tag: nasty, site: nasty };
const money = { amount: 48_000, currency: 'EUR' };
const zone = 'Europe/Dublin';
const time = '2026-11-26T10:00:00.000Z';
const everyKind: { readonly [K in MailKind]: MailData[K] } = {
  'sign-in': { secret: 's', code: 'ABCD-EFGH', minutes: 15 },
  sent: { items: [{ ...about, version: 2, changes: [nasty] }] },
  answered: { about, question: nasty, answer: nasty },
  'promise-moved': { about, what: nasty, by: nasty, dueAt: time, zone, reason: nasty },
  appointment: {
    change: 'moved',
    work: nasty,
    technician: nasty,
    site: nasty,
    startsAt: time,
    endsAt: time,
    zone,
    recommendationId: null,
  },
  receipt: {
    receiptId: '1',
    fingerprint: 'AB12',
    outcomes: [
      { tag: nasty, title: nasty, outcome: 'approved', optionTitle: nasty, price: money },
      { tag: 'EF-2', title: nasty, outcome: 'declined', optionTitle: null, price: null },
    ],
    undoUntil: time,
    zone,
  },
  digest: { items: [{ ...about, kind: 'decide' }] },
  'told-after': { about, price: money, used: money, perYear: money, undoUntil: time, zone },
  'second-yes': { about, by: nasty, price: money, dueAt: time, zone },
  'yes-withdrawn': { about, by: nasty },
  'handed-over': { handOverId: 'h1', title: nasty, tag: nasty, by: nasty, note: nasty },
  'contact-added': { name: nasty, email: 'a@b.test', by: nasty, needsNaming: true },
  'second-said': { about, by: nasty, said: 'declined', note: nasty },
  question: { about, customer: nasty, by: nasty, question: nasty, promisedBy: time, zone },
  duty: {
    stage: 'raised',
    text: nasty,
    customer: nasty,
    about,
    owner: nasty,
    dueAt: time,
    zone,
    promised: true,
  },
  feed: {
    items: [{ ...about, type: 'declined', customer: nasty, by: nasty, note: nasty }],
  },
};
const kinds = Object.keys(everyKind) as MailKind[];

test('every mail says the same in both languages, as text and as HTML, and nothing written by people becomes a tag', () => {
  for (const kind of kinds) {
    const [en, de] = ['en', 'de'].map((language) =>
      compose(kind, everyKind[kind], language, { ...around, person: nasty, firm: nasty }),
    ) as [ReturnType<typeof compose>, ReturnType<typeof compose>];
    assert.notEqual(en.text, de.text, kind);
    for (const { subject, text, html } of [en, de]) {
      assert.doesNotMatch(subject, /[\p{Cc}\u2028\u202E]/u, kind);
      assert.ok(subject.length > 0 && subject.length <= 180, kind);
      assert.doesNotMatch(text, /\r/, kind);
      const tags = new Set([...html.matchAll(/<\/?([a-z]+)/g)].map(([, tag]) => tag));
      for (const tag of tags)
        assert.ok(/^(html|head|meta|style|body|div|p|a|b|br)$/.test(tag!), `${kind}: ${tag}`);
      for (const [, href] of html.matchAll(/href="([^"]*)"/g))
        assert.match(href!, /^https:\/\/portal\.test\/#/, kind);
      assert.doesNotMatch(`${text}${html}`, /undefined|\[object/, kind);
    }
    const links = (text: string) => text.match(/https:\S+/g) ?? [];
    assert.deepEqual(links(en.text), links(de.text), kind);
  }
});

test('a visit that lasts over the change of clocks says by which clock it begins and ends', () => {
  const visit = {
    ...everyKind.appointment,
    startsAt: '2026-10-25T00:30:00.000Z',
    endsAt: '2026-10-25T01:30:00.000Z',
    zone: 'Europe/Berlin',
  };
  assert.match(compose('appointment', visit, 'en', around).text, /02:30 CEST to 02:30 CET/);
  assert.match(compose('appointment', visit, 'de', around).text, /02:30 MESZ bis 02:30 MEZ/);
  const day = { ...visit, endsAt: '2026-10-25T00:45:00.000Z' };
  assert.match(compose('appointment', day, 'en', around).text, /02:30 to 02:45/);
});

test('sums in mails have the decimals of their currency', () => {
  const outcome = { tag: 'EF-2', title: 'Fan', outcome: 'approved', optionTitle: null } as const;
  for (const [amount, currency, en, de] of [
    [2_700_050, 'HUF', 'HUF 27,000.50', '27.000,50 HUF'],
    [5000, 'JPY', 'JP¥5,000', '5.000 ¥'],
    [1_234_500, 'KWD', 'KWD 1,234.500', '1.234,500 KWD'],
    [1_234_500, 'IQD', 'IQD 1,234.500', '1.234,500 IQD'],
    [12_345, 'CLF', 'CLF 1.2345', '1,2345 CLF'],
  ] as const) {
    const mail = {
      ...everyKind.receipt,
      outcomes: [{ ...outcome, price: { amount, currency } }],
    };
    const text = (language: string) =>
      compose('receipt', mail, language, around).text.replaceAll('\u00a0', ' ');
    assert.ok(text('en').includes(en), text('en'));
    assert.ok(text('de').includes(de), text('de'));
  }
});

test('a mail is as legible on a dark screen as on a light one', () => {
  const { html } = compose('digest', everyKind.digest, 'en', around);
  const [light = '', dark = ''] = [
    html.slice(html.indexOf('<body')),
    /@media.*?}}/.exec(html)?.[0],
  ];
  const colours = (css: string, name: string) =>
    [...css.matchAll(new RegExp(`(?<![-a-z])${name}:(#[0-9a-f]{6})`, 'g'))].map(([, hex]) => hex!);
  for (const [css, page] of [
    [light, '#ffffff'],
    [dark, '#18191b'],
  ] as const) {
    assert.ok(colours(css, 'background').includes(page), page);
    const inks = colours(css, 'color').filter((ink) => ink !== '#ffffff' && ink !== '#10161f');
    assert.ok(inks.length > 1);
    for (const ink of inks) assert.ok(contrast(ink, page) >= 4.5, `${ink} on ${page}`);
  }
  assert.ok(contrast('#10161f', '#9cc4ff') >= 4.5);
});

/** Of WCAG 2.2. */
function contrast(one: string, other: string): number {
  const luminance = (hex: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i]!, 0);
  const [dim, bright] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright! + 0.05) / (dim! + 0.05);
}

test('a long subject is cut between characters as a reader sees them', () => {
  for (let length = 0; length < 12; length++) {
    const firm = `${'a'.repeat(length)}${'👩‍🔧'.repeat(40)}`;
    const { subject } = compose('sign-in', everyKind['sign-in'], 'en', { ...around, firm });
    assert.ok(subject.length <= 180);
    assert.match(subject, /👩‍🔧…$/u);
    assert.ok(subject.isWellFormed());
  }
});

test('a reminder puts no pressure on anybody, and says how to stop it', () => {
  for (const language of ['en', 'de']) {
    const { subject, text } = compose('digest', everyKind.digest, language, around);
    assert.doesNotMatch(
      `${subject}${text}`,
      /urgent|hurry|last chance|don.t miss|dringend|letzte|nur noch|beeilen|!/i,
    );
    assert.match(text, /#stop\.secret\/r1\n/);
    assert.match(text, /#stop\.secret\n/);
  }
});

test('every step a technician hears of has a word in both languages', () => {
  // A finding handed in, and what the technician does alone, is no news to them.
  const own = new Set(['proposed']);
  for (const step of [...Object.keys(RULES), 'edited', 'thanked', 'feedback-given']) {
    if (own.has(step)) continue;
    assert.ok(Object.hasOwn(english, step), step);
  }
  assert.deepEqual(Object.keys(german).toSorted(), Object.keys(english).toSorted());
});

test('a line stays one line', () => {
  assert.equal(oneLine(' a\r\n\tb\u0000c  d\u2029e '), 'a b c d e');
});

test('a technician’s mail quotes only what somebody wrote, and names what the office changed', () => {
  const item = { id: 'r1', title: 'Belt worn', tag: 'RTU-1', site: 'Shop', customer: 'Foods' };
  const items = [
    { ...item, type: 'declined', by: 'Ana', note: 'There is no budget for it.' },
    { ...item, type: 'objected', by: 'Tom', note: 'Nobody broke it.' },
    { ...item, type: 'edited', by: 'Mia', note: 'suggestion' },
  ];
  const { text } = compose('feed', { items }, 'en', around);
  assert.match(text, /Ana · There is no budget for it\./);
  assert.match(text, /Tom · “Nobody broke it\.”/);
  assert.match(text, /Mia · what is suggested/);
  assert.match(compose('feed', { items }, 'de', around).text, /Mia · der Vorschlag/);
});
