import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import { aDecision, aMe, euro, inState, people } from '@wellkept/testing';
import { html } from 'lit';
import { press, reads, select, type } from './deep.ts';

need('wk-decision');

const meta: Meta = {
  title: 'wk-decision',
  parameters: { stage: { width: '520' } },
  render: () => html`<wk-decision recommendation-id="rec_rtu3"></wk-decision>`,
};
export default meta;
type Story = StoryObj;

const withMock = (mock: object, play?: Story['play'], stage = {}): Story => ({
  parameters: { mock, stage: { width: '520', ...stage } },
  ...(play ? { play } : {}),
});

/** Chooses "not now" and sends it. */
const putOff: Story['play'] = async ({ canvasElement }) => {
  await press(canvasElement, 'Not now');
  await press(canvasElement, 'Send my answer');
};

export const Ready: Story = {};
export const OnAPhone: Story = { parameters: { stage: { width: '390' } } };
export const InASideColumn: Story = { parameters: { stage: { width: '240' } } };
export const Slate: Story = { parameters: { stage: { width: '520', theme: 'slate' } } };
export const German: Story = { parameters: { stage: { width: '520', lang: 'de' } } };
export const RightToLeft: Story = { parameters: { stage: { width: '520', lang: 'ar-XB' } } };

export const Approve: Story = { play: ({ canvasElement }) => press(canvasElement, 'Approve') };
export const WhichOneIsMissing: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Approve');
    await press(canvasElement, 'Send my approval');
    await reads(canvasElement, 'Please say which one you approve');
  },
};
export const Decline: Story = { play: ({ canvasElement }) => press(canvasElement, 'Decline') };
export const NotNow: Story = { play: ({ canvasElement }) => press(canvasElement, 'Not now') };
export const Ask: Story = { play: ({ canvasElement }) => press(canvasElement, 'Ask') };
export const FixedElsewhere: Story = {
  play: ({ canvasElement }) => press(canvasElement, 'It was fixed elsewhere'),
};

export const Sending: Story = withMock({ fail: { act: 'never' } }, putOff);
export const Sent: Story = withMock({}, async (context) => {
  await putOff(context);
  await reads(context.canvasElement, 'It comes back by itself');
});
export const QuestionSent: Story = withMock({}, async ({ canvasElement }) => {
  await press(canvasElement, 'Ask');
  await type(canvasElement, 'Your question', 'Could the crane come on a Sunday?');
  await press(canvasElement, 'Send my question');
  await reads(canvasElement, 'Your question is on its way');
});
export const NotSentYet: Story = withMock({ fail: { act: 'network' } }, async (context) => {
  await putOff(context);
  await reads(context.canvasElement, 'Not sent yet');
});
export const SomebodyWasFirst: Story = withMock(
  { fail: { act: 'already-decided' } },
  async (context) => {
    await putOff(context);
    await reads(context.canvasElement, 'Declan Moore decided this');
  },
);
export const ChangedMeanwhile: Story = withMock({ fail: { act: 'stale' } }, putOff);
export const VersionReplaced: Story = withMock({ fail: { act: 'version-replaced' } }, putOff);
export const RefusedByTheServer: Story = withMock({ fail: { act: 'internal' } }, putOff);
export const PriceExpired: Story = withMock({ recommendations: [inState['price-expired']()] });
export const Receipt: Story = withMock({ recommendations: [inState.approved()] });
export const Declined: Story = withMock({ recommendations: [inState.declined()] });
export const PutOff: Story = withMock({ recommendations: [inState.deferred()] });
export const NotPermitted: Story = withMock({
  me: aMe({ scopes: ['view'] }),
  recommendations: [{ ...inState.viewed(), may: [], yourTurn: false }],
});
export const NothingToDecide: Story = withMock({ recommendations: [inState['in-progress']()] });
export const Loading: Story = withMock({ fail: { getRecommendation: 'never' } });
export const FailedToLoad: Story = withMock({ fail: { getRecommendation: 'internal' } });
export const SessionEnded: Story = withMock({
  fail: { act: 'unauthorized', me: 'unauthorized' },
});

export const ComesBackSooner: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Not now');
    await press(canvasElement, 'Or sooner, or with a note');
    await press(canvasElement, 'it fails again');
    await press(canvasElement, 'Repairs come to more than');
    await type(canvasElement, 'How much?', '1,500');
    await reads(canvasElement, 'sooner if it fails again or repairs come to more than €1,500');
  },
};
export const ForABudgetPeriod: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Not now');
    await select(canvasElement, 'Bring it back', 'budget');
    await type(canvasElement, 'Which period?', '2027/28');
  },
};
/** From €10,000 on the firm asks for a signature. */
export const SignatureTyped: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Approve');
    await press(canvasElement, 'AReplace the unit');
    await type(canvasElement, 'Your name, as your signature', 'Aoife Brennan');
  },
};
export const SignatureDrawn: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Approve');
    await press(canvasElement, 'AReplace the unit');
    await press(canvasElement, 'Draw');
    await reads(canvasElement, 'Draw your signature here');
  },
};
export const SignatureIsMissing: Story = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, 'Approve');
    await press(canvasElement, 'AReplace the unit');
    await press(canvasElement, 'Send my approval');
    await reads(canvasElement, 'From €10,000 on we ask for a signature');
  },
};
const waiting = () => ({
  ...inState.waiting(),
  decision: aDecision({ optionId: 'opt_rtu3_a', waitsFor: people.declan }),
});
export const WaitsForTheSecond: Story = withMock({ recommendations: [waiting()] });
export const TheSecondPerson: Story = withMock(
  {
    me: aMe({ person: people.declan }),
    recommendations: [
      { ...waiting(), yourTurn: true, may: ['approve', 'decline', 'defer', 'ask'] },
    ],
  },
  undefined,
  { width: '390' },
);
export const OneRestsOnRules: Story = withMock(
  { fail: { act: 'beyond-authority' } },
  async (context) => {
    await putOff(context);
    await reads(context.canvasElement, 'This goes beyond what you may approve alone');
  },
);
export const UndoneTooLate: Story = withMock(
  { recommendations: [inState.approved()], fail: { undoDecision: 'undo-too-late' } },
  async ({ canvasElement }) => {
    await press(canvasElement, 'Take it back');
    await reads(canvasElement, 'The time to take it back has passed');
  },
);
export const Undone: Story = withMock(
  { recommendations: [inState.approved()] },
  async ({ canvasElement }) => {
    await press(canvasElement, 'Take it back');
    await reads(canvasElement, 'Approve');
  },
);
/** Without a limit from which a signature is asked for. */
export const NoSignatureAsked: Story = withMock({
  me: aMe({ organization: { ...aMe().organization, signatureAbove: euro(1_000_000) } }),
});
