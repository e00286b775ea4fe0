import { expect } from '@open-wc/testing';
import type { DecisionRequest, Recommendation } from '@wellkept/contracts';
import { aRecommendation, inState } from '@wellkept/testing';
import { html } from 'lit';
import { define } from '../define.ts';
import {
  deep,
  fakeSession,
  inSession,
  lost,
  press,
  refused,
  textOf,
  type,
} from '../recommendation/fake-session.ts';
import { AskElement } from './ask.ts';

define('wk-ask', AskElement);

const setUp = async (...answers: (Error | Recommendation)[]) => {
  const sent: { request: DecisionRequest; key: string | undefined }[] = [];
  const session = fakeSession({
    recommendations: {
      decide: async (_id, request, { key }) => {
        sent.push({ request, key });
        const answer = answers.shift() ?? inState.question();
        if (answer instanceof Error) throw answer;
        return answer;
      },
    },
  });
  const show = () =>
    inSession<AskElement>(session, html`<wk-ask .recommendation=${aRecommendation()}></wk-ask>`);
  return { element: await show(), show, sent, session };
};

const write = (element: AskElement, text: string) => type(element, '[part=question-text]', text);
const send = (element: AskElement) => press(element, '[part=send-question]');

describe('wk-ask', () => {
  it('is accessible, also when something is missing', async () => {
    const { element } = await setUp();
    await expect(element).to.be.accessible();
    await send(element);
    expect(textOf(element)).to.contain('Please write your question first.');
    await expect(element).to.be.accessible();
  });

  it('says to whom it goes before it is sent', async () => {
    const { element } = await setUp();
    expect(textOf(element)).to.contain('to Tomasz Nowak, who saw it');
  });

  it('tells what the server answered, and is empty afterwards', async () => {
    const { element, sent } = await setUp();
    const told: Recommendation[] = [];
    element.addEventListener('wk-recommendation-decided', (event) =>
      told.push(event.recommendation),
    );
    await write(element, '  Is it loud?  ');
    await send(element);
    expect(sent[0]?.request).to.deep.equal({ kind: 'question', version: 1, text: 'Is it loud?' });
    expect(told[0]?.status).to.equal('question');
    expect(deep<HTMLTextAreaElement>(element, 'textarea')?.value).to.equal('');
  });

  it('keeps what was typed when the element leaves, and sends it again with the same key', async () => {
    const { element, show, sent } = await setUp(lost());
    await write(element, 'Half a sen');
    await send(element);
    expect(textOf(element)).to.contain('Not sent yet').and.to.contain('+353 1 555 0142');
    element.remove();
    const next = await show();
    expect(deep<HTMLTextAreaElement>(next, 'textarea')?.value).to.equal('Half a sen');
    await send(next);
    expect(sent).to.have.length(2);
    expect(sent[1]?.key).to.equal(sent[0]?.key);
  });

  it('is another question, with another key, once its words were changed', async () => {
    const { element, sent } = await setUp(lost());
    await write(element, 'One');
    await send(element);
    await write(element, 'Two');
    await send(element);
    expect(sent[1]?.key).not.to.equal(sent[0]?.key);
  });

  it('says why the server took none, and keeps the words', async () => {
    const cases = [
      ['not-in-this-state', 'Another question is waiting'],
      ['version-replaced', 'has changed meanwhile'],
      ['forbidden', 'does not reach this far'],
    ] as const;
    for (const [code, words] of cases) {
      const { element } = await setUp(refused(code));
      await write(element, 'Why?');
      await send(element);
      expect(textOf(element), code).to.contain(words);
      expect(deep<HTMLTextAreaElement>(element, 'textarea')?.value).to.equal('Why?');
    }
  });
});
