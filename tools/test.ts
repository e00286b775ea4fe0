// `npm test`: types, then every test of the project, and one line that sums them up. `npm test -- elements client/src`
// runs some of them, by the name of a part (node, elements, browser) or by a bit of a path.
import { builtStorybook } from './test/built-storybook.ts';
import { ensureChromium } from './chromium.ts';
import { startPostgres } from './postgres.ts';
import { main, onStopRequest } from './say.ts';
import { buildAssets } from './start/assets.ts';
import { type Counts, summary } from './test/counts.ts';
import { chooseParts, type Part } from './test/parts.ts';
import { checkTypes, runPart, stopRunners } from './test/runners.ts';

/** What test files of whole pages share is built before any of them starts. */
async function prepare({ files }: Part): Promise<void> {
  await buildAssets(console.log);
  if (files.some((file) => file.startsWith('stories/'))) await builtStorybook();
}

await main(async () => {
  onStopRequest(() => {
    stopRunners();
    process.exit(1);
  });
  const wanted = process.argv.slice(2);
  const parts = chooseParts(wanted);
  const env: Record<string, string> = {};
  if (parts.some(({ name }) => name !== 'node')) env['CHROME_PATH'] = ensureChromium(console.log);

  const began = performance.now();
  const all: Counts[] = [];
  if (wanted.length === 0) all.push(await checkTypes());
  const needsDatabase = parts.some(({ name }) => name !== 'elements');
  const database = needsDatabase
    ? await startPostgres({ throwaway: true, log: console.log })
    : undefined;
  if (database) env['WELLKEPT_TEST_DATABASE_URL'] = database.url;
  try {
    for (const part of parts) {
      if (part.name === 'browser') await prepare(part);
      all.push(await runPart(part, env));
    }
  } finally {
    await database?.stop();
  }
  console.log(`\nDone in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
  console.log(summary(all));
  return all.some(({ failed }) => failed > 0) ? 1 : 0;
});
