import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { html } from 'lit';
import { press, reads } from './deep.ts';

need('wk-recommendations');

const meta: Meta = {
  title: 'wk-session',
  render: () => html`<wk-recommendations compact></wk-recommendations>`,
  parameters: { stage: { width: '390' } },
};
export default meta;
type Story = StoryObj;

const withMock = (mock: object, play?: Story['play']): Story => ({
  parameters: { mock, stage: { width: '390' } },
  ...(play ? { play } : {}),
});

export const Ready: Story = {};
export const SignedOut: Story = withMock({}, async ({ canvasElement }) => {
  await press(canvasElement, 'Sign out');
  await reads(canvasElement, 'You are signed out');
});
export const Ended: Story = withMock({ fail: { portalToken: 'unauthorized' } });
export const NoToken: Story = withMock({ fail: { portalToken: 'internal' } });
export const NoConnection: Story = withMock({ fail: { portalToken: 'network' } });
export const ServerFailed: Story = withMock({ fail: { me: 'internal' } });
export const TwoLanguagesOnOnePage: Story = {
  parameters: { stage: { width: 'all', alone: true } },
  render: () =>
    html`${['en', 'de'].map(
      (lang) =>
        html`<wk-session
          lang=${lang}
          theme=${lang === 'de' ? 'slate' : 'paper'}
          api=${location.origin}
          token-url="/wellkept/token"
          ><wk-recommendations compact></wk-recommendations
        ></wk-session>`,
    )}`,
};
