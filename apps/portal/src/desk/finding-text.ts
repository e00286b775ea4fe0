import { html, nothing, type TemplateResult } from 'lit';
import type { Recommendation } from '@wellkept/contracts';
import type { Format } from '@wellkept/elements';
import { windowOf } from '@wellkept/elements/windows';

/** A finding to read, as far as it has come: texts, options, decision, visit, marks. */
export const findingText = (item: Recommendation, format: Format): TemplateResult => {
  const text = (heading: string, words: string | null | undefined): unknown =>
    words
      ? html`<section>
          <h2 class="cap">${heading}</h2>
          <p class="pre">${words}</p>
        </section>`
      : nothing;
  return html`${text('What we found', item.found)} ${text('What we suggest', item.suggestion)}
  ${text('Because', item.why)} ${text('The customer’s goal', item.goal)}
  ${text('If you wait', item.ifYouWait?.text)}
  ${
    item.proposal
      ? html`<section class="stack">
          <h2 class="cap">
            Options${item.proposal.version > 0 ? `, version ${item.proposal.version}` : ''}
          </h2>
          ${item.proposal.options.map(
            (option) =>
              html`<div class="option">
                <span class="key ${option.letter.toLowerCase()}">${option.letter}</span>
                <div class="grow">
                  <b>${option.title}</b><br /><span class="sm mut">${option.scope}</span>
                </div>
                <b class="nw">${format.money(option.price)}</b>
              </div>`,
          )}
        </section>`
      : nothing
  }
  ${
    // A time that a customer only holds is no visit.
    item.appointment && item.appointment.status !== 'held'
      ? text(
          'Visit',
          `${windowOf(format, item.appointment, item.site.timeZone)}, ${item.appointment.technician.name}`,
        )
      : nothing
  }
  ${text('What was done', item.visit?.note)}
  ${
    item.visit?.feedback
      ? text(
          'The customer’s ratings',
          `Outcome ${item.visit.feedback.outcome} of 5, delivery ${item.visit.feedback.delivery} of 5 (5 is the best). ${item.visit.feedback.text ?? ''}`,
        )
      : nothing
  }`;
};
