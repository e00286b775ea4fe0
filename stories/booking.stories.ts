import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { aSlotList, inState } from '@wellkept/testing';
import { html } from 'lit';
import { press, reads, type } from './deep.ts';

need('wk-booking');

const meta: Meta = {
  title: 'wk-booking',
  render: () => html`<wk-booking recommendation-id="rec_ch1"></wk-booking>`,
};
export default meta;
type Story = StoryObj;

const withMock = (mock: object, play?: Story['play'], stage = {}): Story => ({
  parameters: { mock, stage: { width: '390', ...stage } },
  ...(play ? { play } : {}),
});
const booked: Story = {
  render: () => html`<wk-booking recommendation-id="rec_g1"></wk-booking>`,
};

const choose: NonNullable<Story['play']> = async ({ canvasElement }) => {
  await press(canvasElement, '1–3');
  await reads(canvasElement, 'Held for you until');
};

export const Ready: Story = withMock({});
export const Wide: Story = withMock({}, undefined, { width: '720' });
export const InASideColumn: Story = withMock({}, undefined, { width: '240' });
export const Slate: Story = withMock({}, undefined, { theme: 'slate' });
export const German: Story = withMock({}, undefined, { lang: 'de' });
export const RightToLeft: Story = withMock({}, undefined, { lang: 'ar-XB' });
export const Held: Story = withMock({}, choose);
export const Confirmed: Story = withMock({}, async (context) => {
  await choose(context);
  await press(context.canvasElement, 'Book ');
  await reads(context.canvasElement, 'Tomasz Nowak');
});
export const SomebodyWasFaster: Story = withMock(
  { fail: { createAppointment: 'slot-taken' } },
  ({ canvasElement }) => press(canvasElement, '1–3'),
);
export const HoldExpired: Story = withMock(
  { fail: { confirmAppointment: 'hold-expired' } },
  async (context) => {
    await choose(context);
    await press(context.canvasElement, 'Book ');
  },
);
export const NothingFree: Story = withMock({ slots: aSlotList({ items: [] }) });
export const CallBack: Story = withMock({}, async ({ canvasElement }) => {
  await press(canvasElement, 'Ask for a call back');
  await type(canvasElement, 'Phone number', '+353 1 555 0188');
  await press(canvasElement, 'Ask for the call');
  await reads(canvasElement, 'Maria Duffy rings you');
});
export const Booked: Story = { ...booked, ...withMock({}) };
export const NotToBeBooked: Story = withMock({
  recommendations: [{ ...inState.viewed(), id: 'rec_ch1' }],
});
export const NotSentYet: Story = withMock(
  { fail: { createAppointment: 'network' } },
  ({ canvasElement }) => press(canvasElement, '1–3'),
);
export const Loading: Story = withMock({ fail: { listSlots: 'never' } });
export const FailedToLoad: Story = withMock({ fail: { listSlots: 'internal' } });
export const SessionEnded: Story = withMock({ fail: { portalToken: 'unauthorized' } });
