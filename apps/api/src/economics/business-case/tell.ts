// From the engine's answer to the words and figures of the page; the same sentences as the online view.
import type {
  EconomicsCase,
  EconomicsResult,
  InputPath,
  InputUsed,
  OptionResult,
  Sensitivity,
} from '@wellkept/economics';
import type { BusinessCaseWords } from '../words/en.ts';
import { Amounts } from './amounts.ts';

/** What the page is made of. */
export interface Told {
  readonly verdict: string;
  readonly number: string;
  readonly meaning: string;
  readonly sure: string;
  readonly spread: string;
  readonly options: readonly ToldOption[];
  readonly money: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly assumptions: readonly ToldAssumption[];
  readonly flips: readonly string[];
  readonly history: string;
  readonly method: string;
}

export interface ToldOption {
  readonly result: OptionResult;
  readonly label: string;
  readonly cells: readonly string[];
}

export interface ToldAssumption {
  readonly label: string;
  readonly value: string;
  readonly origin: string;
  readonly source: string;
}

/** What is paid today is one bar, whatever it is for; what is bought later is its own. */
function moneyOf({ presentValue: pv, flows: [now] }: OptionResult): Record<Kind, number> {
  const paid = now ? now.capital + now.repair : 0;
  const grant = now?.incentive ?? 0;
  return {
    paid: paid + grant,
    later: pv.capital + pv.repair - paid,
    incentive: pv.incentive - grant,
    energy: pv.energy,
    breakdowns: pv.breakdowns,
    maintenance: pv.maintenance,
    downtime: pv.downtime,
    carbon: pv.carbon,
    tax: pv.tax,
    residual: pv.residual,
  };
}
type Kind = keyof BusinessCaseWords['kinds'];
const ASSUMPTIONS = 5;
const FLIPS = 3;

export function tell(
  c: EconomicsCase,
  result: EconomicsResult,
  sensitivity: Sensitivity | null,
  words: BusinessCaseWords,
): Told {
  const amounts = new Amounts(words, c.currency);
  const { comparison, horizonYears } = result;
  const find = (id: string | undefined): OptionResult | undefined =>
    result.options.find((option) => option.id === id);
  const [option, against] = [find(comparison?.option), find(comparison?.against)];
  // The two that are compared first, so that their marks are those of the charts.
  const shown = [option, against, ...result.options].filter(
    (one, i, all): one is OptionResult => one !== undefined && all.indexOf(one) === i,
  );
  const doing = (one: OptionResult | undefined): string =>
    one?.later ? words.doingLater(one.later.year) : words.doing[one?.family ?? 'repair'];
  // The engine names a plan of its own by its parts; people get it in words.
  const titleOf = (one: OptionResult): string => {
    const { later } = one;
    return later
      ? words.labelLater(titleById(later.first), titleById(later.then), later.year)
      : one.label;
  };
  const titleById = (id: string): string => c.options.find((one) => one.id === id)?.label ?? id;
  const close = result.verdict?.kind === 'too-close';
  const saved = comparison?.netSavings;
  const amount = (value: number): string => {
    const money = amounts.estimate(Math.abs(value));
    return value < 0 ? words.amountMore(money) : words.amountLess(money);
  };
  const labelOf = (path: InputPath): string => {
    if (path === 'unit.lifeYears') return words.presentLife;
    const parts = path.split('.');
    const what = words.inputs[parts.at(-1) ?? ''] ?? parts.at(-1) ?? path;
    const of = parts[0] === 'options' ? find(parts.slice(1, -1).join('.')) : undefined;
    return of ? words.ofOption(what, of.label) : what;
  };
  const used = new Map(result.provenance.map((entry) => [entry.path, entry]));
  const largest = (sensitivity?.bars ?? []).flatMap((bar) => used.get(bar.path) ?? []);
  const repairs = c.history.filter(({ kind }) => kind === 'repair' || kind === 'failure');
  const since = c.historyFrom ?? repairs.map(({ date }) => date).toSorted()[0] ?? c.baseDate;

  const { failures, yearsObserved } = result.failureFit;
  const historyOf = (orders: number, from: string, paid: string): string => {
    if (orders === 0) return words.noHistory;
    return orders === merged
      ? `${words.history(orders, from, paid)} ${words.sunk}`
      : `${words.orders(orders, from, paid)} ${words.merged(merged)} ${words.sunk}`;
  };
  // A record that begins with a failure observes from there on and does not count it.
  const [first = c.baseDate] = repairs.map(({ date }) => date).toSorted();
  const begins = Math.abs(yearsBetween(first, c.baseDate) - yearsObserved) < 0.001;
  const merged = failures + (begins ? 1 : 0);
  const observed = Math.max(1, Math.round(yearsObserved));
  const record =
    repairs.length === failures
      ? words.fromRepairs(failures, observed)
      : words.fromHistory(failures, observed, repairs.length);

  return {
    verdict: verdictOf(c, result, doing(against), words),
    number: amounts.estimate(saved?.mean ?? option?.lcc ?? 0),
    meaning: close ? words.apart(horizonYears) : words.lessThan(horizonYears, doing(against)),
    sure: words.inFutures(
      (comparison?.outcomes ?? []).filter((outcome) => outcome > 0).length,
      doing(option),
    ),
    spread: saved ? words.spread(amount(saved.p10), amount(saved.p90)) : '',
    options: shown.map((one) => {
      const now = one.flows[0];
      const paid = now ? now.capital + now.repair + now.incentive : 0;
      return {
        result: one,
        label: titleOf(one),
        cells: [
          amounts.money(paid),
          amounts.money(one.lcc),
          amounts.money(one.eac),
          words.rangeOf(amounts.estimate(one.lccLow), amounts.estimate(one.lccHigh)),
          words.ofHundred(Math.round(one.probabilityBest * 100)),
        ],
      };
    }),
    money: (Object.keys(words.kinds) as Kind[])
      .map((kind) => ({
        label: words.kinds[kind],
        values: shown.slice(0, 2).map((one) => moneyOf(one)[kind]),
      }))
      .filter(({ values }) => values.some((value) => Math.abs(value) >= 0.5)),
    assumptions: largest.slice(0, ASSUMPTIONS).map((entry) => ({
      label: labelOf(entry.path),
      value: amounts.of(entry.path, entry.value, entry.unit),
      origin: words.origins[entry.origin],
      source: [sourceOf(entry, amounts, words, record), rangeOf(entry, amounts, words)]
        .filter((part) => part !== '')
        .map((part, i, parts) => (i < parts.length - 1 ? part.replace(/\.$/, '') : part))
        .join('; '),
    })),
    flips: (sensitivity?.switching ?? [])
      .filter(({ plausible }) => plausible)
      .slice(0, FLIPS)
      .map((flip) => {
        // What is shown as a saving falls as the factor rises.
        const above = (flip.direction === 'above') !== flip.path.endsWith('.energyFactor');
        const at = amounts.rough(flip.path, flip.at, flip.unit);
        const where = above ? words.above(at) : words.below(at);
        return capital(words.flip(labelOf(flip.path), where, doing(find(flip.winner))));
      }),
    history: historyOf(
      repairs.length,
      since.slice(0, 4),
      amounts.money(repairs.reduce((sum, { cost }) => sum + cost, 0)),
    ),
    method: words.method(
      horizonYears,
      amounts.percent(result.discountRate),
      amounts.plain(result.futures),
    ),
  };
}

