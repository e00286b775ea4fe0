// Files made in a stranger's page with a strict policy: nothing is loaded before it is asked for, and nothing is refused.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { rooftopUnitCase } from '@wellkept/testing';
import { startStranger, type Stranger } from './site.ts';

let stranger: Stranger;
before(async () => {
  stranger = await startStranger();
});
after(() => stranger?.stop());

test('spreadsheet and years are made under a strict policy, without a server, and their code comes when asked for', async () => {
  const body = `<wk-economics futures="1000"><script type="application/json">${JSON.stringify(rooftopUnitCase)}</script></wk-economics>`;
  const { page, said } = await stranger.open({ body });
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  const save = async (part: string) => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator(`wk-take-away [part="${part}"]`).click(),
    ]);
    return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
  };
  await page.locator('wk-take-away [part="spreadsheet"]').waitFor();
  const before_ = loaded.length;
  const sheet = await save('spreadsheet');
  assert.equal(sheet.name, 'RTU-3-2026-11-24.xlsx');
  assert.equal(sheet.content.subarray(0, 2).toString(), 'PK');
  assert.ok(loaded.length > before_, 'its code was not there before');
  const years = await save('years');
  assert.equal(years.name, 'RTU-3-2026-11-24.csv');
  assert.match(years.content.toString(), /^\uFEFFOption,Year,/);
  assert.deepEqual(said, []);
  assert.deepEqual(stranger.asked, []);
  await page.close();
});
