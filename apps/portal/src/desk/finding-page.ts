import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type {
  Attachment,
  FollowUp,
  Me,
  OfficeEditAnswer,
  Recommendation,
} from '@wellkept/contracts';
import type { Scenario } from '@wellkept/contracts/economics';
import { dayIn } from '@wellkept/contracts/day';
import type { DeskClient } from '@wellkept/client/desk';
import { EvidenceElement, Format, Localize, theme, tokens } from '@wellkept/elements';
import { everything } from '@wellkept/elements/everything';
import { form } from '@wellkept/elements/form.styles';
import { backIcon } from '@wellkept/elements/icons';
import { commonWords, nextStepLine, severityMark } from '@wellkept/elements/parts';
import { isProblem } from '@wellkept/elements/problem';
import { saveFile } from '@wellkept/elements/save-file';
import { clockOf, Deed, Live } from '../app/live.ts';
import { page } from '../app/page.styles.ts';
import { failure } from '../app/say.ts';
import { decisionPart } from './decision-part.ts';
import type { Other } from './link-rows.ts';
import { draftOf, editOf, type Draft } from './draft.ts';
import { allDuties } from './duties.ts';
import { DutyElement } from './duty.ts';
import { officeEditNote } from './office-edit.ts';
import { historyList, questionsList } from './told.ts';
import { findingText } from './finding-text.ts';
import { scenariosList } from './scenarios.ts';
import { findingStyles } from './finding-page.styles.ts';
import { ProposalFormElement, type DraftEvent } from './proposal-form.ts';
import { StepsElement, type StepEvent } from './steps.ts';

interface Unsaved {
  readonly draft: Draft;
  readonly base: Recommendation;
}

interface Shown {
  readonly item: Recommendation;
  /** The open duty about it. */
  readonly duty: FollowUp | undefined;
  /** Numbers the customer's people have sent. */
  readonly scenarios: readonly Scenario[];
  /** The customer's other findings at this site. */
  readonly others: readonly Other[];
}

