// Words that belong to the contract between programs and to nobody's page: names of fields and codes, pointers, JSON,
// commands, and what a program writes when it has nothing to write.
import { readFileSync } from 'node:fs';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** Hyphenated values that are words of the language, too. */
const ENGLISH = new Set(['call-back', 'hand-over', 'in-progress']);

/** The names of fields in several words, as the contract and as the database write them, and codes in several words. */
const names = ((): ReadonlySet<string> => {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { properties, enum: values, const: only } = value as Schema;
    for (const name of Object.keys(properties ?? {})) {
      if (!/[a-z][A-Z]/u.test(name)) continue;
      found.add(name);
      found.add(name.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`));
    }
    for (const code of [...(values ?? []), only])
      if (typeof code === 'string' && /^[a-z]+(-[a-z]+)+$/u.test(code) && !ENGLISH.has(code))
        found.add(code);
    for (const part of Object.values(value)) walk(part);
  };
  walk(JSON.parse(readFileSync(new URL('../../apps/api/openapi.json', import.meta.url), 'utf8')));
  return found;
})();

/** What looks like one of them, whether the contract knows it or not. */
const shapes: readonly RegExp[] = [
  /(?<=^|[\s“„"'(,;:])\/[a-z][\w-]*(?:\/[\w-]+)*(?=$|[\s.,;:”“"')])/gu, // a JSON pointer
  /\?[a-z]\w*(?==)/gu,
  /\b[a-z]+(?:_[a-z]+)+\b/gu,
  /(?<![\w./@-])[a-z]{2,}(?:[A-Z][a-z]+)+\b/gu,
  /[{}]/gu,
  /\b(?:npm|npx|pnpm) \w+/gu,
  /\bminor units?\b/giu,
  /\b(?:undefined|null|NaN|Infinity)\b/gu,
  /\[object/gu,
  /\burn:\w+/gu,
  /\b(?:SHA-256|UUID|JSON|HTTP|RFC \d+|ISO \d+|UTF-8|IANA)\b/gu,
];

/** @returns What of the contract stands in the text; empty for a text that is for people. */
export const contractWordsIn = (text: string): string[] => {
  const found = shapes.flatMap((shape) => text.match(shape) ?? []);
  const words = text.match(/[A-Za-z]+(?:[-_][A-Za-z]+)*/gu) ?? [];
  return [...new Set([...found, ...words.filter((word) => names.has(word))])];
};
