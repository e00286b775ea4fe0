// How long until the first list is painted, token and list requests included, beside elements that only say hello:
// one in plain JavaScript, one in Lit, each one file. Fresh contexts, shuffled, medians. `paint.ts [rounds]`
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { launch, serve } from './server.ts';

const rounds = Number(process.argv[2] ?? 9);
const limit = 1.6;

const hello: Record<string, string> = {
  plain: `customElements.define('x-hello', class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<p part="item">Hello, world</p>'; }
  });`,
  lit: `import { LitElement, html } from 'lit';
  customElements.define('x-hello', class extends LitElement {
    render() { return html\`<p part="item">Hello, world</p>\`; }
  });`,
};

/** One minified file, resolved as the elements resolve. */
async function bundle(code: string): Promise<string> {
  const elements = fileURLToPath(new URL('../../elements/src/hello.js', import.meta.url));
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    root: join(elements, '../..'),
    plugins: [
      {
        name: 'hello',
        resolveId: (id) => (id === 'hello' ? elements : null),
        load: (id) => (id === elements ? code : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: 'hello' },
    },
  })) as Rolldown.RolldownOutput;
  return result.output[0].code;
}

const page = (
  name: string,
): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Hello</title>
<script type="module" src="/${name}.js"></script><x-hello></x-hello></html>`;

const files: Record<string, string> = {};
for (const [name, code] of Object.entries(hello)) {
  files[`/${name}`] = page(name);
  files[`/${name}.js`] = await bundle(code);
}
const server = await serve(files);
const browser = await launch();

/** Milliseconds from the start of the navigation to the frame after the first content of an element. */
async function load(path: string, from: Browser): Promise<number> {
  const context = await from.newContext({ viewport: { width: 1000, height: 800 } });
  try {
    const tab = await context.newPage();
    await tab.addInitScript(() => {
      const find = (root: ParentNode): boolean =>
        root.querySelector('[part="item"]') !== null ||
        [...root.querySelectorAll('*')].some(
          (element) => element.shadowRoot !== null && find(element.shadowRoot),
        );
      const look = (): void => {
        if (!find(document)) return void requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => performance.mark('painted')));
      };
      look();
    });
    await tab.goto(server.url + path);
    await tab.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
    return await tab.evaluate(
      () => performance.getEntriesByName('painted')[0]?.startTime ?? Number.NaN,
    );
  } finally {
    await context.close();
  }
}

const times: Record<string, number[]> = { '/plain': [], '/lit': [], '/': [] };
try {
  for (let round = -1; round < rounds; round += 1) {
    for (const path of Object.keys(times).sort(() => Math.random() - 0.5)) {
      const time = await load(path, browser);
      if (round >= 0) times[path]?.push(time);
    }
  }
} finally {
  await browser.close();
  server.close();
}
const median = (list: number[] = []): number =>
  list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const [plain, lit, list] = [median(times['/plain']), median(times['/lit']), median(times['/'])];
console.log(`hello, plain element   ${plain.toFixed(0)} ms`);
console.log(`hello, Lit element     ${lit.toFixed(0)} ms`);
console.log(`first list painted     ${list.toFixed(0)} ms`);
console.log(
  `ratio                  ${(list / plain).toFixed(2)} of plain, ${(list / lit).toFixed(2)} of Lit; at most ${limit}`,
);
process.exitCode = list / lit > limit ? 1 : 0;
