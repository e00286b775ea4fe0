import type { Recommendation } from '@wellkept/contracts';
import { html, type TemplateResult } from 'lit';
import { askIcon, checkIcon, clockIcon, xIcon } from '../icons/finding.ts';
import type { DecisionTerms } from '../locales/en/decision.ts';
import { type AnswerKind, mayOf } from './drafts.ts';

/** The four answers that look alike, in this order. */
const answers = [
  { kind: 'approved', label: 'approve', icon: checkIcon },
  { kind: 'declined', label: 'decline', icon: xIcon },
  { kind: 'deferred', label: 'notNow', icon: clockIcon },
  { kind: 'question', label: 'ask', icon: askIcon },
] as const;

export interface RowContext {
  readonly item: Recommendation;
  readonly chosen: AnswerKind | null;
  readonly t: DecisionTerms;
  /** Tells the rows of several findings apart. */
  readonly n: number;
  readonly choose: (kind: AnswerKind) => void;
  /** What can be chosen before the answers, and looks like them. */
  readonly first?: unknown;
  /** Id of the words that say why approving does not fit with the other answers. */
  readonly whyNot?: string | null;
}

const radio = (c: RowContext, kind: AnswerKind): TemplateResult => {
  const refused = kind === 'approved' && c.whyNot;
  return html`<input
    type="radio"
    name="answer-${c.n}"
    value=${kind}
    .checked=${c.chosen === kind}
    ?disabled=${refused && c.chosen !== kind}
    @change=${() => c.choose(kind)}
  />`;
};

/** The answers side by side, none chosen; what the reader may not do is left out. */
export const answerRow = (c: RowContext): TemplateResult =>
  html`<div class="acts">
    ${c.first}${answers
      .filter(({ kind }) => c.item.may.includes(mayOf[kind]))
      .map(
        ({ kind, label, icon }) =>
          html`<label class="answer opt-in"
            >${radio(c, kind)}${icon()}<span>${c.t[label]}</span></label
          >`,
      )}
  </div>`;

/** The fifth answer, quietly. */
export const fifthAnswer = (c: RowContext): TemplateResult =>
  html`<label class="fifth opt-in"
    >${radio(c, 'fixed-elsewhere')}<span>${c.t.fixedElsewhere}</span></label
  >`;