const take = (
  client: DeskClient,
  item: Recommendation,
  event: StepEvent,
): Promise<Recommendation> => {
  const { id, revision } = item;
  switch (event.step) {
    case 'send':
      return client.desk.send(
        id,
        {
          ...(event.validUntil && { validUntil: event.validUntil }),
          ...(event.note && { note: event.note }),
        },
        { revision },
      );
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

/** What this one can be linked to: what is at the site, and what it is linked to already. */
const othersOf = async (
  client: DeskClient,
  item: Recommendation,
  signal: AbortSignal,
): Promise<Other[]> => {
  const query = { siteId: item.site.id, limit: 100 };
  const there = await everything((cursor) =>
    client.recommendations.list({ ...query, ...cursor }, { signal }),
  );
  const linked = item.links.map(({ recommendation }) => recommendation);
  const near = there
    .filter(({ id, customer }) => id !== item.id && customer.id === item.customer.id)
    .map(({ id, title, equipment }) => ({ id, title, tag: equipment.tag }));
  return [...linked, ...near.filter(({ id }) => !linked.some((other) => other.id === id))];
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
  /** What was typed and not saved, and the finding as it was when that began; `null` when nothing was. */
  declare draft: Unsaved | null;
  declare moving: boolean;
  /** What was just done; shown until the finding moves on. */
  declare said: { readonly text: string; readonly status: string } | null;
  readonly #format = new Format('en');
  readonly #words = new Localize(this, commonWords);
  readonly #saving = new Deed(this);
  readonly #stepping = new Deed(this);
  readonly #live = new Live<Shown>(this, async (client, signal) => {
    const id = this.recommendationId;
    const [item, duties, scenarios] = await Promise.all([
      client.recommendations.get(id, { signal }),
      allDuties(client, 'all', signal),
      client.recommendations.scenarios(id, { signal }),
    ]);
    const duty = duties.find((one) => one.recommendation?.id === id);
    const others = item.may.includes('edit') ? await othersOf(client, item, signal) : [];
    return { item, duty, scenarios: scenarios.items, others };
  });

  constructor() {
    super();
    this.recommendationId = '';
    this.draft = null;
    this.moving = false;
    this.said = null;
  }

  get #key(): string {
    return `portal-draft-${this.recommendationId}`;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('recommendationId')) return;
    this.draft = this.#live.store?.draft<Unsaved>(this.#key) ?? null;
    this.said = null;
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
      <h1>${item.title}</h1>
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
      ${this.said?.status === item.status ? html`<p class="note accent" role="status">${this.said.text}</p>` : nothing}
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

  #body({ item, scenarios, others }: Shown, me: Me): TemplateResult {
    return html`<div class="cols sec">
      <div class="stack">
        ${item.may.includes('edit') ? this.#editor(item, others, me) : findingText(item, this.#format)}
      </div>
      <aside class="stack" aria-label="Evidence and steps">
        ${decisionPart(item, me, this.#format, (attachment) => void this.#saveFile(attachment))}
        <wp-steps
          .item=${item}
          .today=${dayIn(clockOf(me), me.organization.timeZone)}
          .error=${this.#stepping.error}
          ?busy=${this.#stepping.busy}
          ?unsaved=${this.draft !== null}
          @wp-contact-added=${() => void this.#live.reload()}
          @wp-step=${(event: StepEvent) => void this.#take(event, item)}
        ></wp-steps>
        ${officeEditNote(item, me, this.#format, (answer) => void this.#answerEdit(answer, item))}
        ${questionsList(item, me, this.#format)} ${scenariosList(scenarios, item, me, this.#format)}
        ${
          item.evidence.length > 0
            ? html`<section class="stack" aria-label="Evidence">
                <h2 class="cap">Evidence</h2>
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

  #editor(item: Recommendation, others: readonly Other[], me: Me): TemplateResult {
    const stale = isProblem(this.#saving.error, 'stale');
    return html`<wp-proposal-form
        .draft=${this.draft?.draft ?? draftOf(item)}
        .others=${others}
        .currency=${me.organization.currency}
        .taxName=${me.organization.taxName}
        ?busy=${this.#saving.busy}
        @wp-draft=${(event: DraftEvent) => this.#keep(event, item)}
        @wp-save=${() => void this.#save(item, me.organization.currency)}
      ></wp-proposal-form>
      ${failure(this.#saving.error)}
      ${stale ? html`<button class="btn" @click=${this.#takeTheirs}>Show theirs instead</button>` : nothing}`;
  }

  #keep(event: DraftEvent, item: Recommendation): void {
    this.draft = { draft: event.draft, base: this.draft?.base ?? item };
    this.#live.store?.keep(this.#key, this.draft);
  }

  #forget(): void {
    this.draft = null;
    this.#live.store?.keep(this.#key, null);
  }

  #takeTheirs = (): void => {
    this.#saving.error = undefined;
    this.#forget();
  };

  async #save(item: Recommendation, currency: string): Promise<void> {
    const { client } = this.#live;
    // Only what was changed here goes, so that what somebody else changed in the meantime stays.
    const edit = this.draft && editOf(this.draft.draft, this.draft.base, currency);
    if (!client) return;
    const saved = edit
      ? await this.#saving.run(() => client.desk.edit(item.id, edit, { revision: item.revision }))
      : item;
    if (saved) {
      this.#forget();
      this.#show(saved, 'Saved.');
    } else if (isProblem(this.#saving.error, 'stale')) await this.#live.reload();
  }

  async #take(event: StepEvent, item: Recommendation): Promise<void> {
    const { client } = this.#live;
    if (!client) return;
    const done = await this.#stepping.run(() => take(client, item, event));
    if (!done) return void this.#live.reload();
    const said = {
      send: `Sent to ${done.customer.name}. They are told, and so is ${done.technician.name}.`,
      return: `Returned to ${done.technician.name}.`,
      answer: 'Your answer is with the customer.',
      withdraw: 'Withdrawn.',
      propose: 'It is with the office.',
    };
    this.#show(done, said[event.step]);
  }

  async #answerEdit(answer: OfficeEditAnswer, item: Recommendation): Promise<void> {
    const { client } = this.#live;
    const { revision } = item;
    const done =
      client &&
      (await this.#stepping.run(() => client.desk.answerOfficeEdit(item.id, answer, { revision })));
    if (done) this.#show(done, answer.agrees ? 'The office can send it.' : 'The office is told.');
    else await this.#live.reload();
  }

  #show(item: Recommendation, text: string): void {
    const { scenarios = [], others = [] } = this.#live.value ?? {};
    this.#live.value = { item, duty: undefined, scenarios, others };
    this.said = { text, status: item.status };
    void this.#live.reload();
  }

  async #saveFile({ id, name }: Attachment): Promise<void> {
    const { client } = this.#live;
    const content = client && (await this.#stepping.run(() => client.attachments.content(id)));
    if (content) saveFile(content, name);
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
