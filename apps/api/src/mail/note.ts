/** Their note is a summary, nobody's own words. */
const SUMMED: ReadonlySet<string> = new Set(['declined', 'deferred', 'fixed-elsewhere']);

/** What stands beside an event: within quotation marks only what somebody wrote; of a change, the names of its parts. */
export function noteWords(
  { type, note }: { readonly type: string; readonly note: string },
  quoted: (words: string) => string,
  parts: Readonly<Record<string, string>>,
): string {
  if (SUMMED.has(type)) return note;
  if (type !== 'edited') return quoted(note);
  return note
    .split(/,\s*/)
    .map((part) => parts[part] ?? part)
    .join(', ');
}
