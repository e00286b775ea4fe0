import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Question, Recommendation } from '@wellkept/contracts';
import { AskElement, define, QuestionsElement } from '@wellkept/elements';
import { aPhoto, aQuestion, aRecommendation } from '@wellkept/testing';
import { html } from 'lit';

define('wk-questions', QuestionsElement);
define('wk-ask', AskElement);

const meta: Meta = { title: 'wk-questions', parameters: { stage: { width: '560' } } };
export default meta;
type Story = StoryObj;

const { technician, coordinator } = aRecommendation();
const of = (
  questions: Question[],
  stage = {},
  overrides: Partial<Recommendation> = { may: [] },
): Story => ({
  parameters: { stage: { width: '560', ...stage } },
  render: () =>
    html`<wk-questions .item=${aRecommendation({ questions, ...overrides })}></wk-questions>`,
});
const answered = aQuestion({
  answer: 'Yes. The crane firm comes on Sundays before 10 am, and the price holds.',
  answeredBy: technician,
  answeredAt: '2026-11-24T09:25:00.000Z',
});
const open = aQuestion({
  id: 'que_2',
  text: 'And can the shop stay open while the crane is there?',
  askedAt: '2026-11-24T09:26:00.000Z',
});
const moved = {
  id: 'evt_moved',
  type: 'follow-up-moved',
  at: '2026-11-24T09:30:00.000Z',
  by: coordinator,
  from: null,
  to: null,
  note: 'The crane firm has to be asked first.',
};

export const Promised: Story = of([aQuestion()]);
export const SeveralOverTime: Story = of([answered, open], {}, { may: [] });
export const MovedWithAReason: Story = of([answered, open], {}, { may: [], history: [moved] });
export const NotKept: Story = of([aQuestion({ promisedBy: '2026-11-24T09:00:00.000Z' })]);
export const TechnicianAway: Story = of([aQuestion({ owner: coordinator ?? technician })]);
export const AboutASpotWithAPictureInTheAnswer: Story = of(
  [{ ...answered, spot: { evidenceId: 'evi_photo', x: 0.5, y: 0.5 } }],
  {},
  {
    may: ['ask'],
    evidence: [
      aPhoto(),
      aPhoto({ id: 'evi_new', caption: 'The seal', takenAt: '2026-11-24T09:24:00.000Z' }),
    ],
  },
);
export const GermanAt240: Story = of([answered, open], { lang: 'de', width: '240' });
export const RightToLeft: Story = of([answered, open], { lang: 'ar-XB' });
export const Slate: Story = of([answered, open], { theme: 'slate' });
export const Asking: Story = {
  render: () => html`<wk-ask .recommendation=${aRecommendation()}></wk-ask>`,
};
