// The calculation as sheets of formulas: inputs, a sheet for each option, and the answer with our own values beside it.
import type { OptionResult } from '@wellkept/economics';
import { driversOf } from './drivers.ts';
import { inputsSheet, type Material } from './inputs-sheet.ts';
import { optionSheet, type OptionSheet } from './option-sheet.ts';
import { sheetName, text, type Cell, type Format, type Sheet } from './sheet.ts';

/** Sheets in their order: the answer, the inputs, each option. Takes the time of some more evaluations. */
export function workbook(made: Material): Sheet[] {
  const { result, words } = made;
  const names: string[] = [];
  const named = (wanted: string): string => {
    const name = sheetName(wanted, names);
    names.push(name);
    return name;
  };
  const answerName = named(words.answer);
  const inputs = inputsSheet(named(words.inputs), made);
  const drivers = driversOf(made.case, result);
  const options = new Map(
    result.options.flatMap((option): [string, OptionSheet][] => {
      const of = drivers.get(option.id);
      return of ? [[option.id, optionSheet(named(option.label), option, of, inputs, made)]] : [];
    }),
  );
  const answer = answerSheet(answerName, options, inputs.of(null, 'discountRate', '0'), made);
  return [answer, inputs.sheet, ...[...options.values()].map(({ sheet }) => sheet)];
}

function answerSheet(
  name: string,
  options: ReadonlyMap<string, OptionSheet>,
  rate: string,
  made: Material,
): Sheet {
  const { result, words, verdict } = made;
  const horizon = result.horizonYears;
  const rows: Cell[][] = [
    [text(words.title(made.case.unit.name), 'title')],
    [text(words.basis(made.case.baseDate, result.currency, horizon), 'note')],
    [],
    [text(words.saidThen, 'note')],
    [text(verdict, 'heading')],
    [text(words.verdictHint, 'note')],
    [],
    [
      null,
      text(words.byFormula, 'heading'),
      text(words.ours, 'heading'),
      text(words.difference, 'heading'),
    ],
  ];
  const add = (label: string, formula: string | null, value: number, format: Format): string => {
    const row = rows.length + 1;
    rows.push([
      text(label),
      formula === null ? null : { formula, format, style: 'result' },
      { value, format },
      formula === null ? null : { formula: `B${row}-C${row}`, format },
    ]);
    return `B${row}`;
  };
  const costs = new Map<string, string>();
  for (const option of result.options) {
    const sheet = options.get(option.id);
    if (sheet) costs.set(option.id, add(words.lcc(option.label), sheet.lcc, option.lcc, 'money'));
  }
  // An equal amount a year: over n years at rate d, d / (1 - (1 + d)^-n); at rate 0, one n-th.
  const yearly = `IF(${rate}=0,1/${horizon},${rate}/(1-1/(1+${rate})^${horizon}))`;
  for (const option of result.options) {
    const lcc = costs.get(option.id);
    if (lcc) add(words.eac(option.label), `${lcc}*${yearly}`, option.eac, 'money');
  }
  const { comparison } = result;
  const labelled = (id: string): OptionResult | undefined =>
    result.options.find((option) => option.id === id);
  if (comparison) {
    const { option, against, netSavings, investment, probability } = comparison;
    const [one, other] = [labelled(option)?.label ?? option, labelled(against)?.label ?? against];
    rows.push([]);
    add(
      words.netSavings(one, other),
      `${costs.get(against)}-${costs.get(option)}`,
      netSavings.mean,
      'money',
    );
    const [alt, base] = [options.get(investment.option), options.get(investment.against)];
    if (alt && base) {
      const invested = (sheet: OptionSheet): string =>
        (['capital', 'repair', 'incentive', 'residual'] as const)
          .map((of) => sheet.presentValue(of))
          .join('+');
      const extra = add(
        words.extraInvestment(labelled(investment.option)?.label ?? ''),
        `(${invested(alt)})-(${invested(base)})`,
        investment.extraInvestment,
        'money',
      );
      if (investment.sir !== null) {
        const saved = `${costs.get(investment.against)}-${costs.get(investment.option)}`;
        const sir = add(words.sir, `(${saved}+${extra})/${extra}`, investment.sir, 'factor');
        if (investment.airr !== null && investment.sir > 0)
          add(words.airr, `(1+${rate})*${sir}^(1/${horizon})-1`, investment.airr, 'rate');
      }
    }
    rows.push([]);
    add(words.share(one), null, probability, 'rate');
    add(words.lowNet, null, netSavings.p10, 'money');
    add(words.highNet, null, netSavings.p90, 'money');
  }
  return { name, rows, widths: [58, 18, 18, 16], fixed: [0, 0] };
}
