import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { aMe, inState } from '@wellkept/testing';
import { html } from 'lit';
import { press, reads, type } from './deep.ts';

need('wk-decision');

const meta: Meta = {
  title: 'wk-decision',
  parameters: { stage: { width: '520' } },
  render: () => html`<wk-decision recommendation-id="rec_rtu3"></wk-decision>`,
};
export default meta;
type Story = StoryObj;

const withMock = (mock: object, play?: Story['play'], stage = {}): Story => ({
  parameters: { mock, stage: { width: '520', ...stage } },
  ...(play ? { play } : {}),
});

/** Chooses "not now, in a month" and sends it. */
const putOff: Story['play'] = async ({ canvasElement }) => {
  await press(canvasElement, 'Not now');
  await press(canvasElement, 'In a month');
  await press(canvasElement, 'Send my answer');
};

export const Ready: Story = {};
export const OnAPhone: Story = { parameters: { stage: { width: '390' } } };
export const InASideColumn: Story = { parameters: { stage: { width: '240' } } };
export const Slate: Story = { parameters: { stage: { width: '520', theme: 'slate' } } };
export const German: Story = { parameters: { stage: { width: '520', lang: 'de' } } };
export const RightToLeft: Story = { parameters: { stage: { width: '520', lang: 'ar-XB' } } };

export const Approve: Story = { play: ({ canvasElement }) => press(canvasElement, 'Approve') };
export const WhichOneIsMissing: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Approve');
    await press(canvasElement, 'Send my approval');
    await reads(canvasElement, 'Please say which one you approve');
  },
};
export const Decline: Story = { play: ({ canvasElement }) => press(canvasElement, 'Decline') };
export const NotNow: Story = { play: ({ canvasElement }) => press(canvasElement, 'Not now') };
export const Ask: Story = { play: ({ canvasElement }) => press(canvasElement, 'Ask') };
export const FixedElsewhere: Story = {
  play: ({ canvasElement }) => press(canvasElement, 'It was fixed elsewhere'),
};

export const Sending: Story = withMock({ fail: { decide: 'never' } }, putOff);
export const Sent: Story = withMock({}, async (context) => {
  await putOff(context);
  await reads(context.canvasElement, 'It comes back by itself');
});
export const QuestionSent: Story = withMock({}, async ({ canvasElement }) => {
  await press(canvasElement, 'Ask');
  await type(canvasElement, 'Your question', 'Could the crane come on a Sunday?');
  await press(canvasElement, 'Send my question');
  await reads(canvasElement, 'Your question is on its way');
});
export const NotSentYet: Story = withMock({ fail: { decide: 'network' } }, async (context) => {
  await putOff(context);
  await reads(context.canvasElement, 'Not sent yet');
});
export const SomebodyWasFirst: Story = withMock(
  { fail: { decide: 'already-decided' } },
  async (context) => {
    await putOff(context);
    await reads(context.canvasElement, 'Declan Moore decided this');
  },
);
export const ChangedMeanwhile: Story = withMock({ fail: { decide: 'stale' } }, putOff);
export const VersionReplaced: Story = withMock({ fail: { decide: 'version-replaced' } }, putOff);
export const RefusedByTheServer: Story = withMock({ fail: { decide: 'internal' } }, putOff);
export const PriceExpired: Story = withMock({ recommendations: [inState['price-expired']()] });
export const Receipt: Story = withMock({ recommendations: [inState.approved()] });
export const Declined: Story = withMock({ recommendations: [inState.declined()] });
export const PutOff: Story = withMock({ recommendations: [inState.deferred()] });
export const NotPermitted: Story = withMock({
  me: aMe({ scopes: ['view'] }),
  recommendations: [{ ...inState.viewed(), may: [], yourTurn: false }],
});
export const NothingToDecide: Story = withMock({ recommendations: [inState['in-progress']()] });
export const Loading: Story = withMock({ fail: { getRecommendation: 'never' } });
export const FailedToLoad: Story = withMock({ fail: { getRecommendation: 'internal' } });
export const SessionEnded: Story = withMock({
  fail: { decide: 'unauthorized', me: 'unauthorized' },
});
