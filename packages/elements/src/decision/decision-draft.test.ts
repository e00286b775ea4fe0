import { expect } from '@open-wc/testing';
import { anOption, rooftopOptions } from '@wellkept/testing';
import { draftOf, spendAbove, toAnswer, untilChoices, untilLimits } from './decision-draft.ts';
import { type AnswerDraft, emptyDraft } from './drafts.ts';

const today = '2026-11-24';
const toRequest = (
  draft: AnswerDraft,
  version: number,
  options: ReturnType<typeof rooftopOptions>,
  day: string,
) => toAnswer(draft, { version, options, today: day, currency: 'EUR', locale: 'en' });

describe('the draft of a decision', () => {
  it('is missing its answer until one is chosen', () => {
    expect(toRequest(emptyDraft, 2, rooftopOptions(), today)).to.equal('kind');
  });
  it('asks which option when there are several', () => {
    expect(toRequest({ ...emptyDraft, kind: 'approved' }, 2, rooftopOptions(), today)).to.equal(
      'option',
    );
  });
  it('approves the only option without asking', () => {
    expect(toRequest({ ...emptyDraft, kind: 'approved' }, 1, [anOption()], today)).to.deep.equal({
      kind: 'approved',
      version: 1,
      optionId: 'opt_a',
    });
  });
  it('leaves out what was left blank', () => {
    const draft = { ...emptyDraft, kind: 'declined', note: '   ' } as const;
    expect(toRequest(draft, 1, [], today)).to.deep.equal({ kind: 'declined', version: 1 });
  });
  it('puts nothing off to today, to the past, or beyond three years', () => {
    const until = (date: string) =>
      toRequest({ ...emptyDraft, kind: 'deferred', put: 'day', until: date }, 1, [], today);
    expect(until('')).to.equal('until');
    expect(until(today)).to.equal('until');
    expect(until('2029-11-25')).to.equal('until');
    expect(until('2026-11-25')).to.deep.equal({
      kind: 'deferred',
      version: 1,
      until: '2026-11-25',
    });
    expect(until('2029-11-24')).to.include({ until: '2029-11-24' });
  });
  it('sends no empty question', () => {
    expect(toRequest({ ...emptyDraft, kind: 'question', question: ' ' }, 1, [], today)).to.equal(
      'question',
    );
  });
  it('puts off from tomorrow to three years on', () => {
    expect(untilLimits('2026-12-31')).to.deep.equal({ min: '2027-01-01', max: '2029-12-31' });
  });
  it('offers days after today, none of them twice', () => {
    for (const day of ['2026-11-24', '2026-12-04', '2026-10-04', '2026-12-31']) {
      const dates = untilChoices(day).map(({ date }) => date);
      expect(new Set(dates).size, day).to.equal(dates.length).and.to.be.greaterThan(1);
      expect(
        dates.every((date) => date > day),
        day,
      ).to.equal(true);
      const weekdays = dates.map((date) => new Date(`${date}T12:00:00Z`).getUTCDay());
      expect(
        weekdays.every((weekday) => weekday > 0 && weekday < 6),
        day,
      ).to.equal(true);
    }
  });
  it('puts off for three months unless another day is chosen', () => {
    expect(toRequest({ ...emptyDraft, kind: 'deferred' }, 1, [], today)).to.deep.equal({
      kind: 'deferred',
      version: 1,
      until: '2027-02-24',
    });
  });
  it('reads amounts as people write them, and none that could be two', () => {
    const read: [string, string, number | undefined][] = [
      ['500', 'en', 50_000],
      ['1,500', 'en', 150_000],
      ['1.500', 'de', 150_000],
      ['1.500,50', 'en', 150_050],
      ['1,500.50', 'en', 150_050],
      ['12 000', 'en', 1_200_000],
      ['1.500', 'en', undefined],
      ['1,500', 'de', undefined],
      ['0', 'en', undefined],
      ['-5', 'en', undefined],
      ['lots', 'en', undefined],
      ['', 'en', undefined],
    ];
    for (const [text, locale, amount] of read) {
      const draft = { ...emptyDraft, spends: true, spendAbove: text };
      expect(spendAbove(draft, { currency: 'EUR', locale })?.amount, text).to.equal(amount);
    }
  });
  it('names a sum of repairs in the parts its currency has, and shows it again as typed', () => {
    for (const [currency, text, amount] of [
      ['JPY', '50,000', 50_000],
      ['KWD', '1,234.5', 1_234_500],
      ['HUF', '27,000', 2_700_000],
    ] as const) {
      const draft: AnswerDraft = {
        ...emptyDraft,
        kind: 'deferred',
        spends: true,
        spendAbove: text,
      };
      const frame = { version: 1, options: [], today, currency, locale: 'en' };
      const answer = toAnswer(draft, frame);
      expect(answer).to.deep.include({
        orIf: [{ kind: 'spend-above', amount: { amount, currency } }],
      });
      expect(toAnswer(draftOf(answer as never, 'de'), { ...frame, locale: 'de' })).to.deep.equal(
        answer,
      );
    }
  });
  it('makes the draft again from an answer that came back', () => {
    for (const answer of [
      { kind: 'approved', version: 1, optionId: 'opt_rtu3_b' },
      { kind: 'declined', version: 1, reason: 'no-budget', note: 'Next year.' },
      {
        kind: 'deferred',
        version: 1,
        until: '2027-04-05',
        orIf: [
          { kind: 'next-visit' },
          { kind: 'spend-above', amount: { amount: 50_000, currency: 'EUR' } },
        ],
        budgetPeriod: '2027/28',
        note: 'After the audit.',
      },
      { kind: 'question', version: 1, text: 'Why now?' },
      { kind: 'fixed-elsewhere', version: 1, note: 'By our own people.' },
    ] as const)
      expect(toRequest(draftOf(answer as never, 'en'), 1, rooftopOptions(), today)).to.deep.equal(
        answer,
      );
  });
});
