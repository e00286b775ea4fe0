import { expect, oneEvent, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Feedback, FeedbackRequest, Recommendation } from '@wellkept/contracts';
import { aFeedback, aMe, at, inState, people } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  lost,
  press,
  refused,
  settled,
  textOf,
  type,
} from '../recommendation/fake-session.ts';
import { FeedbackElement } from './feedback.ts';

define('wk-feedback', FeedbackElement);

const recovery = { owner: people.maria, promisedBy: at('11-25', '10:00'), closedAt: null };

const setUp = async (item: Recommendation, ...answers: (Error | Feedback)[]) => {
  const sent: { body: FeedbackRequest; key: string | undefined }[] = [];
  const server = { item };
  const session = fakeSession({
    recommendations: {
      get: async () => server.item,
      confirm: async () => ({ ...inState.confirmed(), revision: 30 }),
    },
    visits: {
      feedback: async (_id, body, options) => {
        sent.push({ body, key: options?.key });
        const answer = answers.shift() ?? aFeedback();
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  });
  const element = await inSession<FeedbackElement>(
    session,
    html`<wk-feedback recommendation-id="rec_rtu3"></wk-feedback>`,
  );
  return { element, session, sent, server };
};
const mark = async (element: Element, outcome: number, delivery: number): Promise<void> => {
  await press(element, `input[name=outcome][value="${outcome}"]`);
  await press(element, `input[name=delivery][value="${delivery}"]`);
};

describe('wk-feedback', () => {
  it('is accessible before and after', async () => {
    const { element } = await setUp(inState.completed());
    await expect(element).to.be.accessible();
    await mark(element, 5, 4);
    await press(element, '[part=send]');
    await expect(element).to.be.accessible();
  });

  it('gives no mark by itself and asks for both', async () => {
    const { element, sent } = await setUp(inState.completed());
    expect(deep(element, 'input:checked')).to.equal(null);
    await press(element, 'input[name=outcome][value="4"]');
    await press(element, '[part=send]');
    expect(sent).to.have.length(0);
    expect(textOf(element)).to.contain('Please give both ratings.');
    expect(deep(element, 'input[name=delivery]')?.matches(':focus')).to.equal(true);
  });

  it('is marked by arrow keys', async () => {
    const { element, sent } = await setUp(inState.completed());
    await mark(element, 3, 3);
    deep<HTMLInputElement>(element, 'input[name=outcome][value="3"]')?.focus();
    await sendKeys({ press: 'ArrowRight' });
    await settled();
    await press(element, '[part=send]');
    expect(sent[0]?.body).to.include({ outcome: 4, delivery: 3 });
  });

  it('sends marks, words and thanks, and says who was told', async () => {
    const { element, sent } = await setUp(inState.completed());
    await mark(element, 5, 4);
    await type(element, '[part=words]', ' Explained it well. ');
    await press(element, '[part=thank]');
    const given = oneEvent(element, 'wk-feedback-given');
    await press(element, '[part=send]');
    await given;
    expect(sent[0]?.body).to.deep.equal({
      outcome: 5,
      delivery: 4,
      text: 'Explained it well.',
      thank: true,
    });
    expect(textOf(element))
      .to.contain('Thank you, Aoife.')
      .and.to.contain('Tomasz Nowak was told, with your thanks.');
  });

  it('shows who puts a bad mark right, and by when, at once', async () => {
    const { element } = await setUp(
      inState.completed(),
      aFeedback({ outcome: 2, thanked: false, recovery }),
    );
    await mark(element, 2, 4);
    await press(element, '[part=send]');
    expect(textOf(element))
      .to.contain('We are sorry.')
      .and.to.contain('Maria Duffy owns this')
      .and.to.contain('Wed 25 Nov, 10');
    await expect(element).to.be.accessible();
  });

  it('lets only the customer close what went wrong', async () => {
    const { element } = await setUp(inState.recovery());
    await press(element, '[part=close]');
    expect(textOf(element)).not.to.contain('We are sorry.');
    const may = inState.recovery();
    const other = await setUp({ ...may, may: [] });
    expect(deep(other.element, '[part=close]')).to.equal(null);
  });

  it('keeps marks that did not arrive and sends them again with the same key', async () => {
    const { element, sent } = await setUp(inState.completed(), lost());
    await mark(element, 5, 4);
    await press(element, '[part=send]');
    expect(textOf(element)).to.contain('Not sent yet');
    await press(element, '[part=try-now]');
    expect(sent[1]).to.deep.equal(sent[0]);
    expect(textOf(element)).to.contain('Thank you, Aoife.');
  });

  it('takes another key for other marks', async () => {
    const { element, sent } = await setUp(inState.completed(), lost());
    await mark(element, 5, 4);
    await press(element, '[part=send]');
    await press(element, '[part=take-back]');
    await press(element, 'input[name=outcome][value="3"]');
    await press(element, '[part=send]');
    expect(sent[1]?.key).not.to.equal(sent[0]?.key);
  });

  it('says at both ends what a number means, in either language: 1 is the best mark in a German school', async () => {
    const { element } = await setUp(inState.completed());
    expect(textOf(element))
      .to.contain('1 = not fixed')
      .and.to.contain('5 = fixed for good')
      .and.to.contain('1 = badly')
      .and.to.contain('5 = very well');
    element.lang = 'de';
    await waitUntil(() => textOf(element).includes('5 = dauerhaft behoben'));
    expect(textOf(element))
      .to.contain('Zwei Bewertungen (5 = sehr gut)')
      .and.to.contain('1 = nicht behoben')
      .and.to.contain('1 = schlecht')
      .and.to.contain('5 = sehr gut')
      .and.to.contain('Bei 1 oder 2 Punkten meldet sich jemand persönlich')
      .and.not.to.match(/\bNoten?\b/);
    const given = await setUp(inState.confirmed());
    given.element.lang = 'de';
    await waitUntil(() => textOf(given.element).includes('sehr gut'));
    expect(textOf(given.element)).to.match(/5 von 5 Punkten \( ?5 = sehr gut/u);
  });

  it('shows marks given already, and by whom', async () => {
    const { element } = await setUp(inState.confirmed());
    expect(textOf(element)).to.contain('Given by Aoife Brennan').and.to.contain('5 of 5');
    expect(deep(element, '[part=send]')).to.equal(null);
  });

  it('waits until the visit is over', async () => {
    const { element } = await setUp(inState['in-progress']());
    expect(textOf(element)).to.contain('The visit is not over yet');
    await expect(element).to.be.accessible();
  });

  it('says who may give marks when the reader may not', async () => {
    const { element } = await setUp({ ...inState.completed(), may: [] });
    expect(textOf(element)).to.contain('but not rate it').and.to.contain(aMe().organization.name);
  });

  it('says what went wrong and keeps what was typed', async () => {
    const { element } = await setUp(inState.completed(), refused('internal', { status: 500 }));
    await mark(element, 5, 4);
    await type(element, '[part=words]', 'Good.');
    await press(element, '[part=send]');
    expect(textOf(element))
      .to.contain('We could not send your ratings')
      .and.to.contain('Maria Duffy');
    await press(element, '[part=action]');
    expect(deep<HTMLTextAreaElement>(element, '[part=words]')?.value).to.equal('Good.');
  });
});
