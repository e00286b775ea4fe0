import { html, nothing, type TemplateResult } from 'lit';
import type { Evidence, Me, Reading, Recommendation } from '@wellkept/contracts';
import type { Format } from '@wellkept/elements';
import { becameWord } from '../app/words.ts';

const limits = (reading: Reading, format: Format): string => {
  const { lower, upper, unit } = reading;
  if (lower !== null && upper !== null)
    return `allowed ${format.number(lower)} to ${format.number(upper)} ${unit}`;
  if (upper !== null) return `limit ${format.number(upper)} ${unit}`;
  if (lower !== null) return `at least ${format.number(lower)} ${unit}`;
  return 'no limit given';
};

const isOver = ({ value, lower, upper }: Reading): boolean =>
  (upper !== null && value > upper) || (lower !== null && value < lower);

/** A photo, a reading with its limit, or the technician's words. */
export const evidenceItem = (item: Evidence, format: Format): TemplateResult => {
  switch (item.kind) {
    case 'photo':
      return html`<wp-photo .photo=${item}></wp-photo>`;
    case 'reading':
      return html`<p class="note">
        ${item.label}:
        <b class=${isOver(item) ? 'over' : ''}>${format.number(item.value, 2)} ${item.unit}</b>,
        ${limits(item, format)}
        ${item.limitSource ? html`<span class="mut">(${item.limitSource})</span>` : nothing}
      </p>`;
    case 'note':
      return html`<div>
        <p class="quote">“${item.text}”</p>
        <p class="xs mut">
          ${item.by.name}${item.confidence === null ? '' : ` · ${item.confidence} of 10 sure`}
        </p>
      </div>`;
  }
};

/** Questions with their answers, newest first. */
export const questionsList = (
  { questions }: Recommendation,
  me: Me,
  format: Format,
): TemplateResult | typeof nothing => {
  if (questions.length === 0) return nothing;
  const zone = me.organization.timeZone;
  return html`<section class="stack" aria-label="Questions">
    <h5>Questions</h5>
    ${questions.toReversed().map(
      (question) =>
        html`<div>
          <p class="quote">${question.text}</p>
          <p class="xs mut">
            ${question.askedBy.name}, ${format.dateTime(question.askedAt, zone, Date.parse(me.now))}
          </p>
          <p class="sm pre">
            ${
              question.answer ??
              `Answer promised by ${format.dateTime(question.promisedBy, zone, Date.parse(me.now))} (${question.owner.name})`
            }
          </p>
        </div>`,
    )}
  </section>`;
};

/** What happened so far, newest first. */
export const historyList = ({ history }: Recommendation, me: Me, format: Format): TemplateResult =>
  html`<section aria-label="What happened">
    <h5>What happened</h5>
    <ul class="feed bare">
      ${history.toReversed().map(
        (event) =>
          html`<li>
            <span
              ><b>${becameWord(event.type)}</b>${event.by ? ` · ${event.by.name}` : ''}
              ${event.note ? html`<br /><span class="mut">“${event.note}”</span>` : nothing}</span
            ><time datetime=${event.at}
              >${format.dateTime(event.at, me.organization.timeZone, Date.parse(me.now))}</time
            >
          </li>`,
      )}
    </ul>
  </section>`;
