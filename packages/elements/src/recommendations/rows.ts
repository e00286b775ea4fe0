import type {
  Money,
  RecommendationHeading,
  RecommendationItem,
  RecommendationPage,
} from '@wellkept/contracts';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Format } from '../format.ts';
import { row, type RowTools } from './item.ts';

/** How a list is divided, and what its headings say as far as they are known. */
export interface Division {
  readonly total: number;
  readonly sections: readonly number[];
  readonly headings: readonly RecommendationHeading[];
}

/** A part of a section: items in a row, under its heading if they are its first. */
interface Stretch {
  readonly at: number;
  /** Items of the section before the first of these. */
  readonly before: number;
  readonly size: number;
  readonly from: number;
  readonly to: number;
}

/** Divides the items from one place in the list to another into the sections they stand in. */
function stretches({ sections, total }: Division, from: number, to: number): Stretch[] {
  if (sections.length === 0) return [{ at: -1, before: from, size: total, from, to }];
  const found: Stretch[] = [];
  let start = 0;
  for (let at = 0; at < sections.length && start < to; at += 1) {
    const size = sections[at] ?? 0;
    const [first, end] = [Math.max(from, start), Math.min(to, start + size)];
    if (first < end) found.push({ at, before: first - start, size, from: first, to: end });
    start += size;
  }
  // Sections that do not reach so far hide nothing.
  if (start < to)
    found.push({
      at: -1,
      before: Math.max(from - start, 0),
      size: total,
      from: Math.max(from, start),
      to,
    });
  return found;
}

/** A sum that cannot be written is left out: the list says more than its sums. */
export const sumOf = (format: Format, sum: Money | null): string => {
  try {
    return sum ? format.money(sum) : '';
  } catch {
    return '';
  }
};

/** How many headings stand between two places. */
export const headsBetween = (division: Division, from: number, to: number): number =>
  stretches(division, from, to).filter(({ before, at }) => before === 0 && at >= 0).length;

function heading(
  { title, text, key, from, ranged }: RecommendationHeading,
  size: number,
  { l, common, group }: RowTools,
): TemplateResult {
  const sum = sumOf(l.format, from);
  return html`<h4 class="grp">
    <span
      ><b><bdi>${group?.(key, title) ?? (title || common.severity(key as 'urgent'))}</bdi></b
      ><bdi>${text}</bdi></span
    >
    <span
      >${l.t.items(size)}${sum ? html` · <bdi>${ranged ? l.t.from(sum) : sum}</bdi>` : nothing}</span
    >
  </h4>`;
}

/** A row as it was drawn last, unless something it was drawn with has changed: dates and sums take their time. */
function kept(
  item: RecommendationItem,
  changes: readonly unknown[],
  given: Parameters<typeof row>[1],
): TemplateResult | typeof nothing {
  const held = given.drawn.get(item);
  const same =
    held?.changes.length === changes.length && changes.every((each, n) => each === held.changes[n]);
  if (held && same) return held.row;
  try {
    const drawn = { changes, row: row(item, given) };
    given.drawn.set(item, drawn);
    return drawn.row;
  } catch (error) {
    return given.unfit(item, given, error);
  }
}

/** Items of the list, the first of them standing at `from`, as lists under their headings. */
export function rows(
  items: readonly RecommendationItem[],
  from: number,
  division: Division,
  tools: RowTools,
): unknown {
  const own = (part: Stretch): RecommendationHeading | undefined =>
    division.headings.find(({ at }) => at === part.at);
  // A section keeps its elements when another one comes before it. Two of one name go by their places.
  const names = new Set<unknown>();
  const name = (part: Stretch): unknown => {
    const key = own(part)?.key;
    return key === undefined || names.size === names.add(key).size ? part.at : key;
  };
  return repeat(stretches(division, from, from + items.length), name, (part) => {
    const head = own(part);
    return html`${part.before === 0 && head ? heading(head, part.size, tools) : nothing}
      <ul role="list" aria-label=${head ? `${head.title} ${head.text}` : nothing}>
        ${repeat(
          items.slice(part.from - from, part.to - from),
          (item) => item.id,
          (item, n) => {
            const place = part.before + n + 1;
            const at = part.from + n;
            const given = { ...tools, at, place, size: part.size, level: part.at < 0 ? 4 : 5 };
            return kept(item, [at, place, part.size, ...tools.changes(item)], given);
          },
        )}
      </ul>`;
  });
}

/** Items that are not even objects are empty ones, of which the list says that they cannot be shown. */
export const withObjects = (page: RecommendationPage): RecommendationPage => ({
  ...page,
  items: page.items.map(Object),
});

/** What a page says of the whole list it is part of. */
export const divisionOf = ({ total, sections, headings }: RecommendationPage): Division => ({
  total,
  sections,
  headings,
});
