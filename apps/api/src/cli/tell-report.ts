// An import's report in words for a terminal.
import type { ImportReport } from '@wellkept/contracts';

const MOST_SHOWN = 50;

/** What stood in a file must not be able to steer the terminal. */
const visible = (text: string): string => text.replaceAll(/\p{Cc}/gu, '·');
const count = (value: number): string => value.toLocaleString('en');
const plural = (value: number, one: string): string =>
  `${count(value)} ${one}${value === 1 ? '' : 's'}`;

export function tellReport(report: ImportReport, organizationId: string): string[] {
  if (report.undoneAt !== null) return ['The import was taken back: what it created is gone.'];
  const lines: string[] = [];
  const would = report.dryRun ? 'would be ' : '';
  for (const file of report.files) {
    if (file.readings) {
      lines.push(
        `${visible(file.name)} (${file.kind}) does not tell how its letters are written. Choose the reading that is right:`,
        ...file.readings.map(
          ({ encoding, sample }) => `  --encoding ${encoding}: ${visible(sample)}`,
        ),
      );
      continue;
    }
    const delimiter = file.delimiter === '\t' ? 'tab' : file.delimiter;
    lines.push(
      `${visible(file.name)} (${file.kind}): ${plural(file.rows, 'row')}: ${count(file.created)} ${would}created, ${count(file.changed)} ${would}changed, ` +
        `${count(file.unchanged)} unchanged, ${count(file.failed)} refused`,
      `  read as ${file.encoding}; delimiter “${delimiter}”; decimals “${file.decimal}”; dates ${file.dateOrder}`,
      `  fields: ${Object.entries(file.mapping)
        .map(([field, column]) => `${field} ← ${visible(column)}`)
        .join(', ')}`,
      ...(file.ignored.length > 0
        ? [`  columns not read: ${file.ignored.map(visible).join(', ')}`]
        : []),
    );
    if (report.dryRun) {
      for (const row of file.preview) {
        lines.push(
          `  · ${Object.entries(row)
            .filter(([, value]) => value !== '')
            .map(([field, value]) => `${field}: ${visible(value)}`)
            .join(' | ')}`,
        );
      }
    }
  }
  const offers = report.offers ?? [];
  if (offers.length > 0) lines.push('', 'Not taken in, because no unit is called just so:');
  for (const { file, line, word, means, rows } of offers)
    lines.push(
      `  ${visible(file)}:${line}, ${plural(rows, 'row')}: “${visible(word)}” may be ${means.map((tag) => `“${visible(tag)}”`).join(' or ')}. ` +
        `If so, import again with --same "${visible(word)}=${visible(means[0] ?? '')}"`,
    );
  const refused = report.errors.length + report.furtherErrors;
  if (refused > 0) lines.push('', `${plural(refused, 'row')} refused:`);
  for (const { file, line, column, reason, value } of report.errors.slice(0, MOST_SHOWN)) {
    lines.push(
      `  ${visible(file)}:${line}${column === null ? '' : `, column ${visible(column)}`}: ${reason}${value ? ` (“${visible(value)}”)` : ''}`,
    );
  }
  if (refused > MOST_SHOWN)
    lines.push(`  … and ${count(refused - MOST_SHOWN)} more (--json lists up to 1,000)`);
  lines.push('');
  if (report.dryRun) lines.push('This was a dry run: nothing was changed.');
  else
    lines.push(
      `Import ${report.id}. To take it back: npm run wellkept -- import --org ${organizationId} --undo ${report.id}`,
    );
  return lines;
}
