import type { RecommendationPage } from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { searchIcon } from '../icons/first.ts';
import type { Localize } from '../localize.ts';
import type { ListWords } from './item.ts';
import type { Choice } from './list-query.ts';

const chips = ['all', 'yours', 'firm', 'booked', 'deferred', 'done'] as const;
export interface Controls {
  readonly l: Localize<ListWords>;
  readonly choice: Choice;
  readonly counts: RecommendationPage['counts'];
  readonly firm: string;
  readonly choose: (change: Partial<Choice>) => void;
  readonly type: (event: Event) => void;
  /** Groups and order as they may be changed; absent until somebody wants to, then a sentence stands for them. */
  readonly order?: TemplateResult | undefined;
  /** Gets ready for that, and does it. */
  readonly near: () => void;
  readonly reorder: () => void;
  /** Begins and ends choosing several; absent where the reader decides nothing. */
  readonly pick?: (() => void) | undefined;
  readonly picking: boolean;
}

/** Large numbers with their separators; small ones need none. */
const counted = (l: Localize<ListWords>, n: number): string =>
  n < 1000 ? String(n) : l.format.number(n);

/** Which part of the list, which words, and in which order. */
export function controls(given: Controls): TemplateResult {
  const { l, choice, counts, firm, choose, type, pick, picking, order, near, reorder } = given;
  const { t } = l;
  const shown = chips.filter((chip) => chip === 'all' || chip === choice.group || counts[chip] > 0);
  return html`<div class="toolrow">
      <div class="chips" role="group" aria-label=${t.filter}>
        ${shown.map(
          (chip) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${chip === choice.group}
              @click=${() => choose({ group: chip })}
            >
              ${chip === 'firm' ? t.firm(firm) : t[chip]} <small>${counted(l, counts[chip])}</small>
            </button>`,
        )}
      </div>
      <label class="search"
        >${searchIcon()}<input
          type="search"
          autocomplete="off"
          maxlength="200"
          aria-label=${t.search}
          placeholder=${t.placeholder}
          .value=${choice.words}
          @input=${type}
      /></label>
    </div>
    <div class="order">
      ${
        order ??
        html`<button
          type="button"
          class="link"
          @pointerenter=${near}
          @focus=${near}
          @click=${reorder}
        >
          ${t.order}
        </button>`
      }
      ${
        pick
          ? html`<button type="button" class="link" aria-pressed=${picking} @click=${pick}>
              ${picking ? t.unpick : t.pick}
            </button>`
          : nothing
      }
    </div>`;
}
