import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { FollowUp, Me, Recommendation } from '@wellkept/contracts';
import type { DeskClient } from '@wellkept/client/desk';
import { EvidenceElement, Format, Localize, theme, tokens } from '@wellkept/elements';
import { form } from '@wellkept/elements/form.styles';
import { backIcon } from '@wellkept/elements/icons';
import { commonWords, nextStepLine, severityMark } from '@wellkept/elements/parts';
import { isProblem } from '@wellkept/elements/problem';
import { clockOf, Deed, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { failure } from '../app/say.ts';
import { draftOf, type Draft } from './draft.ts';
import { allDuties } from './duties.ts';
import { DutyElement } from './duty.ts';
import { historyList, questionsList } from './told.ts';
import { findingStyles } from './finding-page.styles.ts';
import { ProposalFormElement, type DraftEvent, type SaveEvent } from './proposal-form.ts';
import { StepsElement, type StepEvent } from './steps.ts';

interface Shown {
  readonly item: Recommendation;
  /** The open duty about it. */
  readonly duty: FollowUp | undefined;
}

const take = (
  client: DeskClient,
  item: Recommendation,
  event: StepEvent,
): Promise<Recommendation> => {
  const { id, revision } = item;
  switch (event.step) {
    case 'send':
      return client.desk.send(id, event.validUntil ? { validUntil: event.validUntil } : {}, {
        revision,
      });
    case 'return':
      return client.desk.returnToTechnician(id, event.note, { revision });
    case 'answer':
      return client.desk.answer(id, event.note, { revision });
    case 'withdraw':
      return client.desk.withdraw(id, event.note, { revision });
    case 'propose':
      return client.desk.propose(id, { revision });
  }
};

/** One finding as staff see it: all of it to read, its texts and options to edit, and the steps that are possible now. */
export class FindingPageElement extends LitElement {
  static override styles = [tokens, theme, form, page, findingStyles];
  static override properties = {
    recommendationId: { attribute: 'recommendation-id' },
    draft: { state: true, attribute: false },
    moving: { state: true, attribute: false },
    said: { state: true, attribute: false },
  };
  declare recommendationId: string;
  /** What was typed and not saved; `null` when nothing was. */
  declare draft: Draft | null;
  declare moving: boolean;
  declare said: string;
  readonly #format = new Format('en');
  readonly #words = new Localize(this, commonWords);
  readonly #saving = new Deed(this);
  readonly #stepping = new Deed(this);
  readonly #live = new Live<Shown>(this, async (client, signal) => {
    const id = this.recommendationId;
    const [item, duties] = await Promise.all([
      client.recommendations.get(id, { signal }),
      allDuties(client, 'all', signal),
    ]);
    return { item, duty: duties.find((duty) => duty.recommendation?.id === id) };
  });

  constructor() {
    super();
    this.recommendationId = '';
    this.draft = null;
    this.moving = false;
    this.said = '';
  }

  get #key(): string {
    return `portal-draft-${this.recommendationId}`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('recommendationId')) return;
    this.draft = this.#live.store?.draft<Draft>(this.#key) ?? null;
    this.said = '';
    if (this.#live.value) {
      this.#live.value = undefined;
      void this.#live.reload();
    }
  }

  override render(): TemplateResult {
    const { me, value } = this.#live;
    return html`<div class="wk card">
      <div class="pad stack">
        <a class="back sm" href="#/">${backIcon()} Back to today</a>
        ${me && value ? this.#head(value, me) : failure(this.#live.error)}
      </div>
      ${me && value ? this.#body(value, me) : nothing}
    </div>`;
  }

  #head({ item, duty }: Shown, me: Me): TemplateResult {
    const now = clockOf(me);
    const step = item.nextStep;
    const due = step
      ? this.#words.t.by(this.#format.dateTime(step.dueAt, item.site.timeZone, now))
      : '';
    return html`<div class="row">
        ${severityMark(item.severity, this.#words.t)}<span class="status with"
          >${this.#words.t.status(item.status)}</span
        >
      </div>
      <h3>${item.title}</h3>
      <p class="sm mut">
        ${item.equipment.tag}, ${item.equipment.name} · ${item.site.name}, ${item.site.city} ·
        ${item.customer.name}
      </p>
      ${
        step
          ? html`<div class="note row">
              <div class="grow">${nextStepLine(step, me, this.#words.t, due)}</div>
              ${
                duty
                  ? html`<button class="btn" @click=${() => (this.moving = true)}>Move</button>`
                  : nothing
              }
            </div>`
          : nothing
      }
      ${this.said ? html`<p class="note accent" role="status">${this.said}</p>` : nothing}
      ${
        this.moving && duty
          ? html`<wp-duty
              .duty=${duty}
              @wp-close=${this.#closeDuty}
              @wp-done=${this.#dutyDone}
            ></wp-duty>`
          : nothing
      }`;
  }

  #body({ item }: Shown, me: Me): TemplateResult {
    return html`<div class="cols sec">
      <div class="stack">
        ${item.may.includes('edit') ? this.#editor(item, me) : this.#reader(item)}
      </div>
      <aside class="stack" aria-label="Evidence and steps">
        <wp-steps
          .item=${item}
          .error=${this.#stepping.error}
          ?busy=${this.#stepping.busy}
          ?unsaved=${this.draft !== null}
          @wp-step=${(event: StepEvent) => void this.#take(event, item)}
        ></wp-steps>
        ${questionsList(item, me, this.#format)}
        ${
          item.evidence.length > 0
            ? html`<section class="stack" aria-label="Evidence">
                <h5>Evidence</h5>
                <wk-evidence
                  .items=${item.evidence}
                  .timeZone=${item.site.timeZone}
                  .now=${clockOf(me)}
                ></wk-evidence>
              </section>`
            : html`<p class="sm mut">No evidence yet.</p>`
        }
        ${historyList(item, me, this.#format)}
      </aside>
    </div>`;
  }

  #editor(item: Recommendation, me: Me): TemplateResult {
    const stale = isProblem(this.#saving.error, 'stale');
    return html`<wp-proposal-form
        .draft=${this.draft ?? draftOf(item)}
        .currency=${me.organization.currency}
        .taxName=${me.organization.taxName}
        ?busy=${this.#saving.busy}
        @wp-draft=${this.#keep}
        @wp-save=${(event: SaveEvent) => void this.#save(event, item)}
      ></wp-proposal-form>
      ${failure(this.#saving.error)}
      ${stale ? html`<button class="btn" @click=${this.#takeTheirs}>Show theirs instead</button>` : nothing}`;
  }

  #reader(item: Recommendation): TemplateResult {
    const text = (heading: string, words: string | null | undefined): unknown =>
      words
        ? html`<section>
            <h5>${heading}</h5>
            <p class="pre">${words}</p>
          </section>`
        : nothing;
    return html`${text('What we found', item.found)} ${text('What we suggest', item.suggestion)}
    ${text('Because', item.why)} ${text('The customer’s goal', item.goal)}
    ${text('If you wait', item.ifYouWait?.text)}
    ${
      item.proposal
        ? html`<section class="stack">
            <h5>Options, version ${item.proposal.version}</h5>
            ${item.proposal.options.map(
              (option) =>
                html`<div class="option">
                  <span class="key ${option.letter.toLowerCase()}">${option.letter}</span>
                  <div class="grow">
                    <b>${option.title}</b><br /><span class="sm mut">${option.scope}</span>
                  </div>
                  <b class="nw">${this.#format.money(option.price)}</b>
                </div>`,
            )}
          </section>`
        : nothing
    }
    ${item.decision ? this.#decision(item) : nothing}
    ${
      item.appointment
        ? text(
            'Visit',
            `${this.#format.window(item.appointment.startsAt, item.appointment.endsAt, item.site.timeZone)}, ${item.appointment.technician.name}`,
          )
        : nothing
    }
    ${text('What was done', item.visit?.note)}
    ${
      item.visit?.feedback
        ? text(
            'The customer’s marks',
            `Outcome ${item.visit.feedback.outcome} of 5, delivery ${item.visit.feedback.delivery} of 5. ${item.visit.feedback.text ?? ''}`,
          )
        : nothing
    }`;
  }

  #decision({ decision, proposal }: Recommendation): TemplateResult | typeof nothing {
    if (!decision) return nothing;
    const option = proposal?.options.find((each) => each.id === decision.optionId);
    const about = [
      option?.title,
      decision.purchaseOrder && `PO ${decision.purchaseOrder}`,
      decision.note,
    ];
    return html`<section>
      <h5>Decision</h5>
      <p>
        ${decision.by.name}: ${decision.kind}${about.filter(Boolean).map((each) => `, ${each}`)}
      </p>
    </section>`;
  }

  #keep = (event: DraftEvent): void => {
    this.draft = event.draft;
    this.#live.store?.keep(this.#key, event.draft);
  };

  #forget(): void {
    this.draft = null;
    this.#live.store?.keep(this.#key, null);
  }

  #takeTheirs = (): void => {
    this.#saving.error = undefined;
    this.#forget();
  };

  async #save(event: SaveEvent, item: Recommendation): Promise<void> {
    const { client } = this.#live;
    if (!client) return;
    const saved = await this.#saving.run(() =>
      client.desk.edit(item.id, event.edit, { revision: item.revision }),
    );
    if (saved) {
      this.#show(saved);
      this.#forget();
      this.said = 'Saved.';
    } else if (isProblem(this.#saving.error, 'stale')) await this.#live.reload();
  }

  async #take(event: StepEvent, item: Recommendation): Promise<void> {
    const { client } = this.#live;
    if (!client) return;
    const done = await this.#stepping.run(() => take(client, item, event));
    if (!done) return void this.#live.reload();
    this.#show(done);
    this.said = {
      send: `Sent to ${done.customer.name}. They are told, and so is ${done.technician.name}.`,
      return: `Returned to ${done.technician.name}.`,
      answer: 'Your answer is with the customer.',
      withdraw: 'Withdrawn.',
      propose: 'It is with the office.',
    }[event.step];
  }

  #show(item: Recommendation): void {
    this.#live.value = { item, duty: undefined };
    void this.#live.reload();
  }

  #closeDuty = (): void => {
    this.moving = false;
  };

  #dutyDone = (): void => {
    this.moving = false;
    void this.#live.reload();
  };

  static readonly uses = {
    'wp-duty': DutyElement,
    'wk-evidence': EvidenceElement,
    'wp-proposal-form': ProposalFormElement,
    'wp-steps': StepsElement,
  };
}
