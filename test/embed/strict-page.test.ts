// The script tag in a stranger's page with a strict policy, in Chromium: what it loads, moves and survives.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { goodToken, items, session, shifts, startStranger, type Stranger } from './site.ts';

let stranger: Stranger;
before(async () => {
  stranger = await startStranger();
});
after(() => stranger?.stop());

test('the list stands in a page with a strict policy, moves nothing in it and says nothing on the console', async () => {
  const { page, said } = await stranger.open({ body: session() });
  await items(page).first().waitFor();
  assert.equal(await items(page).count(), 8);
  await page.waitForTimeout(300);
  assert.deepEqual(said, []);
  assert.equal(await shifts(page), 0);
  await page.close();
});

test('one token is asked for, before the elements’ code has arrived, and no secret is in an address', async () => {
  const { page } = await stranger.open({ body: session() });
  await items(page).first().waitFor();
  assert.equal(stranger.asked[0], 'POST /wellkept/token');
  assert.equal(stranger.asked.filter((line) => line.endsWith('/token')).length, 1);
  await page.close();
});

test('the first data are asked for once, however the list begins', async () => {
  for (const list of [
    '<wk-recommendations></wk-recommendations>',
    '<wk-recommendations compact></wk-recommendations>',
    '<wk-recommendations limit="7"></wk-recommendations>',
  ]) {
    const { page } = await stranger.open({ body: session(list) });
    await items(page).first().waitFor();
    await page.waitForTimeout(200);
    for (const path of ['/v1/me', '/v1/recommendations']) {
      assert.equal(
        stranger.asked.filter((line) => line === `GET ${path}`).length,
        1,
        `${path} for ${list}`,
      );
    }
    await page.close();
  }
});

test('elements put into the page later are loaded then, and work after being moved', async () => {
  const { page } = await stranger.open({ body: '<main></main>' });
  await page.waitForTimeout(200);
  assert.deepEqual(stranger.asked, []);
  await page.evaluate((api) => {
    const around = document.createElement('wk-session');
    around.setAttribute('api', api);
    around.setAttribute('token-url', '/wellkept/token');
    around.append(document.createElement('wk-recommendations'));
    document.querySelector('main')?.append(around);
  }, stranger.apiOrigin);
  await items(page).first().waitFor();
  await page.evaluate(() => {
    const around = document.querySelector('wk-session') as Element;
    around.remove();
    document.body.prepend(around);
  });
  assert.equal(await items(page).count(), 8);
  await page.close();
});

test('the script twice and two sessions in a page do no harm', async () => {
  const { page, said } = await stranger.open({
    head: `<script type="module" src="${stranger.apiOrigin}/embed/v1/wellkept.js?again"></script>`,
    body: session() + session(undefined, 'theme="slate" lang="de"'),
  });
  await page.locator('wk-session').nth(1).locator('[part="item"]').first().waitFor();
  assert.equal(await items(page).count(), 16);
  await page.getByText('Wartet auf Sie').first().waitFor();
  assert.deepEqual(said, []);
  await page.close();
});

test('a page that forbids a second copy of Lit is told so in plain words', async () => {
  const { page, said } = await stranger.open({
    policy: 'trusted-types lit-html wellkept',
    body: '<p>Nothing of ours yet</p>',
  });
  await page.evaluate(() => {
    (
      globalThis as unknown as {
        trustedTypes: { createPolicy(name: string, rules: object): unknown };
      }
    ).trustedTypes.createPolicy('lit-html', {});
    document.body.append(document.createElement('wk-recommendations'));
  });
  await page.waitForTimeout(800);
  assert.ok(
    said.some((line) => line.includes('second copy of Lit') && line.includes("'allow-duplicates'")),
    said.join('\n'),
  );
  await page.close();
});

test('the host’s own styles do not reach inside', async () => {
  const { page } = await stranger.open({
    css: '*{box-sizing:content-box;letter-spacing:3px;text-transform:uppercase;line-height:3}button{background:red}',
    body: session(),
  });
  await items(page).first().waitFor();
  const style = await page
    .locator('wk-recommendations [part="open"]')
    .first()
    .evaluate((button) => {
      const { letterSpacing, textTransform, backgroundColor } = getComputedStyle(button);
      return { letterSpacing, textTransform, backgroundColor };
    });
  assert.equal(style.textTransform, 'none');
  assert.equal(style.backgroundColor, 'rgba(0, 0, 0, 0)');
  assert.ok(['normal', '0px'].includes(style.letterSpacing), style.letterSpacing);
  await page.close();
});

test('a session that ends says so, keeps the page in place and goes on after one press', async () => {
  const { page } = await stranger.open({ body: session() });
  await items(page).first().waitFor();
  // The stream is opened late; refused, it would end the session before the press below does.
  while (!stranger.asked.includes('GET /v1/stream')) await page.waitForTimeout(50);
  stranger.refuseToken = true;
  stranger.token = () => ({ status: 401 });
  await page
    .locator('wk-recommendations')
    .getByRole('button', { name: /Booked/ })
    .click();
  await page.getByText('You were signed out').waitFor();
  const foot = await page
    .locator('footer', { hasText: 'own foot' })
    .evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(foot > 700, `the host's foot stays below: ${foot}`);
  stranger.refuseToken = false;
  stranger.token = goodToken('u');
  await page.getByRole('button', { name: 'Sign in and go on' }).click();
  await items(page).first().waitFor();
  await page.close();
});

test('a session can be made by code, with a token from the page’s own code', async () => {
  const { page } = await stranger.open({ body: '<main></main>' });
  await page.evaluate(async (api) => {
    const { createWellkept } = await import(`${api}/embed/v1/wellkept.js`);
    const getToken = async () => ({
      token: 'mine',
      expiresAt: new Date(Date.now() + 900_000).toISOString(),
    });
    const wellkept = createWellkept({ api, getToken, theme: 'paper' });
    wellkept.create('wk-recommendations', { compact: '' });
    document.querySelector('main')?.append(wellkept.session);
  }, stranger.apiOrigin);
  await items(page).first().waitFor();
  assert.equal(
    stranger.asked.some((line) => line.includes('token')),
    false,
  );
  await page.close();
});

test('without JavaScript the host’s own words stay readable', async () => {
  const { page } = await stranger.open(
    {
      body: session('<wk-recommendations><a href="tel:015550142">Ring us</a></wk-recommendations>'),
    },
    { javaScript: false },
  );
  assert.equal(await page.getByText('Ring us').isVisible(), true);
  await page.close();
});
