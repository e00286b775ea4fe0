import { html, nothing, type TemplateResult } from 'lit';
import { eyeIcon, peopleIcon } from '../icons/finding.ts';
import { found, goal, ifYouWait, suggestion, why } from './advice.ts';
import type { InnerTag } from './inner-elements.ts';
import { awaited, price, savings } from './money.ts';
import { options } from './options.ts';
import { stands } from './stands.ts';
import type { Depth, View } from './view.ts';

/** What the sections of a recommendation ask of the element that shows them. */
export interface Tools {
  setDepth(depth: Depth): void;
  /** Loads an element's code when it is first needed. @returns What stands in its place should it not arrive. */
  inner(tag: InnerTag, element: () => TemplateResult): TemplateResult;
  /** The reader has numbers of their own that the server does not know: only the calculation can tell what they come to. */
  readonly ownNumbers: boolean;
  /** A question is being written beneath the evidence. */
  readonly asking: boolean;
  /** The unit's history is open. */
  readonly history: boolean;
  openHistory(open: boolean): void;
  ask(): void;
  /** The reader wants to hand it to somebody; its code is loaded with the first press. */
  readonly handing: boolean;
  handOver(): void;
  showPhoto(photoId: string, questionId: string): void;
}

const column = (...parts: unknown[]): TemplateResult => html`<div class="stack col">${parts}</div>`;

const economics = (view: View, tools: Tools, depth: Depth): TemplateResult =>
  tools.inner(
    'wk-economics',
    () =>
      html`<wk-economics
        part="economics"
        recommendation-id=${view.item.id}
        depth=${depth}
        @wk-depth-request=${(event: Event) => {
          // What an answer rests on has its place at full depth, at full width.
          event.preventDefault();
          tools.setDepth('full');
        }}
      ></wk-economics>`,
  );

/** The one large number: what deciding saves, or what it costs. */
const money = (view: View, tools: Tools): TemplateResult | typeof nothing => {
  const { item, comparison } = view;
  if (!item.hasEconomics) return price(view);
  if (tools.ownNumbers) return economics(view, tools, 'glance');
  if (comparison === undefined) return awaited();
  const saved = comparison && savings(view, comparison, () => tools.setDepth('full'));
  return saved && saved !== nothing ? saved : price(view);
};

/** The gist: what was found and what it comes to, one picture, and what if nothing is done. */
export const glance = (view: View, tools: Tools): TemplateResult => {
  const { item } = view;
  const photo = item.evidence.find((each) => each.kind === 'photo');
  return html`<section class="pad flush">
      <div class="grid2">
        ${column(found(view), suggestion(view), photo ? evidence(view, tools, [photo]) : nothing)}
        ${column(money(view, tools), item.goal ? goal(view) : why(view), ifYouWait(view))}
      </div>
    </section>
    <div class="sec">
      <button type="button" class="btn wide" part="check" @click=${() => tools.setDepth('check')}>
        ${eyeIcon()}${view.l.t.checkYourself}
      </button>
    </div>`;
};

/** Enough to check it; everything, where the reader wants everything. */
export const check = (view: View, tools: Tools): TemplateResult => {
  const { item, depth } = view;
  const full = depth === 'full';
  const wait = ifYouWait(view);
  const beside = full && item.hasEconomics ? nothing : money(view, tools);
  return html`<section class="sec">
      <div class="grid2">
        ${column(found(view), suggestion(view))} ${column(beside, goal(view), why(view))}
      </div>
    </section>
    ${full && item.hasEconomics ? html`<section class="whole">${economics(view, tools, 'full')}</section>` : nothing}
    ${wait === nothing ? nothing : html`<section class="sec">${wait}</section>`} ${options(view)}
    <section class="sec" part="evidence">
      <h4 class="cap">${view.l.t.evidence}</h4>
      ${evidence(view, tools, item.evidence)}
      ${
        tools.asking && item.may.includes('ask')
          ? html`<div class="under">
              ${tools.inner('wk-ask', () => html`<wk-ask .recommendation=${item}></wk-ask>`)}
            </div>`
          : nothing
      }
    </section>
    ${unitHistory(view, tools)} ${questions(view, tools)} ${stands(view)} ${handOver(view, tools)}
    ${full ? record(view, tools) : nothing}`;
};

const evidence = (
  { item, now }: View,
  tools: Tools,
  items: View['item']['evidence'],
): TemplateResult =>
  html`<wk-evidence
    .items=${items}
    .recommendation=${item}
    .timeZone=${item.site.timeZone}
    .now=${now}
    @wk-ask-request=${() => tools.ask()}
  ></wk-evidence>`;

/** What was asked, and the answers or who owes one by when. */
export const questions = (view: View, tools: Tools): TemplateResult | typeof nothing => {
  const { item, l } = view;
  if (item.questions.length === 0) return nothing;
  return html`<section class="sec" part="questions">
    <h4 class="cap">${l.t.questions}</h4>
    ${tools.inner(
      'wk-questions',
      () =>
        html`<wk-questions
          .item=${item}
          @wk-show-photo-request=${(event: HTMLElementEventMap['wk-show-photo-request']) =>
            tools.showPhoto(event.photoId, event.questionId)}
        ></wk-questions>`,
    )}
  </section>`;
};

/** For who may decide and signed in: a link that opens this one for somebody else. */
const handOver = ({ item, me, l }: View, tools: Tools): TemplateResult | typeof nothing => {
  const decides = me?.role === 'contact' && me.scopes.includes('decide') && me.via !== 'hand-over';
  const open = item.status === 'waiting' || item.may.includes('decline');
  if (!decides || !open) return nothing;
  return html`<section class="sec">
    ${
      tools.handing
        ? tools.inner(
            'wk-hand-over',
            () => html`<wk-hand-over open recommendation-id=${item.id}></wk-hand-over>`,
          )
        : html`<button
            type="button"
            class="btn text"
            part="hand-over"
            @click=${() => tools.handOver()}
          >
            ${peopleIcon()}${l.t.handOver}
          </button>`
    }
  </section>`;
};

/** What the unit has needed so far; fetched when the reader opens it. */
const unitHistory = (view: View, tools: Tools): TemplateResult => {
  const open = tools.history || view.depth === 'full';
  return html`<section class="sec" part="unit-history">
    <details
      ?open=${open}
      @toggle=${(event: Event) => tools.openHistory((event.target as HTMLDetailsElement).open)}
    >
      <summary>${view.l.t.unitHistory(view.item.equipment.tag)}</summary>
      ${
        open
          ? tools.inner(
              'wk-unit-history',
              () => html`<wk-unit-history .item=${view.item} .now=${view.now}></wk-unit-history>`,
            )
          : nothing
      }
    </details>
  </section>`;
};

const record = (view: View, tools: Tools): TemplateResult =>
  tools.inner(
    'wk-record',
    () => html`<wk-record part="record" .item=${view.item} .now=${view.now}></wk-record>`,
  );