const yearsBetween = (from: string, until: string): number =>
  (Date.parse(until) - Date.parse(from)) / 86_400_000 / 365.25;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function verdictOf(
  c: EconomicsCase,
  result: EconomicsResult,
  other: string,
  words: BusinessCaseWords,
): string {
  const { verdict, comparison, horizonYears } = result;
  const unit = c.unit.name;
  const kind = verdict?.kind;
  if (kind === 'repair' || kind === 'component' || kind === 'wait')
    return words.keep[kind](unit, other);
  if (kind !== 'replace') return words.tooClose;
  const later = verdict?.replaceInYear ?? 0;
  if (later > 0) return words.replaceLater(unit, later);
  const even = comparison?.breakEven;
  if (even?.kind === 'from-start') return words.replaceFromStart(unit);
  if (even?.kind === 'in-year' && even.negatedInYear === null)
    return words.replaceFromYear(unit, even.year);
  return words.replaceOver(unit, horizonYears);
}

function sourceOf(
  entry: InputUsed,
  amounts: Amounts,
  words: BusinessCaseWords,
  record: string,
): string {
  if (entry.filledIn) return entry.origin === 'assumed' ? words.nobody : record;
  const said = entry.source ?? '';
  const dated = entry.date !== null && !said.includes(entry.date.slice(0, 4));
  return dated && entry.date ? [said, amounts.date(entry.date)].filter(Boolean).join(', ') : said;
}

function rangeOf(entry: InputUsed, amounts: Amounts, words: BusinessCaseWords): string {
  if (entry.low === null || entry.high === null) return '';
  const ends = entry.path.endsWith('.energyFactor')
    ? [entry.high, entry.low]
    : [entry.low, entry.high];
  const [low = '', high = ''] = ends.map((end) => amounts.rough(entry.path, end, entry.unit));
  return words.likely(low, high);
}
