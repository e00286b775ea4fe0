// From a technician's finding to feedback: noted on a phone, priced and sent at the desk, decided, booked and rated in a
// stranger's website on another origin, seen by everybody without a reload.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before } from 'node:test';
import type { Page } from 'playwright-core';
import { answer, backToList, bookFirstTime, listed, openFinding } from './steps.ts';
import { signIn, startWorld, story, type World } from './world.ts';

const title = 'Door closer of the walk-in fridge leaks oil';
const test = story();
let world: World;
let technician: Page;
let desk: Page;
let customer: Page;
let portal: Page;

before(async () => {
  world = await startWorld();
  const phone = { viewport: { width: 390, height: 844 } };
  technician = await signIn(await world.visitor(phone), world.wellkept.links.technician);
  desk = await signIn(await world.visitor(), world.wellkept.links.desk);
  portal = await signIn(await world.visitor(), world.wellkept.links.customer);
  customer = await (await world.visitor()).newPage();
  await customer.goto(world.host);
  await customer.getByRole('heading', { name: 'What we found at your sites' }).waitFor();
});
afterEach((context) => world.keepWhatFailed(context));
after(() => world?.stop());

test('a technician notes a finding with a photo and a reading on a phone', async () => {
  await technician.getByRole('link', { name: 'Note what you found' }).click();
  await technician.getByLabel(/^Unit tag/).fill('K-4');
  await technician.getByRole('button', { name: /K-4 .*Castle Court/ }).click();
  await technician.getByLabel('What it is, in one line').fill(title);
  await technician.getByRole('radio', { name: 'Soon' }).check();
  await technician.getByLabel('What you found').fill('The door stays open a hand’s width.');
  await technician.getByLabel(/What you suggest/).fill('A new door closer.');
  await technician.locator('input[type=file]').setInputFiles({
    name: 'closer.png',
    mimeType: 'image/png',
    buffer: await technician.screenshot(),
  });
  await technician.getByLabel('What you measured').fill('Gap of the open door');
  await technician.getByLabel('Value').fill('9.5');
  await technician.getByLabel('Unit', { exact: true }).fill('cm');
  await technician.getByLabel(/^Maximum/).fill('2');
  await technician.getByLabel(/In your own words/).fill('Ten minutes, and it is quiet at night.');
  await technician.getByRole('button', { name: 'Hand it to the office' }).click();
  await technician.getByText('It is with the office.').waitFor();
  await technician.getByRole('link', { name: 'Back to today' }).click();
});

test('the desk sees it without a reload, adds options and sends it', async () => {
  await desk.getByRole('button', { name: /^Show all/ }).click();
  const duty = desk.getByRole('listitem').filter({ hasText: title });
  await duty.getByRole('link', { name: /^Review/ }).click();
  await desk.getByLabel('Because').fill('An open door costs electricity.');
  await desk.getByLabel('If you wait').fill('The evaporator ices up; food may get warm.');
  await desk.getByRole('button', { name: 'Add an option' }).click();
  const first = desk.getByRole('group', { name: 'Option A' });
  await first.getByLabel('Title').fill('New door closer');
  await first.getByLabel('What is done').fill('Old closer off, new one on, speed set.');
  await first.getByLabel(/^Price/).fill('280');
  await first.getByLabel(/^Visit/).fill('60');
  await desk.getByRole('button', { name: 'Add an option' }).click();
  const second = desk.getByRole('group', { name: 'Option B' });
  await second.getByLabel(/^Kind of option/).selectOption({ label: 'Wait and watch' });
  await second.getByLabel('Title').fill('Wait and watch');
  await second.getByLabel(/^Price/).fill('0');
  await desk.getByRole('button', { name: 'Save' }).click();
  await desk.getByRole('button', { name: 'Send it to the customer' }).click();
  await desk.getByRole('status').filter({ hasText: 'Sent to Linden Foods.' }).waitFor();
});

test('the customer in the stranger’s website sees it without a reload, with its picture', async () => {
  await openFinding(customer, title);
  await customer.getByText('Ten minutes, and it is quiet at night.').waitFor();
  await customer
    .getByText(/375\s?% above the maximum of 2 cm/)
    .first()
    .waitFor();
  const picture = customer.getByRole('img', { name: title });
  assert.equal(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth), 390);
  assert.match((await picture.getAttribute('src')) ?? '', /^blob:/);
  await feedLine('Viewed.').waitFor();
});

test('a question is asked, and its answer arrives by itself', async () => {
  await customer.getByRole('radio', { name: 'Ask', exact: true }).check();
  await customer.getByLabel('Your question').fill('Can it be done before we open at 9?');
  await customer.getByRole('button', { name: 'Send my question' }).click();
  await customer.getByText('Your question is on its way').waitFor();
  await feedLine('Asked.').waitFor();
  await desk.getByLabel(/^Your answer to Aoife Brennan/).fill('Yes, from 7 am.');
  await desk.getByRole('button', { name: 'Send the answer' }).click();
  await customer.getByText('Yes, from 7 am.').waitFor();
});

