import type { GoalKind, RecommendationItem } from '@wellkept/contracts';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { goalIcon } from '../icons.ts';
import { Localize } from '../localize.ts';
import en from '../locales/en/list-later.ts';

/** Why findings stand where they stand when the list is sorted or grouped by the reader's goals. */
export class Rank {
  readonly #words: Localize<typeof en>;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#words = new Localize(host, { en, de: () => import('../locales/de/list-later.ts') });
  }

  /** What a row's reason is drawn with. */
  get words(): unknown {
    return this.#words.t;
  }

  /** How the points are made up. */
  rule(): TemplateResult {
    return html`<p class="xs mut">${this.#words.t.rule}</p>`;
  }

  /** The customer's own words, else the kind of goal. */
  group(key: string, title: string): string {
    const { t } = this.#words;
    return title || (key === '' ? t.none : t.kind(key as GoalKind));
  }

  readonly why = ({ rank, site }: RecommendationItem): TemplateResult | typeof nothing => {
    if (!rank) return nothing;
    const { t, format } = this.#words;
    const until = rank.until ? format.date(rank.until, site.timeZone) : '';
    const parts = [
      rank.goal ? t.goal(rank.goal.place, rank.goal.words) : t.noGoal,
      ...(rank.chance ? [t.fails(format.number(rank.chance * 10), until)] : []),
      t.points(format.number(rank.points)),
    ];
    return html`<p class="why">${goalIcon()} <bdi>${parts.join(' · ')}</bdi></p>`;
  };
}
