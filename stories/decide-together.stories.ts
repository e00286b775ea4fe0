import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Recommendation } from '@wellkept/contracts';
import { need } from '@wellkept/embed';
import { aDecision, aMe, euro, inState, openRecommendations, people } from '@wellkept/testing';
import { html } from 'lit';
import { deepAll, press, reads, type } from './deep.ts';

need('wk-decision');

const ids = ['rec_l1', 'rec_rtu3', 'rec_rtu1', 'rec_ef2'];

/** The belt is cheaper in one visit with the unit. */
const four = (): Recommendation[] => {
  const items = openRecommendations().filter(({ id }) => ids.includes(id));
  const link = (id: string) => {
    const item = items.find((each) => each.id === id)!;
    const { title, status, equipment } = item;
    return {
      kind: 'together' as const,
      recommendation: { id, title, status, tag: equipment.tag },
      saving: euro(90),
    };
  };
  return items.map((item) =>
    item.id === 'rec_rtu1'
      ? { ...item, links: [link('rec_rtu3')] }
      : item.id === 'rec_rtu3'
        ? { ...item, links: [link('rec_rtu1')] }
        : item,
  );
};

const meta: Meta = {
  title: 'wk-decision/several',
  parameters: { stage: { width: '520' }, mock: { recommendations: four() } },
  render: () => html`<wk-decision recommendation-ids=${ids.join(' ')}></wk-decision>`,
};
export default meta;
type Story = StoryObj;

const withMock = (mock: object, play?: Story['play'], stage = {}): Story => ({
  parameters: {
    mock: { recommendations: four(), ...mock },
    stage: { width: '520', ...stage },
  },
  ...(play ? { play } : {}),
});

/** Approves the lift and the unit, puts off the belt, declines the fan, and signs. */
const answer: Story['play'] = async ({ canvasElement }) => {
  await reads(canvasElement, 'Decide on four findings');
  const choose = async (n: number, kind: string): Promise<void> => {
    const [radio] = await deepAll(canvasElement, `input[name="answer-${n}"][value="${kind}"]`);
    radio?.click();
  };
  await choose(0, 'approved');
  await choose(1, 'approved');
  await press(canvasElement, 'AReplace the unit');
  await choose(2, 'deferred');
  await choose(3, 'declined');
  await type(canvasElement, 'In your words', 'We close this kitchen in spring');
  await type(canvasElement, 'PO number', 'LF-88213');
  await type(canvasElement, 'Your name, as your signature', 'Aoife Brennan');
};
const send: Story['play'] = async (context) => {
  await answer(context);
  await press(context.canvasElement, 'Send my four answers');
};

export const Empty: Story = {
  render: () => html`<wk-decision recommendation-ids=""></wk-decision>`,
};
export const One: Story = {
  render: () => html`<wk-decision recommendation-ids="rec_l1"></wk-decision>`,
};
export const Four: Story = {};
export const FourAnswered: Story = { play: answer };
export const OnAPhone: Story = { parameters: { stage: { width: '390' } }, play: answer };
export const InASideColumn: Story = { parameters: { stage: { width: '240' } }, play: answer };
export const Slate: Story = { parameters: { stage: { theme: 'slate' } }, play: answer };
export const German: Story = { parameters: { stage: { lang: 'de' } } };
export const RightToLeft: Story = { parameters: { stage: { lang: 'ar-XB' } } };
export const Receipt: Story = withMock({}, async (context) => {
  await send(context);
  await reads(context.canvasElement, 'Your four answers are in.');
});
export const TakenBack: Story = withMock({}, async (context) => {
  await send(context);
  await press(context.canvasElement, 'Take it all back');
  await reads(context.canvasElement, 'Taken back');
});
export const TakenBackTooLate: Story = withMock(
  { fail: { undoAct: 'undo-too-late' } },
  async (context) => {
    await send(context);
    await press(context.canvasElement, 'Take it all back');
    await reads(context.canvasElement, 'The time to take it back has passed');
  },
);
export const NotSentYet: Story = withMock({ fail: { act: 'network' } }, async (context) => {
  await send(context);
  await reads(context.canvasElement, 'Your four answers are safe on this device');
});
export const SomebodyWasFirst: Story = withMock(
  { fail: { act: 'already-decided' } },
  async (context) => {
    await send(context);
    await reads(context.canvasElement, 'Declan Moore decided this');
  },
);
export const ChangedMeanwhile: Story = withMock({ fail: { act: 'stale' } }, async (context) => {
  await send(context);
  await reads(context.canvasElement, 'Something changed while you were reading');
});
export const OnePriceExpired: Story = withMock({
  recommendations: four().map((item) =>
    item.id === 'rec_rtu3' ? { ...inState['price-expired'](), id: item.id } : item,
  ),
});
export const OneDecidedBefore: Story = withMock({
  recommendations: four().map((item) =>
    item.id === 'rec_ef2'
      ? {
          ...item,
          status: 'declined',
          may: [],
          decision: aDecision({ kind: 'declined', by: people.declan }),
        }
      : item,
  ),
});
export const NotPermitted: Story = withMock({ fail: { act: 'forbidden' } }, async (context) => {
  await send(context);
  await reads(context.canvasElement, 'You can read this, but not decide it');
});
export const Failed: Story = withMock({ fail: { act: 'internal' } }, async (context) => {
  await send(context);
  await reads(context.canvasElement, 'We could not send your answer');
});
export const FailedToLoad: Story = withMock({ fail: { getRecommendation: 'internal' } });
export const Loading: Story = withMock({ fail: { getRecommendation: 'never' } });
export const SessionEnded: Story = withMock({ fail: { act: 'unauthorized', me: 'unauthorized' } });
export const SignatureNotAsked: Story = withMock({
  me: aMe({ organization: { ...aMe().organization, signatureAbove: null } }),
});