test('an approval can be taken back, and given anew with a PO number', async () => {
  await answer.approve(customer, /New door closer/);
  await feedLine('Approved.').waitFor();
  await customer.getByRole('button', { name: 'Take it back' }).click();
  await feedLine('Taken back.').waitFor();
  await answer.approve(customer, /New door closer/, 'LF-90001');
  await customer.getByText('LF-90001').waitFor();
  await listed(portal, title).getByText('Approved').waitFor();
  await desk.getByText('Aoife Brennan chooses a time', { exact: false }).first().waitFor();
});

let visitStarts: Date;
test('a real time is held and booked, and comes with a calendar file', async () => {
  await customer.getByRole('button', { name: 'Choose a time' }).click();
  await bookFirstTime(customer, /Tomasz Nowak/, async () => {
    await customer.getByLabel(/How to get in/).fill('Gate B, ring twice.');
    await customer.getByLabel(/Whom to call on arrival/).fill('Niall Byrne, 091 555 014');
  });
  const [download] = await Promise.all([
    customer.waitForEvent('download'),
    customer.getByRole('button', { name: 'Add to calendar' }).click(),
  ]);
  const calendar = await readFile(await download.path(), 'utf8');
  const stamp = /DTSTART:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/.exec(calendar);
  assert.ok(stamp, calendar);
  const [, year, month, day, hour, minute] = stamp.map(Number);
  visitStarts = new Date(Date.UTC(year!, month! - 1, day, hour, minute));
  assert.ok(visitStarts > world.now());
  await feedLine('Booked.').waitFor();
  await listed(portal, title).getByText('Booked').waitFor();
});

test('a changed assumption changes the answer, and can be taken back', async () => {
  await backToList(customer);
  await openFinding(customer, /Compressor 2 worn/);
  await customer.getByRole('button', { name: 'Check each number' }).click();
  const costs = customer.getByRole('group', { name: /the costs compared/ });
  const sum = costs.getByText(/^€[\d,]+$/).first();
  const before = await sum.innerText();
  await costs.getByRole('slider', { name: 'Price of energy' }).press('End');
  await costs.getByText(before, { exact: true }).first().waitFor({ state: 'hidden' });
  await costs.getByText('With your numbers').waitFor();
  assert.ok(amount(await sum.innerText()) > amount(before), 'dear energy speaks for the new unit');
  await costs.getByRole('button', { name: 'Back to our numbers' }).click();
  await costs.getByText('With the numbers as they stand').waitFor();
  assert.equal(await sum.innerText(), before);
});

test('a decline with its reason and a date to come back on are kept, and the portal shows both', async () => {
  await backToList(customer);
  await openFinding(customer, /Drive belt worn/);
  await answer.decline(customer, 'No budget for it');
  await customer.getByRole('definition').filter({ hasText: 'No budget for it' }).waitFor();
  await portal.getByRole('button', { name: /^Closed/ }).click();
  await listed(portal, /Drive belt worn/)
    .getByText('Declined')
    .waitFor();
  await portal.getByRole('button', { name: /^All/ }).click();
  await backToList(customer);
  await openFinding(customer, /Fan slightly out of balance/);
  await answer.putOff(customer, 'In three months');
  await listed(portal, /Fan slightly out of balance/)
    .getByText('Put off')
    .waitFor();
});

test('the technician starts and finishes the visit on the day', async () => {
  await world.travelTo(new Date(visitStarts.getTime() + 60_000));
  await technician.goto(world.wellkept.links.technician);
  const visit = technician.getByRole('article').filter({ hasText: 'New door closer' });
  await visit.getByText('Gate B, ring twice. · Niall Byrne, 091 555 014').waitFor();
  await visit.getByRole('button', { name: 'Start the visit' }).click();
  await visit.getByLabel('What was done').fill('New closer fitted, door shuts by itself.');
  await visit.getByRole('button', { name: 'Finish the visit' }).click();
  await visit.getByText('Finished').waitFor();
});

test('the customer rates outcome and delivery, and the technician is thanked', async () => {
  await customer.goto(world.host);
  await openFinding(customer, title);
  await customer.getByText('New closer fitted, door shuts by itself.').first().waitFor();
  await answer.rate(customer, 5, 4, 'Quiet at last.');
  await customer.getByText('Tomasz Nowak was told, with your thanks.').waitFor();
  await feedLine('Thanked.').waitFor();
  await desk.goto(world.wellkept.links.desk);
  await desk
    .getByRole('listitem')
    .filter({ hasText: 'Thanked.' })
    .filter({ hasText: title })
    .waitFor();
});

test('nothing on the way broke a policy or failed in a console', () => {
  assert.deepEqual(world.complaints, []);
});

const amount = (text: string): number => Number(text.replace(/\D/g, ''));
const feedLine = (word: string) =>
  technician.getByRole('listitem').filter({ hasText: word }).filter({ hasText: title }).first();
