import type { InputPath } from '@wellkept/economics';
import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { amountOf, labelOf } from '../amounts.ts';
import type { Answer } from '../answer.ts';
import type { View } from '../glass-box.ts';
import { originWord, sourceOf } from '../provenance.ts';
import { verdict } from '../words.ts';
import type { WkShowNumbersRequestEvent } from './events.ts';
import type { Material } from './inputs-sheet.ts';
import type { Changed, Given, Outside } from './take-away.ts';

/** The last section of the glass box. `answer` is asked for when a file is made, so that it is the one then shown. */
export function takeAwaySection(
  view: View,
  answer: () => Answer,
  outside: Outside | null,
  show: (numbers: Readonly<Record<InputPath, number>>) => void,
): TemplateResult {
  const { model, n, words, inputWords } = view;
  // Not drawn anew in each frame of a drag.
  const drawn = [view.case, n, words.t, inputWords.t, outside, model.settled];
  return html`<div class="sec">
    ${guard(drawn, () => {
      const given: Given = {
        case: view.case,
        changed: changesOf(view),
        material: () => materialOf(view, answer()),
      };
      return html`<wk-take-away
        part="take-away"
        .given=${given}
        .outside=${outside}
        @wk-show-numbers-request=${(event: WkShowNumbersRequestEvent) => show(event.numbers)}
      ></wk-take-away>`;
    })}
  </div>`;
}

function changesOf({ case: c, model, n, inputWords }: View): Changed[] {
  const { t } = inputWords;
  return [...model.changes].map(([path, { value }]) => {
    const firm = model.original?.provenance.find((used) => used.path === path);
    const amount = (one: number): string => amountOf(path, one, firm?.unit ?? '', n, t);
    return {
      path,
      label: labelOf(path, c, t),
      now: amount(value),
      firms: firm ? amount(firm.value) : '',
    };
  });
}

function materialOf(view: View, { result, told }: Answer): Omit<Material, 'words'> {
  const { model, n, words, inputWords } = view;
  const { t } = words;
  return {
    case: model.current ?? view.case,
    result,
    original: model.original ?? result,
    verdict: told ? verdict(told) : t.single(view.case.unit.name, result.horizonYears),
    n,
    inputWords: inputWords.t,
    sourceOf: (used) => (model.changes.has(used.path) ? t.yoursSource : sourceOf(view, used)),
    originOf: (used) => (model.changes.has(used.path) ? t.yours : originWord(used.origin, t)),
  };
}
