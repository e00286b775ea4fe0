import { html, nothing, type TemplateResult } from 'lit';
import { undoIcon } from '../icons.ts';
import type { Answer } from './answer.ts';
import type { View } from './glass-box.ts';
import { counts, evenYear } from './words.ts';

/** The answer in small, in view while a slider is dragged, with the way back to the firm's numbers. */
export function standing(
  { model, n, words }: View,
  { result, told }: Answer,
  reset: () => void,
): TemplateResult | typeof nothing {
  if (!told) return nothing;
  const { t } = words;
  const own = model.changes.size > 0;
  const { less } = counts(result.comparison?.outcomes ?? []);
  const even = evenYear(told);
  const close = result.verdict?.kind === 'too-close';
  const sum = n.estimate(result.comparison?.netSavings.mean ?? 0);
  const unit = close ? t.apart : t.lessBy(told.sides.option.doing);
  const futures = even !== null && !close ? t.standingYear(less, even) : t.standing(less);
  return html`<div class="standing ${own ? 'yours' : 'ours'}" part="standing">
    <h4>${own ? t.asYouSet : t.asItStands}</h4>
    <span class="num big">${sum}<small> ${unit}</small></span>
    <p class="sm mut">${close ? t.standingBoth(less, told.sides.option.doing) : futures}</p>
    ${
      own
        ? html`<button class="btn" part="reset" type="button" @click=${reset}>
            ${undoIcon()}${t.reset}
          </button>`
        : nothing
    }
    <p class="vh" role="status">${own && model.settled ? `${sum} ${unit}, ${futures}` : ''}</p>
  </div>`;
}
