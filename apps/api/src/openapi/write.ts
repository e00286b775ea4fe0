// `node apps/api/src/openapi/write.ts` writes apps/api/openapi.json; with `--check` it only says whether it is fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { createDocument } from './document.ts';

const file = new URL('../../openapi.json', import.meta.url);

export const isFresh = (): boolean => {
  try {
    return readFileSync(file, 'utf8') === textOf();
  } catch {
    return false;
  }
};

const textOf = (): string => `${JSON.stringify(createDocument(), null, 2)}\n`;

if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(file, textOf());
  else if (!isFresh()) {
    process.stderr.write(
      'apps/api/openapi.json is older than the contracts: run `node apps/api/src/openapi/write.ts`.\n',
    );
    process.exitCode = 1;
  }
}
