// The sentences above schemas and fields in the contracts' sources: what they tell a reader of the code they tell here too.
import { readdirSync, readFileSync } from 'node:fs';

export interface Words {
  readonly schemas: ReadonlyMap<string, string>;
  /** By `Schema.field`. */
  readonly fields: ReadonlyMap<string, string>;
}

const SCHEMA = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const (\w+) =/g;
const FIELD = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+): /g;

const plain = (comment: string): string =>
  comment
    .replaceAll(/^\s*\*\s?/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

export function readWords(): Words {
  const folder = new URL('.', import.meta.resolve('@wellkept/contracts'));
  const schemas = new Map<string, string>();
  const fields = new Map<string, string>();
  for (const file of readdirSync(folder).filter(
    (name) => name.endsWith('.ts') && name !== 'routes.ts',
  )) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    for (const [, comment = '', name = ''] of text.matchAll(SCHEMA))
      schemas.set(name, plain(comment));
    // From one schema to the next: the fields in between are its own (or its inner objects', which share its words).
    for (const part of text.split(/^export const /m).slice(1)) {
      const name = /^\w+/.exec(part)?.[0] ?? '';
      for (const [, comment = '', field = ''] of part.matchAll(FIELD))
        fields.set(`${name}.${field}`, plain(comment));
    }
  }
  return { schemas, fields };
}
