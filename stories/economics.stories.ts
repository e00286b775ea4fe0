import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { anEconomics, forkliftCase, generatorCase, rooftopUnitCase } from '@wellkept/testing';
import type { EconomicsCase } from '@wellkept/economics';
import { html } from 'lit';

need('wk-economics');

const meta: Meta = {
  title: 'wk-economics',
  render: () => html`<wk-economics recommendation-id="rec_rtu3"></wk-economics>`,
};
export default meta;
type Story = StoryObj;

const of = (economics: EconomicsCase, stage = {}): Story => ({
  parameters: {
    mock: { economics: (id: string) => anEconomics({ recommendationId: id, case: economics }) },
    stage: { width: '860', ...stage },
  },
});

export const Replace: Story = of(rooftopUnitCase);
export const TooCloseToCall: Story = of(forkliftCase);
export const KeepIt: Story = of(generatorCase);
export const Glance: Story = {
  ...of(rooftopUnitCase, { width: '390' }),
  render: () => html`<wk-economics recommendation-id="rec_rtu3" depth="glance"></wk-economics>`,
};
export const Full: Story = {
  ...of(rooftopUnitCase),
  render: () => html`<wk-economics recommendation-id="rec_rtu3" depth="full"></wk-economics>`,
};
export const OnAPhone: Story = of(rooftopUnitCase, { width: '390' });
export const InASideColumn: Story = of(rooftopUnitCase, { width: '240' });
export const Slate: Story = of(rooftopUnitCase, { theme: 'slate' });
export const German: Story = of(rooftopUnitCase, { lang: 'de' });
export const RightToLeft: Story = of(rooftopUnitCase, { lang: 'ar-XB' });
export const AloneWithItsOwnCase: Story = {
  parameters: { stage: { width: '860', alone: true } },
  render: () => html`<wk-economics .case=${rooftopUnitCase}></wk-economics>`,
};
export const OneOptionOnly: Story = of({
  ...rooftopUnitCase,
  options: rooftopUnitCase.options.slice(0, 1),
});
export const Loading: Story = { parameters: { mock: { fail: { getEconomics: 'never' } } } };
export const FailedToLoad: Story = { parameters: { mock: { fail: { getEconomics: 'internal' } } } };
export const NotEnoughKnown: Story = {
  parameters: { mock: { fail: { getEconomics: 'not-found' } } },
};
export const SessionEnded: Story = {
  parameters: { mock: { fail: { portalToken: 'unauthorized' } } },
};
