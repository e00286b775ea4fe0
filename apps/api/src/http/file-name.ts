// The name under which somebody's file is kept and saved.

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/webp': 'webp',
  'text/plain': 'txt',
  'text/csv': 'csv',
};

/** Turn the reading direction, so that `exe.fdp` reads as `pdf.exe` backwards; and control characters. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]/gu;

/** @returns The given name without what deceives the eye, ending as its type does whatever it was called before. */
export function fileName(given: string, contentType: string): string {
  const ending = ENDINGS[contentType.split(';')[0]!.trim()];
  const seen = given.replaceAll(UNSEEN, '').replaceAll(/[/\\]/g, '_').trim();
  if (ending === undefined) return seen;
  if (seen.toLowerCase().endsWith(`.${ending}`)) return seen;
  const bare = seen.replace(/\.[a-z][a-z\d]{1,4}$/i, '').slice(0, 190) || 'file';
  return bare.toLowerCase().endsWith(`.${ending}`) ? bare : `${bare}.${ending}`;
}
