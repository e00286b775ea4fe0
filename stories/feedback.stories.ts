import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { inState } from '@wellkept/testing';
import { html } from 'lit';

need('wk-feedback');

const meta: Meta = {
  title: 'wk-feedback',
  render: () => html`<wk-feedback recommendation-id="rec_rtu3"></wk-feedback>`,
};
export default meta;
type Story = StoryObj;

const of = (state: keyof typeof inState, mock: object = {}, stage = {}): Story => ({
  parameters: {
    mock: { recommendations: [inState[state]()], ...mock },
    stage: { width: '390', ...stage },
  },
});

export const Ready: Story = of('completed');
export const Wide: Story = of('completed', {}, { width: '720' });
export const InASideColumn: Story = of('completed', {}, { width: '240' });
export const Slate: Story = of('completed', {}, { theme: 'slate' });
export const German: Story = of('completed', {}, { lang: 'de' });
export const RightToLeft: Story = of('completed', {}, { lang: 'ar-XB' });
export const Given: Story = of('confirmed');
export const BeingPutRight: Story = of('recovery');
export const NotYet: Story = of('booked');
export const Loading: Story = of('completed', { fail: { getRecommendation: 'never' } });
export const FailedToLoad: Story = of('completed', { fail: { getRecommendation: 'internal' } });
export const SessionEnded: Story = of('completed', { fail: { portalToken: 'unauthorized' } });
