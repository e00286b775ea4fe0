import type { DeclineReason, Me, Option, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../localize.ts';
import type { DecisionTerms } from '../locales/en/decision.ts';
import { dayIn } from '../recommendation/site-time.ts';
import {
  approvedOption,
  untilChoices,
  untilLimits,
  type DecisionDraft,
  type DraftGap,
} from './decision-draft.ts';

/** What the templates of a form need. */
export interface PanelContext {
  readonly item: Recommendation;
  readonly me: Me | null;
  readonly draft: DecisionDraft;
  readonly gap: DraftGap | null;
  readonly now: number;
  readonly l: Localize<DecisionTerms>;
  readonly change: (change: Partial<DecisionDraft>) => void;
}

const typed = (event: Event): string => (event.target as HTMLInputElement).value;

/** The letter of an option in its colour; from D on without one. */
export const optionKey = (letter: string): TemplateResult =>
  html`<span class="key ${letter.toLowerCase()}" aria-hidden="true">${letter}</span>`;

/** What the sum holds: tax rate, name of the tax, and the sum with it. */
export const taxWords = (option: Option, me: Me | null, l: Localize<DecisionTerms>): string => {
  const tax = me?.organization.taxName ?? 'VAT';
  if (option.taxRate === 0) return l.t.taxNone(tax);
  const gross = { ...option.price, amount: Math.round(option.price.amount * (1 + option.taxRate)) };
  return l.t.taxHeld(l.format.percent(option.taxRate, 1), tax, l.format.money(gross));
};

const field = (id: string, label: string, hint: string, control: TemplateResult): TemplateResult =>
  html`<div class="field">
    <label class="label" for=${id}>${label} ${hint ? html`<small>${hint}</small>` : nothing}</label
    >${control}
  </div>`;

const gapText = (id: string, text: string): TemplateResult =>
  html`<p class="gap" id=${id} role="alert">${text}</p>`;

const noteField = (c: PanelContext, label: string, hint: string): TemplateResult =>
  field(
    'note',
    label,
    hint,
    html`<textarea
      class="inp"
      id="note"
      part="note"
      rows="2"
      maxlength="5000"
      .value=${c.draft.note}
      @input=${(event: Event) => c.change({ note: typed(event) })}
    ></textarea>`,
  );

const line = (
  c: PanelContext,
  name: 'purchaseOrder' | 'title',
  label: string,
  autocomplete: string,
): TemplateResult =>
  field(
    name,
    label,
    c.l.t.optional,
    html`<input
      class="inp"
      id=${name}
      part=${name === 'title' ? 'title' : 'purchase-order'}
      maxlength="200"
      autocomplete=${autocomplete}
      .value=${c.draft[name]}
      @input=${(event: Event) => c.change({ [name]: typed(event) })}
    />`,
  );

const optionPick = (c: PanelContext, option: Option): TemplateResult =>
  html`<label class="opt-in pick">
    <input
      type="radio"
      name="option"
      .checked=${c.draft.optionId === option.id}
      aria-describedby=${c.gap === 'option' ? 'option-gap' : nothing}
      @change=${() => c.change({ optionId: option.id })}
    />
    <span class="r"></span>${optionKey(option.letter)}<span class="grow"
      ><b>${option.title}</b></span
    ><span class="end num">${c.l.format.money(option.price)}</span>
  </label>`;

const approve = (c: PanelContext): TemplateResult => {
  const { l, item, draft } = c;
  const options = item.proposal?.options ?? [];
  const option = approvedOption(draft, options);
  return html`${
      options.length > 1
        ? html`<fieldset>
            <legend class="label">${l.t.whichOption}</legend>
            <div class="picks">${options.map((each) => optionPick(c, each))}</div>
            ${c.gap === 'option' ? gapText('option-gap', l.t.whichOptionMissing) : nothing}
          </fieldset>`
        : nothing
    }
    ${
      option
        ? html`<div class="between" part="total">
            <h4>${l.t.youApprove}</h4>
            <p class="total">
              <span class="num big">${l.format.money(option.price)}</span>
              <span class="xs mut">${taxWords(option, c.me, l)}</span>
            </p>
          </div>`
        : nothing
    }
    <div class="pair">
      ${line(c, 'purchaseOrder', l.t.purchaseOrder, 'off')}
      ${line(c, 'title', l.t.title, 'organization-title')}
    </div>`;
};

const reasons: readonly DeclineReason[] = [
  'site-closes',
  'no-budget',
  'not-convinced',
  'another-firm',
  'not-needed',
  'other',
];

const decline = (c: PanelContext): TemplateResult => {
  const { t } = c.l;
  const choose = (event: Event): void =>
    c.change({ reason: (typed(event) || null) as DeclineReason | null });
  return html`${field(
    'reason',
    t.reason,
    t.reasonSeenBy(c.item.technician.name),
    html`<select class="inp" id="reason" part="reason" @change=${choose}>
      <option value="" ?selected=${c.draft.reason === null}>–</option>
      ${reasons.map(
        (reason) =>
          html`<option value=${reason} ?selected=${c.draft.reason === reason}>
            ${t[`reasons.${reason}`]}
          </option>`,
      )}
    </select>`,
  )}
  ${noteField(c, t.words, t.optional)}`;
};

const defer = (c: PanelContext): TemplateResult => {
  const { l, draft } = c;
  const today = dayIn(c.now, c.item.site.timeZone);
  const { min, max } = untilLimits(today);
  const wrong = c.gap === 'until';
  return html`<fieldset>
      <legend class="label">${l.t.bringBack}</legend>
      <div class="days">
        ${untilChoices(today).map(
          ({ label, date }) =>
            html`<label class="opt-in pick">
              <input
                type="radio"
                name="until"
                .checked=${draft.until === date}
                @change=${() => c.change({ until: date })}
              />
              <span class="r"></span
              ><span class="grow"
                >${l.t[label]}<small
                  >${l.format.date(date, c.item.site.timeZone, c.now)}</small
                ></span
              >
            </label>`,
        )}
      </div>
    </fieldset>
    ${field(
      'until',
      l.t.anotherDay,
      '',
      html`<input
        class="inp"
        id="until"
        part="until"
        type="date"
        min=${min}
        max=${max}
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${wrong ? 'until-gap' : 'until-hint'}
        .value=${draft.until}
        @change=${(event: Event) => c.change({ until: typed(event) })}
      />`,
    )}
    ${wrong ? gapText('until-gap', l.t.dateMissing) : html`<p class="xs mut" id="until-hint">${l.t.bringBackHint}</p>`}
    ${noteField(c, l.t.noteWhy, l.t.optional)}`;
};

const ask = (c: PanelContext): TemplateResult => {
  const { t } = c.l;
  const wrong = c.gap === 'question';
  return html`${field(
    'question',
    t.question,
    t.questionTo(c.item.technician.name),
    html`<textarea
      class="inp"
      id="question"
      part="question"
      rows="3"
      maxlength="5000"
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? 'question-gap' : 'question-hint'}
      .value=${c.draft.question}
      @input=${(event: Event) => c.change({ question: typed(event) })}
    ></textarea>`,
  )}
  ${
    wrong
      ? gapText('question-gap', t.questionMissing)
      : html`<p class="xs mut" id="question-hint">${t.answerPromise}</p>`
  }`;
};

/** What belongs to the chosen answer. */
export const panel = (c: PanelContext): TemplateResult | typeof nothing => {
  switch (c.draft.kind) {
    case null:
      return nothing;
    case 'approved':
      return approve(c);
    case 'declined':
      return decline(c);
    case 'deferred':
      return defer(c);
    case 'question':
      return ask(c);
    case 'fixed-elsewhere':
      return noteField(c, c.l.t.fixedNote, c.l.t.optional);
  }
};
