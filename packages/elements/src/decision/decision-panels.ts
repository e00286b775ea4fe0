import type { DeclineReason, Me, Option, Recommendation } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../localize.ts';
import type { AnsweringTerms } from '../locales/en/answering.ts';
import { dayIn } from '@wellkept/contracts/day';
import { parseAmount } from '@wellkept/contracts/parse-amount';
import { dayOf, spendAbove, untilChoices, untilLimits } from './decision-draft.ts';
import { field, filesField, gapText, typed } from './fields.ts';
import type { ActGap, AnswerDraft, Until } from './drafts.ts';

/** What the panel of one finding's answer is drawn from. */
export interface PanelContext {
  readonly item: Recommendation;
  readonly me: Me | null;
  readonly draft: AnswerDraft;
  readonly gap: ActGap | null;
  readonly now: number;
  readonly l: Localize<AnsweringTerms>;
  /** Tells the fields of several findings apart. */
  readonly n: number;
  readonly change: (change: Partial<AnswerDraft>) => void;
}

/** The letter of an option in its colour; from D on without one. */
export const optionKey = (letter: string): TemplateResult =>
  html`<span class="key ${letter.toLowerCase()}" aria-hidden="true">${letter}</span>`;

const noteField = (c: PanelContext, label: string, hint: string): TemplateResult =>
  field(
    `note-${c.n}`,
    label,
    hint,
    html`<textarea
      class="inp"
      id="note-${c.n}"
      part="note"
      rows="2"
      maxlength="5000"
      .value=${c.draft.note}
      @input=${(event: Event) => c.change({ note: typed(event) })}
    ></textarea>`,
  );

const optionPick = (c: PanelContext, option: Option): TemplateResult =>
  html`<label class="opt-in pick">
    <input
      type="radio"
      name="option-${c.n}"
      .checked=${c.draft.optionId === option.id}
      aria-describedby=${c.gap === 'option' ? `option-gap-${c.n}` : nothing}
      @change=${() => c.change({ optionId: option.id })}
    />
    <span class="r"></span>${optionKey(option.letter)}<span class="grow"
      ><b>${option.title}</b></span
    ><span class="end num">${c.l.format.money(option.price)}</span>
  </label>`;

const approve = (c: PanelContext): TemplateResult | typeof nothing => {
  const options = c.item.proposal?.options ?? [];
  if (options.length < 2) return nothing;
  return html`<fieldset>
    <legend class="label">${c.l.t.whichOption}</legend>
    <div class="picks">${options.map((each) => optionPick(c, each))}</div>
    ${c.gap === 'option' ? gapText(`option-gap-${c.n}`, c.l.t.whichOptionMissing) : nothing}
  </fieldset>`;
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
  const reason = field(
    `reason-${c.n}`,
    t.reason,
    t.reasonSeenBy(c.item.technician.name.split(' ')[0] ?? ''),
    html`<select class="inp" id="reason-${c.n}" part="reason" @change=${choose}>
      <option value="" ?selected=${c.draft.reason === null}>–</option>
      ${reasons.map(
        (each) =>
          html`<option value=${each} ?selected=${c.draft.reason === each}>
            ${t[`reasons.${each}`]}
          </option>`,
      )}
    </select>`,
  );
  return html`<div class="pair">${reason} ${noteField(c, t.words, t.optional)}</div>`;
};

const dayField = (c: PanelContext, label: string, today: string): TemplateResult => {
  const { min, max } = untilLimits(today);
  const wrong = c.gap === 'until';
  return html`${field(
    `until-${c.n}`,
    label,
    '',
    html`<input
      class="inp"
      id="until-${c.n}"
      part="until"
      type="date"
      min=${min}
      max=${max}
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? `until-gap-${c.n}` : `until-hint-${c.n}`}
      .value=${c.draft.until}
      @change=${(event: Event) => c.change({ until: typed(event) })}
    />`,
  )}
  ${wrong ? gapText(`until-gap-${c.n}`, c.l.t.dateMissing) : nothing}`;
};

const putField = (c: PanelContext, today: string): TemplateResult => {
  const { t, format } = c.l;
  const { timeZone } = c.item.site;
  const choices: [Until, string][] = [
    ...untilChoices(today).map(({ label, date }): [Until, string] => [
      label,
      `${t[label]} · ${format.date(date, timeZone, c.now)}`,
    ]),
    ['budget', t.budget],
    ['day', t.anotherDay],
  ];
  // A day of one's own begins at the one that stood there.
  const choose = (event: Event): void =>
    c.change({ put: typed(event) as Until, until: dayOf(c.draft, today) });
  return field(
    `put-${c.n}`,
    t.bringBack,
    '',
    html`<select
      class="inp"
      id="put-${c.n}"
      part="put"
      aria-describedby="until-hint-${c.n}"
      @change=${choose}
    >
      ${choices.map(
        ([value, words]) =>
          html`<option value=${value} ?selected=${c.draft.put === value}>${words}</option>`,
      )}
    </select>`,
  );
};

