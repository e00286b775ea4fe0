// Pages that were never made with guests in mind: their styles, scripts and directions do not break the widgets, and the
// widgets do not break them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { items, session, shifts, startStranger, type Stranger } from './site.ts';

let stranger: Stranger;
before(async () => {
  stranger = await startStranger();
});
after(() => stranger?.stop());

const open = (page: Page) =>
  page
    .locator('wk-recommendations')
    .getByRole('button', { name: /Compressor 2/ })
    .first();

const hostile = {
  'resets everything': '* { all: unset }',
  'resets everything and means it': '* { all: initial !important }',
  'hides every button': 'button, [role=button], input, svg { display: none !important }',
  'has a root font of 62.5 %': 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  'has a root font of 32 px and huge words': 'html { font-size: 32px } body { word-spacing: 3em }',
  'colours and floats all there is':
    '* { color: red !important; position: static; transition: all 2s } p, h1, h2, h3, li, button, img { float: left; font-size: 40px }',
  'makes everything a grid': 'body * { display: grid; min-height: 60px; border: 3px solid }',
};

for (const [name, css] of Object.entries(hostile)) {
  test(`in a page that ${name}, the list is whole and a finding opens`, async () => {
    const { page, said } = await stranger.open({ css, body: session() });
    await items(page).first().waitFor();
    assert.equal(await items(page).count(), 8);
    const size = await open(page).boundingBox();
    assert.ok(size && size.height >= 16 && size.width >= 60, JSON.stringify(size));
    const text = await open(page).evaluate((button) =>
      parseFloat(getComputedStyle(button).fontSize),
    );
    assert.ok(text >= 12 && text <= 40, `text of ${text} px`);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(tooWide <= 0, `${tooWide} px stick out at the side`);
    await open(page).click();
    await page.getByRole('button', { name: 'Back to the list' }).waitFor();
    await page.getByRole('radio', { name: 'Approve', exact: true }).check();
    await page.getByRole('button', { name: 'Send my approval' }).waitFor();
    assert.deepEqual(said, []);
    await page.close();
  });
}

test('a page with a Lit of its own keeps it, and shows the widgets beside it', async () => {
  const { page, said } = await stranger.open({
    script: await ownLit(),
    body: `<own-greeting></own-greeting>${session()}`,
  });
  await page.getByText('Good day from the host').waitFor();
  await items(page).first().waitFor();
  assert.deepEqual(said, []);
  await page.close();
});

test('from right to left, the list begins at the right and nothing sticks out', async () => {
  const { page } = await stranger.open({ language: 'ar-XB', direction: 'rtl', body: session() });
  await items(page).first().waitFor();
  const list = await page.locator('wk-recommendations').boundingBox();
  const title = await open(page).boundingBox();
  assert.ok(list && title);
  const atTheStart = list.x + list.width - (title.x + title.width);
  assert.ok(atTheStart < list.width / 3, `the title begins ${atTheStart} px from the right`);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(tooWide <= 0, `${tooWide} px stick out at the side`);
  await page.close();
});

test('what the host shows above and below does not move while the widgets load', async () => {
  const { page } = await stranger.open({
    css: 'p { margin: 40px 0 }',
    body: `<p>Above</p>${session()}<p id="below">Below</p>`,
  });
  await items(page).first().waitFor();
  await page.waitForTimeout(500);
  assert.equal(await shifts(page), 0);
  await page.close();
});

/** A page's own bundle with its own copy of Lit, as a stranger's build would make it. */
async function ownLit(): Promise<string> {
  const entry = 'virtual:greeting';
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../../packages/elements/', import.meta.url)),
    build: { write: false, rolldownOptions: { input: entry } },
    plugins: [
      {
        name: 'greeting',
        resolveId: (id) => (id === entry ? `\0${entry}` : null),
        load: (id) =>
          id === `\0${entry}`
            ? `import { html, LitElement } from 'lit';
               customElements.define('own-greeting', class extends LitElement {
                 render() { return html\`<p>Good day from the host</p>\`; }
               });`
            : null,
      },
    ],
  });
  const [bundle] = [built].flat();
  assert.ok(bundle && 'output' in bundle);
  return bundle.output[0].code;
}
