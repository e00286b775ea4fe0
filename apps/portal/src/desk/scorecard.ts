import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Scorecard } from '@wellkept/contracts';
import { define, Format, theme, tokens } from '@wellkept/elements';
import { Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { failure } from '../app/say.ts';

const reasons: Record<NonNullable<Scorecard['decisions']['reasons'][number]['reason']>, string> = {
  'site-closes': 'The site closes or changes',
  'no-budget': 'No budget for it',
  'not-convinced': 'Not convinced',
  'another-firm': 'Another firm does it',
  'not-needed': 'Not needed any more',
  other: 'Another reason',
};

const percent = (share: number | null): string =>
  share === null ? '–' : `${Math.round(share * 100)} %`;
const mark = (mean: number | null): string => (mean === null ? '–' : mean.toFixed(1));
/** "40 min", "3 h", "2 days": how long a customer waited, as one would say it. */
const duration = (hours: number | null): string => {
  if (hours === null) return '–';
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
};

/** How the firm keeps its own promises, for the half year so far. Counted from what happened; nobody can enter a number. */
export class ScorecardElement extends LitElement {
  static override styles = [
    tokens,
    theme,
    page,
    css`
      .figures {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(calc(150 * var(--_wk-u)), 1fr));
        gap: var(--_space-5);
        margin: var(--_space-3) 0 0;
      }
      .figures div {
        display: flex;
        flex-direction: column-reverse;
        justify-content: flex-end;
      }
      .figures dd {
        margin: 0;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: var(--_text-sm);
      }
      th {
        font-weight: 400;
        text-align: start;
      }
      th,
      td {
        padding: var(--_space-2) 0;
        border-block-start: 1px solid var(--_color-line);
      }
      thead :is(th, td) {
        border: 0;
        color: var(--_color-ink-2);
      }
      td {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      section {
        margin-block-start: var(--_space-6);
        padding-block-start: var(--_space-5);
        border-block-start: 1px solid var(--_color-line);
      }
      table {
        margin-block-start: var(--_space-5);
        max-inline-size: calc(560 * var(--_wk-u));
      }
    `,
  ];
  readonly #format = new Format('en');
  readonly #card = new Live(this, (client, signal) => client.desk.scorecard({}, { signal }));

  override render(): TemplateResult {
    const { value, error } = this.#card;
    return html`<div class="wk card">
      <div class="pad" aria-busy=${!value && !error}>
        <h1>How we keep our promises</h1>
        ${failure(error)}
        ${error ? html`<button class="btn" @click=${() => void this.#card.reload()}>Try again</button>` : nothing}
        ${value ? this.#sections(value) : nothing}
      </div>
    </div>`;
  }

  #sections(card: Scorecard): TemplateResult {
    const { answers, decisions, marks, wording } = card;
    const since = this.#format.date(card.from, 'UTC', Date.parse(card.to));
    return html`<p class="sm mut">Since ${since}, counted from what happened.</p>
      ${figures('Nothing dropped', [
        [
          String(card.withoutNextStep),
          'open findings without a next step; it must be 0',
          card.withoutNextStep > 0,
        ],
        [String(card.overdue), 'duties overdue now', card.overdue > 0],
      ])}
      ${figures('Questions answered', [
        [String(answers.questions), 'asked by customers'],
        [duration(answers.medianHours), 'until half of them were answered'],
        [percent(answers.within24Hours), 'within 24 hours'],
        [percent(answers.asPromised), 'by the time we had promised'],
      ])}
      ${figures('What customers decided', [
        [String(decisions.approved), 'approved'],
        [String(decisions.declined), 'declined'],
        [String(decisions.deferred), 'put off'],
        [String(decisions.fixedElsewhere), 'fixed elsewhere'],
      ])}
      ${
        decisions.reasons.length > 0
          ? table(
              ['Why they declined', 'Times'],
              decisions.reasons.map(({ reason, count }) => [
                reason ? reasons[reason] : 'No reason given',
                String(count),
              ]),
            )
          : nothing
      }
      ${figures('What customers said of our visits', [
        [String(marks.count), 'rated'],
        [mark(marks.outcome), 'outcome, of 5 (5 is the best)'],
        [mark(marks.delivery), 'delivery, of 5 (5 is the best)'],
      ])}
      ${table(
        ['Month', 'Complaints', 'Thanks'],
        card.months.map(({ month, complaints, thanks }) => [
          monthName(month),
          String(complaints),
          String(thanks),
        ]),
      )}
      ${figures('How we write', [
        [String(wording.texts), 'findings sent'],
        [
          percent(wording.inServiceLanguage),
          'in plain service language: no selling, blaming or jargon, with why and if-you-wait',
        ],
      ])}`;
  }
}

const monthName = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00Z`),
  );

type Figure = readonly [value: string, meaning: string, amiss?: boolean];

const figures = (heading: string, all: readonly Figure[]): TemplateResult =>
  html`<section>
    <h2>${heading}</h2>
    <dl class="figures">
      ${all.map(
        ([value, meaning, amiss]) =>
          html`<div>
            <dt class="xs mut">${meaning}</dt>
            <dd class="num big ${amiss ? 'over' : ''}">${value}</dd>
          </div>`,
      )}
    </dl>
  </section>`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]): TemplateResult =>
  html`<table>
    <thead>
      <tr>
        ${head.map((text, at) => (at === 0 ? html`<th scope="col">${text}</th>` : html`<td>${text}</td>`))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((text, at) => (at === 0 ? html`<th scope="row">${text}</th>` : html`<td>${text}</td>`))}
          </tr>`,
      )}
    </tbody>
  </table>`;

define('wp-scorecard', ScorecardElement);
