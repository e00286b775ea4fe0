import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { html } from 'lit';
import { press, reads } from './deep.ts';

need('wk-hand-over');

const meta: Meta = {
  title: 'wk-hand-over',
  render: () => html`<wk-hand-over recommendation-id="rec_rtu3"></wk-hand-over>`,
};
export default meta;
type Story = StoryObj;

const open = async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
  await press(canvasElement, 'Send to somebody');
  await reads(canvasElement, 'Declan Moore');
};
const make = async (
  context: { canvasElement: HTMLElement },
  purpose = 'To decide on it',
): Promise<void> => {
  await open(context);
  await press(context.canvasElement, 'Declan Moore');
  await press(context.canvasElement, purpose);
  await press(context.canvasElement, 'Make the link');
};

export const Button: Story = {};
export const Open: Story = { play: open };
export const OpenOnAPhone: Story = { play: open, parameters: { stage: { width: '390' } } };
export const OpenInGerman: Story = {
  parameters: { stage: { lang: 'de' } },
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Weitergeben');
    await reads(canvasElement, 'Declan Moore');
  },
};
export const SomebodyNew: Story = {
  play: async (context) => {
    await open(context);
    await press(context.canvasElement, 'Somebody else');
    await reads(context.canvasElement, 'Mail address');
  },
};
export const NobodyChosen: Story = {
  play: async (context) => {
    await open(context);
    await press(context.canvasElement, 'Make the link');
    await reads(context.canvasElement, 'Choose somebody');
  },
};
export const Made: Story = {
  play: async (context) => {
    await make(context, 'To look at it');
    await reads(context.canvasElement, 'The link is ready');
  },
};
export const Mailed: Story = {
  play: async (context) => {
    await make(context);
    await reads(context.canvasElement, 'It is on its way');
  },
};
export const NotSent: Story = {
  parameters: { mock: { fail: { createHandOver: 'network' } } },
  play: async (context) => {
    await make(context);
    await reads(context.canvasElement, 'The line is down');
  },
};
export const Failed: Story = {
  parameters: { mock: { fail: { createHandOver: 'internal' } } },
  play: async (context) => {
    await make(context);
    await reads(context.canvasElement, 'could not be made');
  },
};
