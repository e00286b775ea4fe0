import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { answered, inState, newVersion } from '@wellkept/testing';
import type { Recommendation } from '@wellkept/contracts';
import { html } from 'lit';

need('wk-recommendation');

const meta: Meta = {
  title: 'wk-recommendation',
  render: () => html`<wk-recommendation recommendation-id="rec_rtu3"></wk-recommendation>`,
};
export default meta;
type Story = StoryObj;

const of = (item: Recommendation, stage = {}): Story => ({
  parameters: { mock: { recommendations: [item] }, stage: { width: '860', ...stage } },
});

export const Viewed: Story = of(inState.viewed());
export const OnAPhone: Story = of(inState.viewed(), { width: '390' });
export const InASideColumn: Story = of(inState.viewed(), { width: '240' });
export const Glance: Story = {
  ...of(inState.viewed()),
  render: () =>
    html`<wk-recommendation recommendation-id="rec_rtu3" depth="glance"></wk-recommendation>`,
};
export const Full: Story = {
  ...of(inState.viewed()),
  render: () =>
    html`<wk-recommendation recommendation-id="rec_rtu3" depth="full"></wk-recommendation>`,
};
export const Slate: Story = of(inState.viewed(), { theme: 'slate' });
export const German: Story = of(inState.viewed(), { lang: 'de' });
export const RightToLeft: Story = of(inState.viewed(), { lang: 'ar-XB' });

export const QuestionAsked: Story = of(inState.question());
export const QuestionAnswered: Story = of(answered());
export const WaitsForSecondPerson: Story = of(inState.waiting());
export const PutOff: Story = of(inState.deferred());
export const PriceExpired: Story = of(inState['price-expired']());
export const NewVersion: Story = of(newVersion());
export const Approved: Story = of(inState.approved());
export const Booked: Story = of(inState.booked());
export const InProgress: Story = of(inState['in-progress']());
export const NotFinished: Story = of(inState.incomplete());
export const Completed: Story = of(inState.completed());
export const BeingPutRight: Story = of(inState.recovery());
export const Declined: Story = of(inState.declined());
export const FixedElsewhere: Story = of(inState['fixed-elsewhere']());
export const Withdrawn: Story = of(inState.withdrawn());
export const Confirmed: Story = of(inState.confirmed());
export const ReadOnly: Story = of({ ...inState.viewed(), may: [] });

export const Loading: Story = { parameters: { mock: { fail: { getRecommendation: 'never' } } } };
export const NotFound: Story = { parameters: { mock: { recommendations: [] } } };
export const FailedToLoad: Story = {
  parameters: { mock: { fail: { getRecommendation: 'internal' } } },
};
export const NoConnection: Story = {
  parameters: { mock: { fail: { getRecommendation: 'network' } } },
};
export const SessionEnded: Story = {
  parameters: { mock: { fail: { portalToken: 'unauthorized' } } },
};
