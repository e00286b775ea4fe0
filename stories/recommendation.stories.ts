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

/** A state of its life, without the picture of the costs: the stories above have it. */
const stateOf = (item: Recommendation): Story => of({ ...item, hasEconomics: false });

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

export const QuestionAsked: Story = stateOf(inState.question());
export const QuestionAnswered: Story = stateOf(answered());
export const WaitsForSecondPerson: Story = stateOf(inState.waiting());
export const PutOff: Story = stateOf(inState.deferred());
export const PriceExpired: Story = stateOf(inState['price-expired']());
export const NewVersion: Story = stateOf(newVersion());
export const Approved: Story = stateOf(inState.approved());
export const Booked: Story = stateOf(inState.booked());
export const InProgress: Story = stateOf(inState['in-progress']());
export const NotFinished: Story = stateOf(inState.incomplete());
export const Completed: Story = stateOf(inState.completed());
export const BeingPutRight: Story = stateOf(inState.recovery());
export const Declined: Story = stateOf(inState.declined());
export const FixedElsewhere: Story = stateOf(inState['fixed-elsewhere']());
export const Withdrawn: Story = stateOf(inState.withdrawn());
export const Confirmed: Story = stateOf(inState.confirmed());
export const ReadOnly: Story = stateOf({ ...inState.viewed(), may: [] });

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
