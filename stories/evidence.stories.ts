import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { define, EvidenceElement } from '@wellkept/elements';
import { aNote, aPhoto, aReading, now } from '@wellkept/testing';
import { html } from 'lit';

define('wk-evidence', EvidenceElement);

const show = (...items: unknown[]) =>
  html`<wk-evidence
    .items=${items}
    time-zone="Europe/Dublin"
    .now=${Date.parse(now)}
  ></wk-evidence>`;

const meta: Meta = { title: 'wk-evidence', parameters: { stage: { width: '720' } } };
export default meta;
type Story = StoryObj;

export const PhotoReadingAndWords: Story = { render: () => show(aPhoto(), aReading(), aNote()) };
export const OnAPhone: Story = {
  parameters: { stage: { width: '390' } },
  render: () => show(aPhoto(), aReading(), aNote()),
};
export const BelowALowerLimit: Story = {
  render: () =>
    show(
      aReading({
        label: 'Start capacitor',
        unit: 'µF',
        value: 31,
        lower: 42,
        upper: 48,
        earlier: [],
      }),
    ),
};
export const WithoutALimit: Story = {
  render: () => show(aReading({ upper: null, limitSource: null, earlier: [] })),
};
export const BeforeAndAfter: Story = {
  render: () =>
    show(
      aPhoto({ id: 'evi_before', phase: 'before', caption: 'Before' }),
      aPhoto({ id: 'evi_after', phase: 'after', caption: 'After' }),
    ),
};
export const PhotoThatDoesNotArrive: Story = {
  parameters: { mock: { fail: { evidenceContent: 'not-found' } } },
  render: () => show(aPhoto()),
};
export const Slate: Story = {
  parameters: { stage: { width: '720', theme: 'slate' } },
  render: () => show(aPhoto(), aReading(), aNote()),
};
