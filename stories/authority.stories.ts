import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { aMe, anAuthority, aStaffMe, noAuthority, people } from '@wellkept/testing';
import { html } from 'lit';
import { press, reads, type } from './deep.ts';

need('wk-authority');

const meta: Meta = { title: 'wk-authority', render: () => html`<wk-authority></wk-authority>` };
export default meta;
type Story = StoryObj;

const change = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await press(canvasElement, 'Change the rules');
  await type(canvasElement, 'A second yes above', '5000');
};
const save = async (context: { canvasElement: HTMLElement }): Promise<void> => {
  await change(context);
  await press(context.canvasElement, 'Save');
};

export const Rules: Story = {};
export const NoRulesYet: Story = { parameters: { mock: { authority: noAuthority() } } };
export const OnAPhone: Story = { parameters: { stage: { width: '390' } } };
export const InASideColumn: Story = { parameters: { stage: { width: '240' } } };
export const Slate: Story = { parameters: { stage: { theme: 'slate' } } };
export const Plain: Story = { parameters: { stage: { theme: 'plain' } } };
export const German: Story = { parameters: { stage: { lang: 'de' } } };
export const RightToLeft: Story = { parameters: { stage: { lang: 'ar-XB', width: '390' } } };

export const Changing: Story = {
  play: async (context) => {
    await change(context);
    await reads(context.canvasElement, 'Not saved yet.');
  },
};
export const ChangingOnAPhone: Story = { ...Changing, parameters: { stage: { width: '390' } } };
export const ChangingInASideColumn: Story = {
  ...Changing,
  parameters: { stage: { width: '240' } },
};
export const AFieldToMend: Story = {
  play: async (context) => {
    await press(context.canvasElement, 'Change the rules');
    await type(context.canvasElement, 'A second yes above', 'a lot');
    await press(context.canvasElement, 'Save');
    await reads(context.canvasElement, 'An amount, e.g. 5000.');
  },
};
export const Saved: Story = {
  play: async (context) => {
    await save(context);
    await reads(context.canvasElement, 'Saved.');
  },
};
export const NotSent: Story = {
  parameters: { mock: { fail: { putAuthority: 'network' } } },
  play: async (context) => {
    await save(context);
    await reads(context.canvasElement, 'Not sent yet');
  },
};
export const ChangedMeanwhile: Story = {
  parameters: { mock: { fail: { putAuthority: 'stale' } } },
  play: async (context) => {
    await save(context);
    await reads(context.canvasElement, 'changed the rules meanwhile');
  },
};
export const SavingFailed: Story = {
  parameters: { mock: { fail: { putAuthority: 'internal' } } },
  play: async (context) => {
    await save(context);
    await reads(context.canvasElement, 'could not be saved');
  },
};
export const NotPermittedToSave: Story = {
  parameters: { mock: { fail: { putAuthority: 'forbidden' } } },
  play: async (context) => {
    await save(context);
    await reads(context.canvasElement, 'You may read these rules');
  },
};
export const ALinkTakenBack: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Take back the link');
    await reads(canvasElement, 'no longer works');
  },
};
export const ReadOnly: Story = {
  parameters: {
    mock: {
      me: aMe({ person: people.declan }),
      authority: anAuthority({ mayChange: false }),
    },
  },
};
export const AsStaffSeeIt: Story = {
  parameters: {
    mock: { me: aStaffMe('desk'), authority: anAuthority({ mayChange: false }) },
  },
  render: () => html`<wk-authority customer-id="cus_linden"></wk-authority>`,
};
export const Loading: Story = { parameters: { mock: { fail: { getAuthority: 'never' } } } };
export const Offline: Story = { parameters: { mock: { fail: { getAuthority: 'network' } } } };
export const NotPermitted: Story = {
  parameters: { mock: { fail: { getAuthority: 'forbidden' } } },
};
export const FailedToLoad: Story = { parameters: { mock: { fail: { getAuthority: 'internal' } } } };
