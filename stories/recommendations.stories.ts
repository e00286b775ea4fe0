import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { inState, openRecommendations } from '@wellkept/testing';
import { html } from 'lit';

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