const condition = (
  c: PanelContext,
  name: 'failsAgain' | 'nextVisit' | 'spends',
  words: string,
): TemplateResult =>
  html`<label class="opt-in pick">
    <input
      type="checkbox"
      part=${name}
      .checked=${c.draft[name]}
      @change=${(event: Event) => c.change({ [name]: (event.target as HTMLInputElement).checked })}
    />
    <span class="r sq"></span><span class="grow">${words}</span>
  </label>`;

const spendGap = ({ draft, l: { t, format } }: PanelContext, currency: string): string => {
  const read = parseAmount(draft.spendAbove, currency, format.locale);
  return typeof read === 'string' && read !== 'empty' ? t.wrongAmount(read) : t.spendMissing;
};

const sooner = (c: PanelContext): TemplateResult => {
  const { t } = c.l;
  const wrong = c.gap === 'spend';
  const currency = c.me?.organization.currency ?? 'EUR';
  const begun = c.draft.failsAgain || c.draft.nextVisit || c.draft.spends || c.draft.note !== '';
  return html`<details class="more" ?open=${begun || wrong}>
    <summary part="sooner">${t.sooner}</summary>
    <div class="stack">
      <fieldset>
        <legend class="label">${t.soonerIf}</legend>
        <div class="days">
          ${condition(c, 'failsAgain', t.ifFails)} ${condition(c, 'nextVisit', t.ifVisit)}
          ${condition(c, 'spends', t.spendAmount)}
        </div>
      </fieldset>
      ${
        c.draft.spends
          ? html`${field(
              `spend-${c.n}`,
              t.spendSum,
              currency,
              html`<input
                class="inp"
                id="spend-${c.n}"
                part="spend"
                inputmode="decimal"
                autocomplete="off"
                maxlength="24"
                aria-invalid=${wrong ? 'true' : nothing}
                aria-describedby=${wrong ? `spend-gap-${c.n}` : nothing}
                .value=${c.draft.spendAbove}
                @input=${(event: Event) => c.change({ spendAbove: typed(event) })}
              />`,
            )}
            ${wrong ? gapText(`spend-gap-${c.n}`, spendGap(c, currency)) : nothing}`
          : nothing
      }
      ${noteField(c, t.noteWhy, t.optional)}
    </div>
  </details>`;
};

/** "It comes back by itself on Mon 1 Mar 2027 at the latest; sooner if it fails again." */
const inWords = (c: PanelContext, today: string): string => {
  const { t, format } = c.l;
  const day = dayOf(c.draft, today);
  if (day === '') return '';
  const until = format.date(day, c.item.site.timeZone, c.now);
  const currency = c.me?.organization.currency ?? 'EUR';
  const amount = spendAbove(c.draft, { currency, locale: format.locale });
  const ifs = [
    ...(c.draft.failsAgain ? [t.ifFails] : []),
    ...(c.draft.nextVisit ? [t.ifVisit] : []),
    ...(amount ? [t.ifSpend(format.money(amount))] : []),
  ];
  return ifs.length > 0 ? t.bringBackHintIf(until, ifs.join(` ${t.or} `)) : t.bringBackHint(until);
};

const defer = (c: PanelContext): TemplateResult => {
  const { t } = c.l;
  const today = dayIn(c.now, c.item.site.timeZone);
  const { put } = c.draft;
  return html`${putField(c, today)}
    ${
      put === 'budget'
        ? html`<div class="pair">
            ${field(
              `budget-${c.n}`,
              t.budgetWhich,
              t.optional,
              html`<input
                class="inp"
                id="budget-${c.n}"
                part="budget"
                maxlength="200"
                autocomplete="off"
                .value=${c.draft.budgetPeriod}
                @input=${(event: Event) => c.change({ budgetPeriod: typed(event) })}
              />`,
            )}
            <div class="stack">${dayField(c, t.budgetDay, today)}</div>
          </div>`
        : put === 'day'
          ? dayField(c, t.whichDay, today)
          : nothing
    }
    <p class="xs mut" id="until-hint-${c.n}" aria-live="polite">${inWords(c, today)}</p>
    ${sooner(c)}`;
};

const ask = (c: PanelContext): TemplateResult => {
  const { t } = c.l;
  const wrong = c.gap === 'question';
  return html`${field(
    `question-${c.n}`,
    t.question,
    t.questionTo(c.item.technician.name),
    html`<textarea
      class="inp"
      id="question-${c.n}"
      part="question"
      rows="3"
      maxlength="5000"
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? `question-gap-${c.n}` : `question-hint-${c.n}`}
      .value=${c.draft.question}
      @input=${(event: Event) => c.change({ question: typed(event) })}
    ></textarea>`,
  )}
  ${
    wrong
      ? gapText(`question-gap-${c.n}`, t.questionMissing)
      : html`<p class="xs mut" id="question-hint-${c.n}">${t.answerPromise}</p>`
  }`;
};

const fixed = (c: PanelContext): TemplateResult => {
  const { t } = c.l;
  return html`${noteField(c, t.fixedNote, t.optional)}
  ${filesField({
    id: `proof-${c.n}`,
    label: t.proof,
    part: 'proof',
    files: c.draft.proof,
    leftOut: c.draft.leftOut,
    t,
    change: (proof, leftOut) => c.change({ proof, leftOut }),
  })}`;
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
      return fixed(c);
  }
};
