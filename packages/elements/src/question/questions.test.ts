import { expect } from '@open-wc/testing';
import type { Question, Recommendation } from '@wellkept/contracts';
import { aMe, aPhoto, aQuestion, aRecommendation } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import { deep, fakeSession, inSession, press, textOf } from '../recommendation/fake-session.ts';
import { timeLeft } from './clock.ts';
import { QuestionsElement, type WkShowPhotoRequestEvent } from './questions.ts';

define('wk-questions', QuestionsElement);

const { technician, coordinator } = aRecommendation();

const setUp = async (questions: Question[], overrides: Partial<Recommendation> = {}) => {
  const element = await inSession<QuestionsElement>(
    fakeSession({}, aMe()),
    html`<wk-questions
      .item=${aRecommendation({ questions, may: [], ...overrides })}
    ></wk-questions>`,
  );
  return { element, words: textOf(element) };
};

describe('wk-questions', () => {
  it('is accessible, with several questions over time', async () => {
    const { element, words } = await setUp(
      [
        aQuestion({
          answer: 'Yes.',
          answeredBy: technician,
          answeredAt: '2026-11-24T09:25:00.000Z',
        }),
        aQuestion({ id: 'que_2', text: 'And at night?' }),
      ],
      { may: ['ask'] },
    );
    await expect(element).to.be.accessible();
    expect(words.indexOf('Sunday')).to.be.lessThan(words.indexOf('And at night?'));
  });

  it('shows the promise as a clock', async () => {
    const { words } = await setUp([aQuestion()]);
    expect(words).to.contain('Tomasz Nowak answers by tomorrow, 10').and.to.contain('in 24 hours');
  });

  it('counts in minutes, hours and days, and never more than is left', () => {
    const hour = 3_600_000;
    expect(timeLeft(18 * hour + 59 * 60_000, 'en')).to.equal('in 18 hours');
    expect(timeLeft(40 * 60_000, 'en')).to.equal('in 40 minutes');
    expect(timeLeft(20_000, 'en')).to.equal('in 1 minute');
    expect(timeLeft(75 * hour, 'de')).to.equal('in 3 Tagen');
  });

  it('says honestly that a promise was not kept, and whom to ring', async () => {
    const { element, words } = await setUp([aQuestion({ promisedBy: '2026-11-24T09:00:00.000Z' })]);
    expect(words)
      .to.contain('Tomasz Nowak promised an answer by today, 9')
      .and.to.contain('We are sorry.')
      .and.to.contain('Please ring Maria Duffy:')
      .and.to.contain('Mon to Fri');
    expect(deep<HTMLAnchorElement>(element, 'a')?.href).to.equal('tel:+35315550142');
  });

  it('says why a promise was moved, and for which question', async () => {
    const moved = {
      id: 'evt_moved',
      type: 'follow-up-moved',
      at: '2026-11-24T09:30:00.000Z',
      by: coordinator,
      from: null,
      to: null,
      note: 'The maker has to be asked first.',
    };
    const { words } = await setUp(
      [
        aQuestion({
          answer: 'Yes.',
          answeredBy: technician,
          answeredAt: '2026-11-24T09:25:00.000Z',
        }),
        aQuestion({ id: 'que_2', text: 'And the noise?', askedAt: '2026-11-24T09:26:00.000Z' }),
      ],
      { history: [moved] },
    );
    expect(words.indexOf('The maker has to be asked first.')).to.be.greaterThan(
      words.indexOf('And the noise?'),
    );
    expect(words).to.contain('Maria Duffy moved the time on');
    expect(words.split('moved the time')).to.have.length(2);
  });

  it('says who answers for a technician who is away', async () => {
    const { words } = await setUp([aQuestion({ owner: coordinator! })]);
    expect(words)
      .to.contain('Maria Duffy answers by')
      .and.to.contain('Maria Duffy answers for Tomasz Nowak.');
  });

  it('leads to the spot a question is about, and to a picture that came with the answer', async () => {
    const added = aPhoto({
      id: 'evi_new',
      caption: 'The seal',
      takenAt: '2026-11-24T09:24:00.000Z',
    });
    const { element } = await setUp(
      [
        aQuestion({
          spot: { evidenceId: 'evi_photo', x: 0.5, y: 0.5 },
          answer: 'See for yourself.',
          answeredBy: technician,
          answeredAt: '2026-11-24T09:25:00.000Z',
        }),
      ],
      { evidence: [aPhoto(), added] },
    );
    const shown: string[] = [];
    element.addEventListener('wk-show-photo-request', (event: WkShowPhotoRequestEvent) =>
      shown.push(`${event.photoId} ${event.questionId}`),
    );
    for (const button of element.shadowRoot?.querySelectorAll<HTMLElement>('[part=show-photo]') ??
      [])
      button.click();
    expect(shown).to.deep.equal(['evi_photo que_1', 'evi_new que_1']);
    expect(textOf(element)).to.contain('With a picture: The seal');
  });

  it('lets another question be asked once the last is answered', async () => {
    const { element } = await setUp(
      [
        aQuestion({
          answer: 'Yes.',
          answeredBy: technician,
          answeredAt: '2026-11-24T09:25:00.000Z',
        }),
      ],
      { may: ['ask'] },
    );
    await press(element, '[part=ask-again]');
    expect(deep(element, '[part=question-text]')).not.to.equal(null);
    const { element: waiting } = await setUp([aQuestion()]);
    expect(deep(waiting, '[part=ask-again]')).to.equal(null);
  });
});
