import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { inState, manyItems, openRecommendations } from '@wellkept/testing';
import { html } from 'lit';
import { choose, press, reads, tick } from './deep.ts';

need('wk-recommendations');

const meta: Meta = {
  title: 'wk-recommendations',
  render: () => html`<wk-recommendations></wk-recommendations>`,
};
export default meta;
type Story = StoryObj;

export const Ready: Story = {};
export const OnAPhone: Story = { parameters: { stage: { width: '390' } } };
export const InASideColumn: Story = { parameters: { stage: { width: '240' } } };
export const Compact: Story = {
  parameters: { stage: { width: '240' } },
  render: () => html`<wk-recommendations compact></wk-recommendations>`,
};
export const Slate: Story = { parameters: { stage: { theme: 'slate' } } };
export const Plain: Story = { parameters: { stage: { theme: 'plain' } } };
export const German: Story = { parameters: { stage: { lang: 'de' } } };
export const RightToLeft: Story = { parameters: { stage: { lang: 'ar-XB', width: '390' } } };

export const Empty: Story = { parameters: { mock: { recommendations: [] } } };
export const OnlyPastOnes: Story = {
  parameters: {
    mock: { recommendations: [inState.confirmed(), { ...inState.declined(), id: 'rec_no' }] },
  },
};
export const Many: Story = {
  parameters: {
    mock: {
      recommendations: Array.from({ length: 20 }, (_, round) =>
        openRecommendations().map((item) => ({ ...item, id: `${item.id}_${round}` })),
      ).flat(),
    },
  },
};

const thousands = manyItems(10_000).map((item, n) => ({
  ...openRecommendations()[n % 8]!,
  ...item,
}));
export const TenThousand: Story = { parameters: { mock: { recommendations: thousands } } };
export const TenThousandOnAPhone: Story = {
  parameters: { mock: { recommendations: thousands }, stage: { width: '390' } },
};
export const Contained: Story = {
  parameters: { mock: { recommendations: thousands } },
  render: () => html`<wk-recommendations contained style="block-size: 600px"></wk-recommendations>`,
};

export const SelectSeveral: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Select several');
    await reads(canvasElement, 'Select what you want to decide together.');
  },
};
export const SelectedOnAPhone: Story = {
  parameters: { stage: { width: '390' } },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Select several');
    await reads(canvasElement, 'Select what you want to decide together.');
    await tick(canvasElement, 'Select: Door safety edge');
    await tick(canvasElement, 'Select: Compressor 2');
    await reads(canvasElement, '2 selected');
  },
};
const ordered =
  (label: string, value: string, shown: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await press(canvasElement, 'Grouped by site');
    await choose(canvasElement, label, value);
    await reads(canvasElement, shown);
  };
export const ByYourGoals: Story = { play: ordered('Order', 'goals', 'Your goal 1') };
export const ByYourGoalsOnAPhone: Story = {
  parameters: { stage: { width: '390' } },
  play: ordered('Order', 'goals', 'Your goal 1'),
};
export const GroupedByGoal: Story = { play: ordered('Groups', 'goal', 'Nobody gets hurt') };
export const GroupedByUnit: Story = {
  play: ordered('Groups', 'equipment', 'shop floor cooling ·'),
};
export const GroupedByUrgency: Story = { play: ordered('Groups', 'severity', 'Urgent') };
export const NotGrouped: Story = { play: ordered('Groups', 'none', 'RTU-3') };

export const Loading: Story = { parameters: { mock: { fail: { listRecommendations: 'never' } } } };
export const FailedToLoad: Story = {
  parameters: { mock: { fail: { listRecommendations: 'internal' } } },
};
export const NoConnection: Story = {
  parameters: { mock: { fail: { listRecommendations: 'network' } } },
};
export const NotPermitted: Story = {
  parameters: { mock: { fail: { listRecommendations: 'forbidden' } } },
};
export const SessionEnded: Story = {
  parameters: { mock: { fail: { portalToken: 'unauthorized' } } },
};
export const OutsideASession: Story = { parameters: { stage: { alone: true } } };
