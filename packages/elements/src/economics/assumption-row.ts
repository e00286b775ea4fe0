import { html, type TemplateResult } from 'lit';
import type { InputUsed } from '@wellkept/economics';
import type { WkAssumptionInputEvent } from './assumption.ts';
import { flipText } from './changes-section.ts';
import type { View } from './glass-box.ts';
import { amountOf, labelOf, toShown, unitOf } from './amounts.ts';
import { type Input } from './inputs.ts';
import { originOf, originWord, sourceOf } from './provenance.ts';

/** One number with its slider, as it stands now. `label` and `notes` come from where it stands. */
export function assumptionRow(
  view: View,
  input: Input,
  moved: (event: WkAssumptionInputEvent) => void,
  label = labelOf(input.path, view.case, view.inputWords.t),
  notes: readonly string[] = [],
): TemplateResult {
  const { model, n, words, inputWords } = view;
  const { t } = words;
  const firm = model.original?.provenance.find((used) => used.path === input.path) as InputUsed;
  const changed = model.changes.get(input.path);
  const value = changed ? toShown(input.path, changed.value) : input.value;
  const amount = (shown: number): string => n.plain(shown, 3);
  const flips = (model.sensitivity?.switching ?? [])
    .filter((flip) => flip.path === input.path)
    .map((flip) => ({ at: toShown(flip.path, flip.at), text: flipText(view, flip) }))
    .filter(({ at }) => at > input.min && at < input.max)
    // Words of two would lie on one another; the nearer is met first.
    .toSorted((a, b) => Math.abs(a.at - value) - Math.abs(b.at - value))
    .slice(0, 1);
  return html`<wk-assumption
    data-path=${input.path}
    .value=${value}
    .min=${Math.min(input.min, value)}
    .max=${Math.max(input.max, value)}
    .step=${input.step}
    .least=${input.least}
    .most=${input.most}
    .flips=${flips}
    .origin=${changed ? 'yours' : originOf(firm)}
    .locale=${n.locale}
    .direction=${words.dir}
    .words=${{
      label,
      value: amountOf(input.path, changed?.value ?? firm.value, input.unit, n, inputWords.t),
      ...unitOf(input.path, input.unit, n, inputWords.t),
      origin: changed ? t.yours : originWord(originOf(firm), t),
      source: [changed ? t.yoursSource : sourceOf(view, firm), ...notes]
        .map((part, i, parts) => (i < parts.length - 1 ? part.replace(/\.$/, '') : part))
        .join('; '),
      reset: changed
        ? t.resetOne(amountOf(input.path, firm.value, input.unit, n, inputWords.t))
        : '',
      notANumber: t.notANumber,
      outOfReach: Number.isFinite(input.most)
        ? t.outOfReach(amount(input.least), amount(input.most))
        : t.notBelow(amount(input.least)),
    }}
    @wk-assumption-input=${moved}
  ></wk-assumption>`;
}
