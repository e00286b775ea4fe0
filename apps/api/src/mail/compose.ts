// What a mail says as text and as HTML, from the words of its language. Nothing of it can become a header or a tag.
import type { Content, MailData, MailKind } from './kinds.ts';
import { de } from './words/de.ts';
import { en, type MailWords } from './words/en.ts';

export interface Around {
  readonly firm: string;
  readonly phone: string;
  readonly person: string;
  /** The address of a place in the portal. */
  readonly link: (path: string) => string;
  /** For how many days the links sign in; 0 when they do not. */
  readonly linkDays: number;
  /** The page on which reminders are stopped: of one item, or of all. */
  readonly stop?: (recommendationId?: string) => string;
}

export interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const MAX_SUBJECT = 180;

export const wordsOf = (language: string): MailWords => (language === 'de' ? de : en);

/** Without what could end a line, or turn the direction of reading. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most so many UTF-16 units, cut between characters as a reader sees them. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

export function compose<K extends MailKind>(
  kind: K,
  data: MailData[K],
  language: string,
  around: Around,
): Composed {
  const words = wordsOf(language);
  const say = words[kind] as (data: MailData[K], firm: string) => Content;
  const content = say(data, around.firm);
  const subject = oneLine(content.subject);
  const parts = partsOf(content, words, around);
  return {
    subject: shortened(subject, MAX_SUBJECT),
    text: `${parts.map(toText).join('\n\n')}\n`,
    html: toPage(parts, words.locale),
  };
}

type Part =
  | { readonly is: 'words'; readonly text: string; readonly small?: true }
  | { readonly is: 'item'; readonly title: string; readonly detail: string; readonly href: string }
  | { readonly is: 'press'; readonly label: string; readonly href: string }
  | { readonly is: 'link'; readonly label: string; readonly href: string };

function partsOf(content: Content, words: MailWords, around: Around): Part[] {
  const parts: Part[] = [{ is: 'words', text: words.greeting(around.person) }];
  for (const text of content.paragraphs) parts.push({ is: 'words', text });
  for (const { title, detail, path, stoppable } of content.items ?? []) {
    parts.push({ is: 'item', title, detail, href: around.link(path ?? '') });
    if (stoppable && around.stop)
      parts.push({ is: 'link', label: words.stopItem, href: around.stop(stoppable) });
  }
  if (content.action)
    parts.push({
      is: 'press',
      label: content.action.label,
      href: around.link(content.action.path),
    });
  for (const text of content.after ?? []) parts.push({ is: 'words', text });
  if (around.linkDays > 0)
    parts.push({ is: 'words', text: words.linkNote(around.linkDays), small: true });
  if (around.stop) {
    parts.push({ is: 'words', text: words.stopNote, small: true });
    parts.push({ is: 'link', label: words.stop, href: around.stop() });
  }
  parts.push({ is: 'words', text: words.from(around.firm, around.phone), small: true });
  return parts;
}

const toText = (part: Part): string => {
  switch (part.is) {
    case 'words':
      return tame(part.text);
    case 'item':
      return `- ${oneLine(part.title)}\n  ${oneLine(part.detail)}\n  ${part.href}`;
    case 'press':
    case 'link':
      return `${oneLine(part.label)}:\n${part.href}`;
  }
};

/** Words may have lines; other control characters they may not. */
const tame = (text: string): string =>
  text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?!\n)\p{Cc}/gu, ' ');

const escape = (text: string): string =>
  text.replaceAll(
    /[&<>"']/g,
    (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[mark]!,
  );

// The inline styles are for mail programs that drop a style sheet; the sheet below turns them for a dark screen.
const SMALL = 'color:#595959;font-size:13px';
const PRESS =
  'display:inline-block;padding:11px 18px;border-radius:6px;background:#1d4f91;color:#ffffff;text-decoration:none;font-weight:600';
const DARK =
  ':root{color-scheme:light dark;supported-color-schemes:light dark}' +
  '@media(prefers-color-scheme:dark){body{background:#18191b!important;color:#ececec!important}' +
  'a{color:#9cc4ff!important}.small{color:#b9b9b9!important}' +
  '.press{background:#9cc4ff!important;color:#10161f!important}}';

/** A paragraph runs the way its first letter is written. */
const toHtml = (part: Part): string => {
  const href = 'href' in part ? escape(part.href) : '';
  switch (part.is) {
    case 'words': {
      const small = part.small ? ` class="small" style="${SMALL}"` : '';
      return `<p dir="auto"${small}>${escape(tame(part.text)).replaceAll('\n', '<br>')}</p>`;
    }
    case 'item':
      return `<p dir="auto"><a href="${href}"><b>${escape(oneLine(part.title))}</b></a><br>${escape(oneLine(part.detail))}</p>`;
    case 'press':
      return `<p><a class="press" href="${href}" style="${PRESS}">${escape(oneLine(part.label))}</a></p>`;
    case 'link':
      return `<p class="small" style="${SMALL}"><a href="${href}">${escape(oneLine(part.label))}</a></p>`;
  }
};

const toPage = (parts: readonly Part[], locale: string): string =>
  `<!doctype html><html lang="${locale.slice(0, 2)}"><head><meta charset="utf-8">` +
  `<meta name="color-scheme" content="light dark"><style>${DARK}</style></head>` +
  `<body style="font:16px/1.5 sans-serif;color:#1a1a1a;background:#ffffff"><div style="max-width:560px;margin:0 auto;padding:16px;overflow-wrap:anywhere">` +
  `${parts.map(toHtml).join('\n')}</div></body></html>`;
