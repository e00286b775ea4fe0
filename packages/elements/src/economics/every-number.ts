import type { InputPath, InputUsed } from '@wellkept/economics';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { chevIcon } from '../icons.ts';
import { amountOf, labelOf, toShown, whatOf } from './amounts.ts';
import type { Answer } from './answer.ts';
import type { View } from './glass-box.ts';
import { inputOf, type Input } from './inputs.ts';
import { methodSection } from './method-section.ts';
import { groupsOf } from './number-groups.ts';
import { yearTables } from './year-tables.ts';

/** What the glass box lends to its deepest part. */
export interface Depths {
  /** The numbers that moved the firm's answer most, longest bar first. */
  readonly top: readonly InputPath[];
  /** Ids of the groups that are unfolded. */
  readonly unfolded: ReadonlySet<string>;
  readonly fold: (id: string, open: boolean) => void;
  readonly row: (input: Input, label: string, notes: readonly string[]) => TemplateResult;
}

/** Full depth: every number with origin, range and slider, the years one by one, and the method in plain words. */
export function everyNumber(view: View, answer: Answer, depths: Depths): TemplateResult {
  return html`<div class="full">
    <div part="numbers">${mattering(view, depths)} ${groups(view, depths)}</div>
    ${yearTables(view, answer)} ${methodSection(view, answer)}
  </div>`;
}

/** Those to doubt first, with how far each moves the answer. */
function mattering(view: View, { top, row }: Depths): TemplateResult | typeof nothing {
  const used = top.flatMap((path) => view.model.original?.provenance.find(pathIs(path)) ?? []);
  if (used.length === 0) return nothing;
  const { t } = view.words;
  return html`<div class="sec-head">
      <h4>${t.mattering}</h4>
      <p class="xs mut">${t.matteringHint}</p>
    </div>
    <div class="inputs" part="top">
      ${repeat(
        used,
        ({ path }) => path,
        (one) =>
          row(inputOf(one), labelOf(one.path, view.case, view.inputWords.t), [
            ...rangeOf(view, one),
            ...moves(view, one.path),
          ]),
      )}
    </div>`;
}

function groups(view: View, { unfolded, fold, row }: Depths): TemplateResult[] {
  const used = view.model.original?.provenance ?? [];
  const terms = view.inputWords.t;
  const nameIn = (option: boolean, path: InputPath): string =>
    option ? whatOf(path, terms) : labelOf(path, view.case, terms);
  return groupsOf(used, view.case, view.words.t).map(
    ({ id, title, option, numbers }) =>
      html`<details
        class="more"
        part="group"
        ?open=${unfolded.has(id)}
        @toggle=${(event: Event) => fold(id, (event.target as HTMLDetailsElement).open)}
      >
        <summary>
          ${chevIcon()}<span>${title} <span class="mut">${numbers.length}</span></span>
        </summary>
        <div class="inputs">
          ${
            unfolded.has(id)
              ? numbers.map((one) =>
                  row(inputOf(one), nameIn(option, one.path), rangeOf(view, one)),
                )
              : nothing
          }
        </div>
      </details>`,
  );
}

const pathIs =
  (path: InputPath) =>
  (used: InputUsed): boolean =>
    used.path === path;

function rangeOf({ n, words, inputWords }: View, used: InputUsed): string[] {
  const amount = (value: number): string => amountOf(used.path, value, used.unit, n, inputWords.t);
  // A factor shown as what it saves runs the other way.
  const ends = [used.low, used.high].filter((end) => end !== null);
  const [low, high] = ends.toSorted((a, b) => toShown(used.path, a) - toShown(used.path, b));
  return low !== undefined && high !== undefined
    ? [words.t.rangeOf(amount(low), amount(high))]
    : [];
}

function moves({ model, n, words }: View, path: InputPath): string[] {
  const bar = model.sensitivity?.bars.find((one) => one.path === path);
  return bar
    ? [words.t.moves(n.estimate(Math.abs(bar.netSavingsAtHigh - bar.netSavingsAtLow)))]
    : [];
}
