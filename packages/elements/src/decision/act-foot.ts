import type { Me } from '@wellkept/contracts';
import { approvedOption } from '@wellkept/contracts/answers';
import { html, nothing, type TemplateResult } from 'lit';
import type { Localize } from '../localize.ts';
import type { AnsweringTerms } from '../locales/en/answering.ts';
import type { WkSignatureChangeEvent } from '../signature/signature-event.ts';
import { answeredCount, liveTotal, needsSignature } from './act-draft.ts';
import { answeredOf } from './answered.ts';
import type { Hint } from './authority-hints.ts';
import { field, filesField, gapText, typed } from './fields.ts';
import { taxRule, taxWords } from './tax-words.ts';
import type { ActDraft, ActGaps, FootDraft } from './drafts.ts';

/** What the foot of an act is drawn from: what belongs to all its answers, and sending them. */
export interface FootContext {
  readonly act: ActDraft;
  readonly me: Me | null;
  readonly gaps: ActGaps;
  readonly working: boolean;
  readonly l: Localize<AnsweringTerms>;
  /** Several findings are decided together. */
  readonly several: boolean;
  /** It is a second yes: order and title came with the first. */
  readonly second: boolean;
  /** By recommendation. */
  readonly hints: ReadonlyMap<string, Hint>;
  readonly change: (change: Partial<FootDraft>) => void;
  /** Loads what signing takes. */
  readonly needSigning: () => void;
}

const line = (
  c: FootContext,
  name: 'purchaseOrder' | 'title',
  label: string,
  autocomplete: string,
): TemplateResult => {
  const rules = [...c.hints.values()];
  const needed = name === 'purchaseOrder' && rules.some(({ orderNeeded }) => orderNeeded);
  const missing = needed && c.gaps.has('order');
  const control = field(
    name,
    label,
    needed ? c.l.t.orderNeeded : c.l.t.optional,
    html`<input
      class="inp"
      id=${name}
      part=${name === 'title' ? 'title' : 'purchase-order'}
      maxlength="200"
      autocomplete=${autocomplete}
      aria-invalid=${missing ? 'true' : nothing}
      aria-describedby=${missing ? 'order-gap' : nothing}
      .value=${c.act.foot[name] ?? c.me?.person.title ?? ''}
      @input=${(event: Event) => c.change({ [name]: typed(event) })}
    />`,
  );
  return missing
    ? html`<div>${control} ${gapText('order-gap', c.l.t.orderMissing)}</div>`
    : control;
};

const sum = (c: FootContext): TemplateResult | typeof nothing => {
  const total = liveTotal(c.act);
  if (!total) return nothing;
  const { t, format } = c.l;
  const options = answeredOf(c.act).flatMap((each) => approvedOption(each) ?? []);
  const rates = options.map(({ taxRate }) => taxRate);
  const rule = taxRule(total.tax, options, c.me, t);
  return html`<div class="between" part="total" aria-live="polite">
      <h4>${t.youApprove}</h4>
      <p class="total">
        <span class="num big">${format.money(total.net)}</span>
        <span class="xs mut">${taxWords(total, rates, c.me, t, format)}</span>
      </p>
    </div>
    ${rule ? html`<p class="xs mut">${rule}</p>` : nothing}
    ${total.saving.amount > 0 ? html`<p class="note accent">${t.oneVisit(format.money(total.saving))}</p>` : nothing}`;
};

const papers = (c: FootContext): TemplateResult =>
  html`${c.gaps.has('document') ? gapText('document-gap', c.l.t.documentMissing) : nothing}
  ${filesField({
    id: 'papers',
    label: c.l.t.ownDocument,
    part: 'papers',
    files: c.act.foot.papers,
    leftOut: c.act.foot.leftOut,
    t: c.l.t,
    change: (files, leftOut) => c.change({ papers: files, leftOut }),
  })}`;

const signing = (c: FootContext): TemplateResult =>
  html`<wk-signature
    part="signature"
    .name=${c.me?.person.name ?? ''}
    .firm=${c.me?.organization.name ?? ''}
    .value=${c.act.foot.signature}
    @wk-signature-change=${({ signature }: WkSignatureChangeEvent) => c.change({ signature })}
  ></wk-signature>`;

/** Signing and documents: open where they are asked for, otherwise behind one line. */
const more = (c: FootContext, approves: boolean): TemplateResult => {
  const { t, format } = c.l;
  const above = c.me?.organization.signatureAbove ?? null;
  const asked = above !== null && needsSignature(liveTotal(c.act)?.net, c.me);
  const { papers: files, signature } = c.act.foot;
  const wanted = [...c.hints.values()].some(({ documentNeeded }) => documentNeeded);
  const open = asked || wanted || signature !== null || files.length > 0;
  if (asked || signature) c.needSigning();
  const amount = above ? format.money(above) : '';
  return html`<details
    class="more"
    ?open=${open}
    @toggle=${(event: Event) => {
      if ((event.target as HTMLDetailsElement).open) c.needSigning();
    }}
  >
    <summary part="more" ?hidden=${asked}>
      ${approves ? t['more.approved'] : t['more.other']}
    </summary>
    <div class="stack">
      ${approves ? papers(c) : nothing}
      ${
        asked
          ? c.gaps.has('signature')
            ? gapText('signature-gap', t.signatureMissing(amount))
            : html`<p class="xs mut">${t.signatureAsked(amount)}</p>`
          : nothing
      }
      ${signing(c)}
    </div>
  </details>`;
};

const sendWords = (c: FootContext): string => {
  const { t } = c.l;
  if (c.working) return t.sending;
  const answered = answeredOf(c.act);
  const [first] = answered;
  return c.several || !first
    ? t.sendAnswers(Math.max(1, answered.length))
    : t[`send.${first.answer.kind}`];
};

/** What is approved in all, the order, the signature, and sending. */
export const foot = (c: FootContext): TemplateResult => {
  const { t, format } = c.l;
  const kinds = answeredOf(c.act).map(({ answer }) => answer.kind);
  const approves = kinds.includes('approved');
  const decides = kinds.some((kind) => kind !== 'question');
  const count = answeredCount(c.act);
  const all = c.act.items.length;
  const words = (n: number): string => format.number(n, 0);
  return html`${sum(c)}
    ${
      approves && !c.second
        ? html`<div class="pair">
            ${line(c, 'purchaseOrder', t.purchaseOrder, 'off')}
            ${line(c, 'title', t.title, 'organization-title')}
          </div>`
        : nothing
    }
    ${decides ? more(c, approves) : nothing}
    ${
      c.several && count < all
        ? html`<p class="sm mut" part="open" role="status">
            ${count === 0 ? t.noneYet : t.someOpen(words(count), words(all))}
          </p>`
        : nothing
    }
    <button
      type="submit"
      class="btn primary wide"
      part="send"
      aria-disabled=${c.working || count === 0 ? 'true' : nothing}
    >
      ${sendWords(c)}
    </button>
    <p class="xs mut">${decides ? html`${t.undoable} ${t.kept}` : nothing}</p>`;
};
