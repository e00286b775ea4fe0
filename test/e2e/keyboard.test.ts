// The customer's way through the stranger's website without a mouse: opened, approved, booked and rated by keys alone,
// the focus visible and where a reader expects it.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { focusIsOn, hasFocus, tabTo } from './keys.ts';
import { startWorld, story, type World } from './world.ts';

const test = story();
let world: World;
let page: Page;

before(async () => {
  world = await startWorld();
  page = await (await world.visitor()).newPage();
  await page.goto(world.host);
  await page.getByRole('button', { name: /Door safety edge/ }).waitFor();
});
afterEach((context) => world.keepWhatFailed(context));
after(() => world?.stop());

test('a finding is opened with Enter, and the focus goes with the reader', async () => {
  await tabTo(page, page.getByRole('button', { name: /Door safety edge/ }));
  await page.keyboard.press('Enter');
  await focusIsOn(page, page.getByRole('button', { name: 'Back to the list' }));
});

test('back in the list, the focus is on the finding that was open', async () => {
  await page.keyboard.press('Enter');
  await focusIsOn(page, page.getByRole('button', { name: /Door safety edge/ }));
  await page.keyboard.press('Enter');
  await focusIsOn(page, page.getByRole('button', { name: 'Back to the list' }));
});

test('an answer is chosen with the arrow keys and sent with Enter', async () => {
  await choose(page.getByRole('group', { name: 'Your answer' }), 'Approve');
  await choose(page.getByRole('group', { name: 'Which one do you approve?' }), /New door/);
  const purchaseOrder = page.getByLabel(/PO number/);
  await tabTo(page, purchaseOrder);
  await page.keyboard.type('LF-90002');
  await tabTo(page, page.getByRole('button', { name: 'Send my approval' }));
  await page.keyboard.press('Enter');
  await page.getByText('Your approval is in', { exact: false }).waitFor();
});

test('after the answer the focus is at what comes next, not at the top of the page', async () => {
  await tabTo(page, page.getByRole('button', { name: 'Choose a time' }), 6);
  await page.keyboard.press('Enter');
});

test('a time is held with Space, the notes are typed, and Enter books it', async () => {
  const times = page.getByRole('group', { name: /^Times/ });
  await times.getByRole('radio').first().waitFor();
  await tabTo(page, times.getByRole('radio').first());
  await page.keyboard.press('Space');
  await page.getByText(/Held for you until/).waitFor();
  await tabTo(page, page.getByLabel(/How to get in/));
  await page.keyboard.type('Ring at the loading bay.');
  await tabTo(page, page.getByRole('button', { name: /^Book / }));
  await page.keyboard.press('Enter');
  await page.getByText('Ring at the loading bay.').waitFor();
  await tabTo(page, page.getByRole('button', { name: 'Add to calendar' }), 8);
});

test('marks are given with the arrow keys', async () => {
  await tabTo(page, page.getByRole('button', { name: 'Back to the list' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: /Oven door seal torn/ }));
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: /better off/ }).waitFor();
  await choose(page.getByRole('group', { name: /better off/ }), /^5 of 5/);
  await choose(page.getByRole('group', { name: /How was the work done/ }), /^4 of 5/);
  await tabTo(page, page.getByRole('checkbox', { name: /Pass my thanks on/ }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Send', exact: true }));
  await page.keyboard.press('Enter');
  await page.getByText(/was told, with your thanks/).waitFor();
});

/** Goes to a group of radio buttons and through it until the one named is chosen. */
async function choose(group: Locator, name: string | RegExp): Promise<void> {
  const radios = group.getByRole('radio');
  const target = group.getByRole('radio', { name, exact: typeof name === 'string' });
  await tabTo(page, radios.first());
  for (let presses = await radios.count(); presses > 0; presses--) {
    if (await hasFocus(target)) await page.keyboard.press('Space');
    if (await target.isChecked()) return;
    await page.keyboard.press('ArrowDown');
  }
  assert.ok(await target.isChecked(), `${target} is chosen`);
}
