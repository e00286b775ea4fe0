import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { define, EvidenceElement } from '@wellkept/elements';
import type { LitElement } from 'lit';
import type { Recommendation } from '@wellkept/contracts';
import {
  aDocument,
  aNote,
  aPhoto,
  aQuestion,
  aReading,
  aRecommendation,
  now,
} from '@wellkept/testing';
import { html } from 'lit';

define('wk-evidence', EvidenceElement);

const show = (...items: unknown[]) =>
  html`<wk-evidence
    .items=${items}
    time-zone="Europe/Dublin"
    .now=${Date.parse(now)}
  ></wk-evidence>`;

/** Of a recommendation, so that one may ask, and its questions have their pins. */
const about = (recommendation: Recommendation) =>
  html`<wk-evidence
    .items=${recommendation.evidence}
    .recommendation=${recommendation}
    time-zone="Europe/Dublin"
    .now=${Date.parse(now)}
  ></wk-evidence>`;

const photos = [
  aPhoto(),
  aPhoto({ id: 'evi_before', phase: 'before', caption: 'Before the work' }),
  aPhoto({ id: 'evi_after', phase: 'after', caption: 'After the work' }),
];
const pinned = aRecommendation({
  evidence: photos,
  questions: [
    aQuestion({
      spot: { evidenceId: 'evi_photo', x: 0.71, y: 0.7 },
      text: 'Is this the oil?',
      answer: 'Yes. It comes from the shaft seal; the compressor has lost about a third of it.',
      answeredAt: '2026-11-24T09:30:00.000Z',
    }),
    aQuestion({
      id: 'que_2',
      spot: { evidenceId: 'evi_photo', x: 0.28, y: 0.45 },
      text: 'Does the grille have to come off?',
    }),
  ],
});

/** Opens the viewer on the first picture and presses one of its tools. */
const opened =
  (how: { ask?: boolean } = {}, part = ''): NonNullable<StoryObj['play']> =>
  async ({ canvasElement }) => {
    const evidence = canvasElement.querySelector<EvidenceElement>('wk-evidence');
    await customElements.whenDefined('wk-evidence');
    await evidence?.updateComplete;
    await evidence?.view('evi_photo', how);
    const viewer = evidence?.shadowRoot?.querySelector<LitElement>('wk-photo-viewer');
    await viewer?.updateComplete;
    if (part) viewer?.shadowRoot?.querySelector<HTMLElement>(`[part=${part}]`)?.click();
    await viewer?.updateComplete;
  };

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
export const Empty: Story = { render: () => show() };
export const EmptyAndTheTechnicianCanBeAsked: Story = {
  render: () => about(aRecommendation({ evidence: [] })),
};
export const SeveralPictures: Story = { render: () => about(pinned) };
export const Documents: Story = {
  parameters: { stage: { width: '320' } },
  render: () => show(aDocument(), aDocument({ id: 'evi_2', name: 'Data sheet.pdf', size: 900 })),
};
export const Viewer: Story = { render: () => about(aRecommendation()), play: opened() };
export const ViewerWithPins: Story = { render: () => about(pinned), play: opened() };
export const ViewerAskingAboutASpot: Story = {
  render: () => about(aRecommendation()),
  play: opened({ ask: true }),
};
export const ViewerWritingTheQuestion: Story = {
  render: () => about(aRecommendation()),
  play: opened({ ask: true }, 'pin-new'),
};
export const ViewerComparing: Story = {
  render: () => about(pinned),
  play: opened({}, 'compare'),
};
export const ViewerRightToLeft: Story = {
  parameters: { stage: { lang: 'ar-XB' } },
  render: () => about(pinned),
  play: opened(),
};
export const ViewerSlateGerman: Story = {
  parameters: { stage: { lang: 'de', theme: 'slate' } },
  render: () => about(pinned),
  play: opened(),
};
