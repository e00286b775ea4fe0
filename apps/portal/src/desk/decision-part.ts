import { html, nothing, type TemplateResult } from 'lit';
import type { Attachment, Decision, Me, Recommendation } from '@wellkept/contracts';
import type { Format } from '@wellkept/elements';

const outcome: { readonly [kind in Decision['kind']]: string } = {
  approved: 'Approved',
  declined: 'Declined',
  deferred: 'Put off',
  'fixed-elsewhere': 'Fixed by somebody else',
};

const reasons: { readonly [reason in NonNullable<Decision['reason']>]: string } = {
  'site-closes': 'the site is to close',
  'no-budget': 'there is no budget for it',
  'not-convinced': 'they are not sure it is worth it',
  'another-firm': 'another firm does it',
  'not-needed': 'they can do without it',
  other: 'another reason',
};

const conditions = (condition: Decision['orIf'][number], format: Format): string => {
  if (condition.kind === 'fails-again') return 'or if it fails again';
  if (condition.kind === 'next-visit') return 'or when somebody is at the site';
  return `or if repairs come to more than ${format.money(condition.amount)}`;
};

/** What the customer has answered, with all that goes with it; nothing while no answer stands. */
export const decisionPart = (
  { decision, proposal, links }: Recommendation,
  me: Me,
  format: Format,
  save: (attachment: Attachment) => void,
): TemplateResult | typeof nothing => {
  if (!decision) return nothing;
  const option = proposal?.options.find((each) => each.id === decision.optionId);
  const when = (instant: string) =>
    format.dateTime(instant, me.organization.timeZone, Date.parse(me.now));
  const shared = links.filter(({ kind }) => kind === 'together' && decision.kind === 'approved');
  const facts: readonly (readonly [string, unknown])[] = [
    ['Option', option && `${option.letter}, ${option.title}, ${format.money(option.price)}`],
    ['Purchase order', decision.purchaseOrder],
    ['Still waits for', decision.waitsFor?.name],
    ['Second yes', decision.confirmedBy?.name],
    ['Reason', decision.reason && reasons[decision.reason]],
    [
      'Comes back',
      decision.until &&
        [
          format.date(decision.until),
          ...decision.orIf.map((each) => conditions(each, format)),
        ].join(', '),
    ],
    ['Budget period', decision.budgetPeriod],
    [
      'In one visit with',
      shared.map(({ recommendation }) => recommendation.title).join(', ') || null,
    ],
    ['Can be taken back until', decision.undoUntil && when(decision.undoUntil)],
  ];
  return html`<section class="stack" aria-label="Decision">
    <h2 class="cap">Decision</h2>
    <p><b>${outcome[decision.kind]}</b> · ${decision.by.name}, ${when(decision.at)}</p>
    <dl class="facts sm">
      ${facts.map(([name, value]) =>
        value
          ? html`<div>
              <dt class="mut">${name}</dt>
              <dd>${value}</dd>
            </div>`
          : nothing,
      )}
    </dl>
    ${decision.note ? html`<p class="quote sm">${decision.note}</p>` : nothing}
    ${decision.attachments.map(
      (each) =>
        html`<div>
          <button type="button" class="btn" @click=${() => save(each)}>Save ${each.name}</button>
        </div>`,
    )}
  </section>`;
};
