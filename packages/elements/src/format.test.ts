import { expect } from '@open-wc/testing';
import { Format } from './format.ts';
import { hoursOf, relativeDay, windowOf } from './windows.ts';

const euro = (amount: number) => ({ amount, currency: 'EUR' });
const now = Date.parse('2026-11-24T09:41:00Z');
const hours = (format: Format, startsAt: string, endsAt: string, zone: string): string =>
  hoursOf(format, { startsAt, endsAt }, zone);
/** With plain spaces, so that a test can be read. */
const plain = (text: string): string => text.replace(/\s/gu, ' ');

describe('Format', () => {
  const en = new Format('en');
  const de = new Format('de');

  it('writes whole amounts without cents and others with them', () => {
    expect(en.money(euro(64000))).to.equal('€640');
    expect(en.money(euro(9950))).to.equal('€99.50');
    expect(plain(de.money(euro(2381000)))).to.equal('23.810 €');
  });

  it('knows that not every currency has a hundred parts', () => {
    expect(en.money({ amount: 1500, currency: 'JPY' })).to.equal('¥1,500');
    expect(plain(en.money({ amount: 1500, currency: 'KWD' }))).to.equal('KWD 1.500');
  });

  it('writes a range once when both ends are the same', () => {
    expect(en.moneyRange(euro(485000), euro(2160000))).to.equal('€4,850–21,600');
    expect(plain(de.moneyRange(euro(485000), euro(2160000)))).to.equal('4.850–21.600 €');
    expect(en.moneyRange(euro(485000), euro(485000))).to.equal('€4,850');
  });

  it('has the decimals of the currency, whatever the browser prints', () => {
    expect(plain(en.money({ amount: 2_700_050, currency: 'HUF' }))).to.equal('Ft 27,000.50');
    expect(plain(en.money({ amount: 1_234_500, currency: 'IQD' }))).to.equal('IQD 1,234.500');
    expect(plain(en.money({ amount: 12_345, currency: 'CLF' }))).to.equal('CLF 1.2345');
    expect(plain(de.money({ amount: 1_234_567, currency: 'KWD' }))).to.equal('1.234,567 KWD');
  });

  it('writes both amounts of a range across zero in full', () => {
    expect(plain(en.moneyRange(euro(-50_000), euro(20_000)))).to.equal('-€500 – €200');
    expect(plain(de.moneyRange(euro(-50_000), euro(20_000)))).to.equal('-500 € – 200 €');
  });

  it('says by which clock a window begins and ends, when the clocks change within it', () => {
    const fall = ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z', 'America/New_York'] as const;
    expect(plain(hours(new Format('en-US'), ...fall))).to.equal('1:30 am EDT – 1:30 am EST');
    expect(plain(hours(en, ...fall))).to.equal('1:30 am GMT-4 – 1:30 am GMT-5');
    expect(
      plain(hours(de, '2026-10-24T22:00:00Z', '2026-10-25T02:00:00Z', 'Europe/Berlin')),
    ).to.equal('0:00 MESZ – 3:00 MEZ');
    expect(plain(hours(en, '2026-11-01T07:00:00Z', '2026-11-01T09:00:00Z', fall[2]))).to.equal(
      '2–4 am',
    );
  });

  it('names the weekday, and the year only when it is another one', () => {
    expect(en.date('2026-11-26T10:00:00Z', 'Europe/Dublin', now)).to.equal('Thu 26 Nov');
    expect(en.date('2027-03-01', 'Europe/Dublin', now)).to.equal('Mon 1 Mar 2027');
    expect(plain(de.date('2026-11-26', 'Europe/Dublin', now))).to.equal(
      'Do, 26. Nov.'.replace('Do,', 'Do.,'),
    );
  });

  it('reads a day without a time as that day, wherever the reader is', () => {
    expect(en.date('2026-11-26', 'America/Los_Angeles', now)).to.equal('Thu 26 Nov');
  });

  it('shows instants at the site’s time, across a change of clocks', () => {
    expect(plain(en.time('2026-07-01T08:00:00Z', 'Europe/Dublin'))).to.equal('9 am');
    expect(plain(en.time('2026-12-01T08:00:00Z', 'Europe/Dublin'))).to.equal('8 am');
    expect(plain(en.time('2026-12-01T08:30:00Z', 'America/New_York'))).to.equal('3:30 am');
    expect(plain(de.time('2026-12-01T08:00:00Z', 'Europe/Berlin'))).to.equal('9:00');
    expect(plain(en.time('2026-12-01T12:00:00Z', 'Europe/Dublin'))).to.equal('12 noon');
    expect(plain(en.time('2026-12-01T00:00:00Z', 'Europe/Dublin'))).to.equal('midnight');
    expect(plain(en.time('2026-12-01T12:30:00Z', 'Europe/Dublin'))).to.equal('12:30 pm');
  });

  it('writes a window in one phrase', () => {
    const window = windowOf(
      en,
      { startsAt: '2026-11-26T08:00:00Z', endsAt: '2026-11-26T10:00:00Z' },
      'Europe/Dublin',
      now,
    );
    expect(plain(window)).to.match(/^Thu 26 Nov, 8( am)?–10 am$/);
    expect(
      plain(hours(en, '2026-11-26T11:00:00Z', '2026-11-26T13:30:00Z', 'Europe/Dublin')),
    ).to.match(/^11:00 am–1:30 pm$/);
    expect(
      plain(hours(en, '2026-11-26T10:00:00Z', '2026-11-26T12:00:00Z', 'Europe/Dublin')),
    ).to.equal('10 am–12 noon');
    expect(
      plain(hours(de, '2026-11-26T07:00:00Z', '2026-11-26T09:00:00Z', 'Europe/Berlin')),
    ).to.equal('8:00–10:00 Uhr');
  });

  it('counts days by the site’s calendar', () => {
    expect(en.daysFromToday('2026-11-24T23:30:00Z', 'Europe/Dublin', now)).to.equal(0);
    expect(en.daysFromToday('2026-11-24T23:30:00Z', 'Europe/Helsinki', now)).to.equal(1);
    expect(relativeDay(en, '2026-11-25T10:00:00Z', 'Europe/Dublin', now)).to.equal('tomorrow');
    expect(relativeDay(en, '2026-11-28T10:00:00Z', 'Europe/Dublin', now)).to.equal('Sat 28 Nov');
  });

  it('falls back to English for a language tag that is none', () => {
    expect(new Format('not a tag!').money(euro(100))).to.equal('€1');
  });
});
