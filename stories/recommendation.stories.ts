import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { need } from '@wellkept/embed';
import {
  aComparison,
  aDocument,
  answered,
  aPhoto,
  aProposal,
  inState,
  newVersion,
  rooftopOptions,
} from '@wellkept/testing';
import type { Recommendation } from '@wellkept/contracts';
import { html } from 'lit';

need('wk-recommendation');

const meta: Meta = {
  title: 'wk-recommendation',
  render: () => html`<wk-recommendation recommendation-id="rec_rtu3"></wk-recommendation>`,
};
export default meta;
type Story = StoryObj;

const of = (item: Recommendation, stage = {}, mock = {}): Story => ({
  parameters: { mock: { recommendations: [item], ...mock }, stage: { width: '860', ...stage } },
});

/** Opened at a depth, whatever the last story left. */
const at = (depth: string, story: Story): Story => ({
  ...story,
  render: () =>
    html`<wk-recommendation recommendation-id="rec_rtu3" depth=${depth}></wk-recommendation>`,
});

/** A state of its life, without the picture of the costs: other stories have it. */
const stateOf = (item: Recommendation, stage = {}): Story =>
  of({ ...item, hasEconomics: false }, stage);

export const Viewed: Story = of(inState.viewed());
export const OnAPhone: Story = of(inState.viewed(), { width: '390' });
export const InASideColumn: Story = of(inState.viewed(), { width: '240' });
export const Glance: Story = at('glance', of(inState.viewed()));
export const GlanceAt320: Story = at('glance', of(inState.viewed(), { width: '320' }));
export const Full: Story = at('full', of(inState.viewed()));
export const TooCloseToCall: Story = of(
  inState.viewed(),
  {},
  {
    comparison: () =>
      aComparison({
        answer: { ...aComparison().answer!, close: true, less: 54 },
        ownNumbers: true,
      }),
  },
);
/** The calculation cannot be had: the options' own numbers stand alone. */
export const WithoutComparison: Story = of(
  inState.viewed(),
  {},
  { fail: { compareOptions: 'internal' } },
);
export const WithoutEvidence: Story = stateOf({ ...inState.viewed(), evidence: [] });
export const SeveralPicturesAndDocuments: Story = stateOf({
  ...inState.viewed(),
  evidence: [
    ...inState.viewed().evidence,
    aPhoto({ id: 'evi_2', caption: 'The bearing, with the cap off' }),
    aPhoto({ id: 'evi_3', caption: 'Nameplate' }),
    aDocument(),
    aDocument({
      id: 'evi_long',
      name: 'Prüfbericht_Verdichter_2_Ölanalyse_und_Schwingungsmessung_2026-11-19.csv',
      contentType: 'text/csv',
    }),
  ],
});
export const VersionsSideBySide: Story = at(
  'full',
  of(
    { ...newVersion(), hasEconomics: false },
    {},
    { earlierVersions: () => [aProposal({ options: rooftopOptions() })] },
  ),
);
/** Long words in a narrow column. */
const german: Recommendation = {
  ...inState.viewed(),
  title: 'Verdichter 2 verschlissen: Betriebsstromaufnahme 18,6 A, Grenzwert 16,0 A',
  found:
    'Verdichter 2 nimmt 18,6 A auf; der Grenzwert liegt bei 16,0 A. Darunter steht Kältemaschinenöl, und das Wälzlager ist deutlich zu hören. Verdichter 1 übernimmt den größten Teil der Kälteleistung.',
  suggestion:
    'Die Dachklimaanlage vor dem Sommer austauschen, statt in ein 17 Jahre altes Gerät einen neuen Verdichter einzubauen.',
  goal: 'Kein geschlossener Lebensmittelmarkt im Sommer. Die Anlage stand im letzten Sommer zweimal still, zusammen 9 Stunden.',
};
export const GermanAt240: Story = of(german, { lang: 'de', width: '240' });
export const GermanGlanceAt320: Story = at('glance', of(german, { lang: 'de', width: '320' }));
export const RightToLeftFull: Story = at('full', stateOf(answered(), { lang: 'ar-XB' }));
export const Slate: Story = of(inState.viewed(), { theme: 'slate' });
export const German: Story = of(inState.viewed(), { lang: 'de' });
export const RightToLeft: Story = of(inState.viewed(), { lang: 'ar-XB' });

export const QuestionAsked: Story = stateOf(inState.question());
export const QuestionAnswered: Story = stateOf(answered());
export const WaitsForSecondPerson: Story = stateOf(inState.waiting());
export const PutOff: Story = stateOf(inState.deferred());
export const PriceExpired: Story = stateOf(inState['price-expired']());
export const NewVersion: Story = stateOf(newVersion());
export const Approved: Story = stateOf(inState.approved());
export const Booked: Story = stateOf(inState.booked());
export const InProgress: Story = stateOf(inState['in-progress']());
export const NotFinished: Story = stateOf(inState.incomplete());
export const Completed: Story = stateOf(inState.completed());
export const BeingPutRight: Story = stateOf(inState.recovery());
export const Declined: Story = stateOf(inState.declined());
export const FixedElsewhere: Story = stateOf(inState['fixed-elsewhere']());
export const Withdrawn: Story = stateOf(inState.withdrawn());
export const Confirmed: Story = stateOf(inState.confirmed());
export const ReadOnly: Story = stateOf({ ...inState.viewed(), may: [] });

export const Loading: Story = { parameters: { mock: { fail: { getRecommendation: 'never' } } } };
export const NotFound: Story = { parameters: { mock: { recommendations: [] } } };
export const FailedToLoad: Story = {
  parameters: { mock: { fail: { getRecommendation: 'internal' } } },
};
export const NoConnection: Story = {
  parameters: { mock: { fail: { getRecommendation: 'network' } } },
};
export const SessionEnded: Story = {
  parameters: { mock: { fail: { portalToken: 'unauthorized' } } },
};
