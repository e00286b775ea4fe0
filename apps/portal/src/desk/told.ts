import { html, nothing, type TemplateResult } from 'lit';
import type { Me, Recommendation } from '@wellkept/contracts';
import type { Format } from '@wellkept/elements';
import { becameWord, noteWords } from '../app/words.ts';

/** Questions with their answers, newest first. */
export const questionsList = (
  { questions }: Recommendation,
  me: Me,
  format: Format,
): TemplateResult | typeof nothing => {
  if (questions.length === 0) return nothing;
  const zone = me.organization.timeZone;
  return html`<section class="stack" aria-label="Questions">
    <h2 class="cap">Questions</h2>
    ${questions.toReversed().map(
      (question) =>
        html`<div>
          <p class="quote sm">${question.text}</p>
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
    <h2 class="cap">What happened</h2>
    <ul class="feed bare">
      ${history.toReversed().map(
        (event) =>
          html`<li>
            <span
              ><b>${becameWord(event.type)}</b>${event.by ? ` · ${event.by.name}` : ''}
              ${event.note ? html`<br /><span class="mut">${noteWords(event.type, event.note)}</span>` : nothing}</span
            ><time datetime=${event.at}
              >${format.dateTime(event.at, me.organization.timeZone, Date.parse(me.now))}</time
            >
          </li>`,
      )}
    </ul>
  </section>`;
