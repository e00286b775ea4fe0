import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { aMe, anUnsaidBusiness, aStaffMe } from '@wellkept/testing';
import { html } from 'lit';
import { press, reads, type } from './deep.ts';

need('wk-goals');

const meta: Meta = { title: 'wk-goals', render: () => html`<wk-goals></wk-goals>` };
export default meta;
type Story = StoryObj;

const change = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await type(canvasElement, 'In your own words', 'No closed shop, ever');
  await press(canvasElement, 'Save');
};

export const Filled: Story = {};
export const Empty: Story = { parameters: { mock: { business: anUnsaidBusiness() } } };
export const OnAPhone: Story = { parameters: { stage: { width: '390' } } };
export const InASideColumn: Story = { parameters: { stage: { width: '240' } } };
export const Slate: Story = { parameters: { stage: { theme: 'slate' } } };
export const Plain: Story = { parameters: { stage: { theme: 'plain' } } };
export const German: Story = { parameters: { stage: { lang: 'de' } } };
export const RightToLeft: Story = { parameters: { stage: { lang: 'ar-XB', width: '390' } } };

export const NotSavedYet: Story = {
  play: async ({ canvasElement }) => {
    await type(canvasElement, 'In your own words', 'No closed shop, ever');
    await reads(canvasElement, 'Not saved yet.');
  },
};
export const AFieldToMend: Story = {
  play: async ({ canvasElement }) => {
    await type(canvasElement, 'Hours a week', '200');
    await press(canvasElement, 'Save');
    await reads(canvasElement, 'A number from 0 to 168.');
  },
};
export const Saved: Story = {
  play: async (context) => {
    await change(context);
    await reads(context.canvasElement, 'Saved.');
  },
};
export const NotSent: Story = {
  parameters: { mock: { fail: { putGoals: 'network' } } },
  play: async (context) => {
    await change(context);
    await reads(context.canvasElement, 'Not sent yet');
  },
};
export const ChangedMeanwhile: Story = {
  parameters: { mock: { fail: { putGoals: 'stale' } } },
  play: async (context) => {
    await change(context);
    await reads(context.canvasElement, 'changed this meanwhile');
  },
};
export const SavingFailed: Story = {
  parameters: { mock: { fail: { putGoals: 'internal' } } },
  play: async (context) => {
    await change(context);
    await reads(context.canvasElement, 'could not be saved');
  },
};
export const ReadOnly: Story = {
  parameters: { mock: { me: aMe({ scopes: ['view'] }) } },
};
export const AsStaffSeeIt: Story = {
  parameters: { mock: { me: aStaffMe('desk') } },
  render: () => html`<wk-goals customer-id="cus_linden"></wk-goals>`,
};
export const NothingSaidAsStaffSeeIt: Story = {
  parameters: { mock: { me: aStaffMe('desk'), business: anUnsaidBusiness() } },
  render: () => html`<wk-goals customer-id="cus_linden"></wk-goals>`,
};

export const Loading: Story = { parameters: { mock: { fail: { getGoals: 'never' } } } };
export const FailedToLoad: Story = { parameters: { mock: { fail: { getGoals: 'internal' } } } };
export const NoConnection: Story = { parameters: { mock: { fail: { getGoals: 'network' } } } };
export const NotPermitted: Story = { parameters: { mock: { fail: { getGoals: 'forbidden' } } } };
export const OutsideASession: Story = { parameters: { stage: { alone: true } } };
