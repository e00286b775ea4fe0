import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { define, NoticeElement } from '@wellkept/elements';
import { infoIcon, lockIcon } from '@wellkept/elements/icons';
import { people } from '@wellkept/testing';
import { html } from 'lit';

define('wk-notice', NoticeElement);

const meta: Meta = { title: 'wk-notice', parameters: { stage: { width: '390', alone: true } } };
export default meta;
type Story = StoryObj;

const contact = {
  person: people.maria,
  phone: '+353 1 555 0142',
  hours: 'Mon to Fri, 7 am – 6 pm',
};

export const WithAWayOnAndAPerson: Story = {
  render: () =>
    html`<wk-notice
      .icon=${infoIcon()}
      heading="We could not load this"
      text="The connection broke off at 9:44 am. Nothing you sent is lost."
      action="Try again"
      .contact=${contact}
    ></wk-notice>`,
};
export const Working: Story = {
  render: () =>
    html`<wk-notice
      .icon=${lockIcon()}
      heading="You were signed out"
      action="Sign in and go on"
      working
    ></wk-notice>`,
};
export const WordsOnly: Story = {
  render: () =>
    html`<wk-notice
      heading="Nothing to decide just now"
      text="It does not wait for you."
    ></wk-notice>`,
};
