import { de } from './de.ts';
import { en } from './en.ts';
import type { RemarkKind, Rule, WordList } from './rule.ts';

/** The texts of a recommendation that a customer reads. */
export interface Texts {
  readonly title: string;
  readonly found: string;
  readonly suggestion: string;
  readonly why: string;
  readonly ifYouWait: string;
}
export type Field = keyof Texts;
export type Language = 'en' | 'de';

/** One thing worth a second thought. It is a suggestion: nothing is ever held back by it. */
export interface Remark {
  readonly field: Field;
  readonly kind: RemarkKind;
  /** The words meant, as they stand there, and where: code units from the field's start. Empty for what is missing. */
  readonly found: string;
  readonly at: number;
  /** The reason, in the language of the text. */
  readonly why: string;
  /** What to say instead; `null` where that depends. */
  readonly instead: string | null;
}

const lists: Readonly<Record<Language, WordList>> = { en, de };
const languages = Object.keys(lists) as readonly Language[];
const fields: readonly Field[] = ['title', 'found', 'suggestion', 'why', 'ifYouWait'];

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A word as listed: whole words only, any ending for `*`, any dash or none between, either apostrophe. */
function patternOf(word: string): RegExp {
  const loose = escape(word)
    .replace(/\\\*$/, '\\p{L}*')
    .replaceAll('’', "[’']")
    .replace(/[ -]/g, '[\\s\\u2010-\\u2014-]+');
  const capitals = word === word.toUpperCase();
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${loose}(?![\\p{L}\\p{N}]|-\\p{N})`,
    capitals ? 'gu' : 'giu',
  );
}

const patterns = new Map<Rule, readonly RegExp[]>(
  languages.flatMap((language) =>
    lists[language].rules.map((rule) => [rule, rule.words.map(patternOf)] as const),
  ),
);

/** Jargon that is explained right behind it, in brackets, is none. */
const isExplained = (text: string, end: number): boolean =>
  /^\s*\([^)]{3,}\)/.test(text.slice(end));

/** Which of the known languages a text is written in, by its small words; English when nothing tells. */
export function languageOf(text: string): Language {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const score = (language: Language) =>
    words.filter((word) => lists[language].marks.includes(word)).length;
  return languages.reduce((best, each) => (score(each) > score(best) ? each : best), 'en');
}

/**
 * What in these texts sells, presses, blames or is jargon, and what is missing. In the order of reading.
 * @param language Default: the one they are written in.
 */
export function checkWording(
  texts: Texts,
  language: Language = languageOf(Object.values(texts).join(' ')),
): Remark[] {
  const { rules, missing } = lists[language];
  const found = fields.flatMap((field) =>
    rules.flatMap((rule) => remarksOf(rule, field, texts[field])),
  );
  const absent = (['suggestion', 'why', 'ifYouWait'] as const)
    .filter((field) => texts[field].trim() === '')
    .map((field): Remark => {
      const why = missing[field];
      return { field, kind: 'missing', found: '', at: 0, why, instead: null };
    });
  return [...found, ...absent].toSorted(
    (a, b) => fields.indexOf(a.field) - fields.indexOf(b.field) || a.at - b.at,
  );
}

function remarksOf(rule: Rule, field: Field, text: string): Remark[] {
  const { kind, why, instead = null } = rule;
  return (patterns.get(rule) ?? []).flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter((match) => kind !== 'jargon' || !isExplained(text, match.index + match[0].length))
      .map((match) => ({ field, kind, found: match[0], at: match.index, why, instead })),
  );
}
