import { expect } from '@open-wc/testing';
import { anOption, rooftopOptions } from '@wellkept/testing';
import { emptyDraft, monthsAfter, toRequest, untilChoices, untilLimits } from './decision-draft.ts';

const today = '2026-11-24';

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
      toRequest({ ...emptyDraft, kind: 'deferred', until: date }, 1, [], today);
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
  it('keeps a month on inside the month', () => {
    expect(monthsAfter('2026-01-31', 1)).to.equal('2026-02-28');
    expect(monthsAfter('2026-12-15', 3)).to.equal('2027-03-15');
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
});
