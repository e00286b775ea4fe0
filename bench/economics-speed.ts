/**
 * How fast the engine answers, here and in Chromium (`--here` leaves Chromium out).
 *
 *   node --conditions=@wellkept/source bench/economics-speed.ts [--here]
 */
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumFlags, ensureChromium } from '../tools/chromium.ts';
import { projectRoot } from '../tools/data-folder.ts';
import { measure, type Speed } from './economics/speed.ts';

async function inChromium(): Promise<Speed> {
  const [built] = [
    await build({
      configFile: false,
      logLevel: 'warn',
      resolve: { conditions: ['@wellkept/source'] },
      build: {
        write: false,
        target: 'es2022',
        lib: {
          entry: join(projectRoot, 'bench/economics/speed.ts'),
          formats: ['iife'],
          name: 'speed',
        },
      },
    }),
  ].flat();
  if (!built || !('output' in built)) throw new Error('nothing was built');
  const browser = await chromium.launch({
    executablePath: ensureChromium(console.error),
    args: chromiumFlags,
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: built.output[0].code });
    return await page.evaluate(() =>
      (globalThis as unknown as { speed: { measure(): Speed } }).speed.measure(),
    );
  } finally {
    await browser.close();
  }
}

function say(where: string, { engine, plain, tornado, longestStep, irr, roots }: Speed): void {
  const least = (values: readonly number[]): number => values[0] ?? Number.NaN;
  const middle = (values: readonly number[]): number => values[values.length >> 1] ?? Number.NaN;
  const ms = (values: readonly number[]): string =>
    `median ${middle(values).toFixed(1)} ms, least ${least(values).toFixed(1)} ms`;
  console.log(where);
  console.log(`  re-evaluation  ${ms(engine)} (aim 16)`);
  console.log(`  plain loop     ${ms(plain)}`);
  console.log(
    `  ratio          ${(middle(engine) / middle(plain)).toFixed(2)} of medians, ${(least(engine) / least(plain)).toFixed(2)} of least times (aim 1.3)`,
  );
  console.log(
    `  tornado        ${ms(tornado)}; longest step ${middle(longestStep).toFixed(1)} ms (aim: settled in 300, no frame held up)`,
  );
  console.log(`  27 flows       all ${roots} rates of return in ${irr.toFixed(2)} µs (aim 2)`);
}

const load = (): string =>
  `load ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores`;
say(`Node ${process.versions.node}, ${load()}`, measure());
if (!process.argv.includes('--here')) say(`Chromium, ${load()}`, await inChromium());
