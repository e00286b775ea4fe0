import type { Photo, Question, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { pinIcon } from '../../icons.ts';
import type { Localize } from '../../localize.ts';
import type { EvidenceTerms } from '../../locales/en/evidence.ts';
import type { Point } from './pan-zoom.ts';

/** What is said of a picture is drawn from. */
export interface Side {
  /** Those with a pin on it, oldest first. */
  readonly questions: readonly Question[];
  /** The question whose pin was pressed. */
  readonly chosen: string | null;
  /** Only looked at; a pin is being placed; the pin stands and its question is written. */
  readonly mode: 'look' | 'place' | 'write';
  readonly mayAsk: boolean;
  readonly recommendation: Recommendation | null;
  readonly spot: Point;
  /** Day and time at the site. */
  readonly moment: (instant: string) => string;
  readonly begin: () => void;
  readonly sent: () => void;
}

type Words = Localize<EvidenceTerms>;

const answer = (question: Question, { moment }: Side, { t }: Words): TemplateResult => {
  if (question.answer === null)
    return html`<p class="sm">${t.answersBy(question.owner.name, moment(question.promisedBy))}</p>`;
  const by = question.answeredBy ?? question.owner;
  return html`<blockquote class="quote sm"><bdi>${question.answer}</bdi></blockquote>
    <p class="xs mut">
      ${by.name}${question.answeredAt ? html` · ${moment(question.answeredAt)}` : nothing}
    </p>`;
};

/** Questions with a pin on this picture, and their answers. */
const asked = (view: Side, l: Words): TemplateResult | typeof nothing => {
  if (view.questions.length === 0) return nothing;
  return html`<ol class="stack asked" part="asked">
    ${view.questions.map(
      (question, index) =>
        html`<li class=${view.chosen === question.id ? 'on' : ''}>
          <p class="sm">
            <span class="no">${l.format.number(index + 1, 0)}</span><bdi>${question.text}</bdi>
          </p>
          <p class="xs mut">${question.askedBy.name} · ${view.moment(question.askedAt)}</p>
          ${answer(question, view, l)}
        </li>`,
    )}
  </ol>`;
};

const asking = (photo: Photo, view: Side, { t }: Words): TemplateResult => {
  if (view.mode === 'place') return html`<p class="note sm" role="status">${t.pressSpot}</p>`;
  return html`<wk-ask
    .recommendation=${view.recommendation}
    .spot=${{ evidenceId: photo.id, ...view.spot }}
    @wk-recommendation-decided=${view.sent}
  ></wk-ask>`;
};

/** What is said of a picture: its words, who and when, and the questions about it. */
export const side = (photo: Photo, view: Side, l: Words): TemplateResult => html`
  ${photo.caption ? html`<p class="sm"><b>${photo.caption}</b></p>` : nothing}
  <p class="xs mut">${view.moment(photo.takenAt)} · ${photo.by.name}</p>
  ${view.mode === 'look' ? asked(view, l) : asking(photo, view, l)}
  ${
    view.mode === 'look' && view.mayAsk
      ? html`<button type="button" class="btn" part="ask-spot" @click=${view.begin}>
          ${pinIcon()}${l.t.askSpot}
        </button>`
      : nothing
  }
`;
