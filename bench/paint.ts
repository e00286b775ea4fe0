/**
 * How long until the first list is painted, token and list requests included, beside a hello-world element in Lit in
 * the same page: one Chromium, a fresh context for each load, all pages once a round in shuffled order, the first
 * round thrown away, medians.
 *
 *   npm run bench -- paint [rounds]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { median, report, type Figure } from './figures/report.ts';
import { desktop, openBrowser } from './page/browser.ts';

const rounds = Number(process.argv[2] ?? 15);
const limit = 1.6;
const pages = ['plain', 'lit', 'list', 'canned'] as const;

/** Milliseconds from the start of the navigation until the frame with the element's first content was made. */
async function load(url: string, browser: Browser): Promise<number> {
  const context = await browser.newContext(desktop);
  try {
    const tab = await context.newPage();
    await tab.addInitScript(() => {
      const look = (): void => {
        const inside = (tag: string) => document.querySelector(tag)?.shadowRoot;
        const there =
          inside('hello-element')?.querySelector('p') ??
          inside('wk-recommendations')?.querySelector('[part="item"]');
        if (!there) return void requestAnimationFrame(look);
        // This runs before the frame is made; a message arrives after it.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => performance.mark('painted'));
        port1.start();
        port2.postMessage(0);
      };
      look();
    });
    await tab.goto(url);
    const painted = (): number | undefined => performance.getEntriesByName('painted')[0]?.startTime;
    return Number(await (await tab.waitForFunction(painted)).jsonValue());
  } finally {
    await context.close();
  }
}

const backend = fork(fileURLToPath(new URL('page/backend.ts', import.meta.url)), [], {
  execArgv: ['--conditions=@wellkept/source'],
});
const [site] = (await Promise.race([
  once(backend, 'message'),
  once(backend, 'exit').then(() => Promise.reject(new Error('the backend did not start'))),
])) as [string];
const times: Record<(typeof pages)[number], number[]> = {
  plain: [],
  lit: [],
  list: [],
  canned: [],
};
const loads: number[] = [];
const browser = await openBrowser();
try {
  for (let round = -1; round < rounds; round += 1) {
    const order = pages.map((page) => ({ page, by: Math.random() })).sort((a, b) => a.by - b.by);
    for (const { page } of order) {
      const time = await load(`${site}/${page}`, browser);
      if (round >= 0) times[page].push(time);
    }
    loads.push(loadavg()[0] ?? 0);
  }
} finally {
  await browser.close();
  backend.send('stop');
  await once(backend, 'exit');
}

const lit = median(times.lit);
const beside = (name: string, page: (typeof pages)[number], held = false): Figure => {
  const ratio = median(times[page]) / lit;
  return {
    name,
    measured: `${ratio.toFixed(2)} ×  (${median(times[page]).toFixed(0)} ms)`,
    limit: held ? `≤ ${limit} × hello in Lit` : '',
    met: !held || ratio <= limit,
  };
};
console.log(`load ${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`);
report([
  beside('first list painted', 'list', true),
  beside('  the same with answers from memory', 'canned'),
  beside('  hello in Lit', 'lit'),
  beside('  hello without a library', 'plain'),
]);
