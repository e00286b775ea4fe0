import type { EconomicsCase } from '@wellkept/economics';
import type { InputErrorCode } from '@wellkept/economics/check';
import { html, nothing, type TemplateResult } from 'lit';
import { undoIcon } from '../icons.ts';
import type { EconomicsTerms } from '../locales/en/economics.ts';
import type { View } from './glass-box.ts';
import { labelOf } from './amounts.ts';
import { inputError } from './model.ts';

/** Of the final size, so that nothing jumps when the answer comes. */
export function skeleton(t: EconomicsTerms, whole: boolean): TemplateResult {
  return html`<div class="skeleton" part="skeleton" aria-busy="true">
    <p class="vh" role="status">${t.working}</p>
    <div class="pad verdict">
      <div class="skel title"></div>
      <div class="grid2">
        <div class="skel hero"></div>
        <div class="skel dots"></div>
      </div>
    </div>
    ${whole ? html`<div class="sec"><div class="skel chart"></div></div>` : nothing}
  </div>`;
}

const errorTerm = {
  missing: 'errMissing',
  'not-a-number': 'errNumber',
  'not-a-date': 'errDate',
  negative: 'errNegative',
  'out-of-range': 'errRange',
  'rate-as-percent': 'errPercent',
  'low-above-high': 'errLowHigh',
  'impossible-age': 'errAge',
  'before-installation': 'errBefore',
  'in-the-future': 'errFuture',
  'overlapping-records': 'errOverlap',
  'mixed-currencies': 'errCurrency',
  'duplicate-id': 'errDuplicate',
  'unknown-option': 'errUnknown',
} as const satisfies Record<InputErrorCode, keyof EconomicsTerms>;

/** A case that cannot be worked out: which number, and why. No answer is better than a wrong one. */
export function faultState(view: View, error: Error, reset: () => void): TemplateResult {
  const { t } = view.words;
  const fault = inputError(error);
  const own = view.model.changes.size > 0;
  return html`<div class="pad verdict" part="fault" role="alert">
    <h3>${t.wrongHeading}</h3>
    ${fault ? html`<p class="sm"><b>${t.wrongWithValue(place(view, fault.path, view.case), t[errorTerm[fault.code]])}</b></p>` : nothing}
    <p class="sm mut">${own ? t.wrongYours : t.wrongText}</p>
    ${own ? html`<div><button class="btn" part="reset" type="button" @click=${reset}>${undoIcon()}${t.reset}</button></div>` : nothing}
  </div>`;
}

/** Where the fault is, in a reader's words where there are some. */
function place(view: View, path: string, c: EconomicsCase): string {
  const [head, row] = path.split('.');
  if (head === 'history') return view.words.t.partHistory(Number(row) + 1);
  if (head === 'assumptions' || head === 'options' || head === 'unit')
    return labelOf(path.replace(/\.(low|high)$/, ''), c, view.inputWords.t);
  return path;
}
