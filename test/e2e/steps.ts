// What a customer does in the widgets, said once for every story.
import type { Locator, Page } from 'playwright-core';

export const openFinding = async (page: Page, words: string | RegExp): Promise<void> => {
  await page.getByRole('button', { name: words }).first().click();
  await page.getByRole('button', { name: 'Back to the list' }).waitFor();
  await page.getByRole('article').getByRole('heading', { name: words }).first().waitFor();
};

export const backToList = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Back to the list' }).click();

/** The line of a finding in the list. */
export const listed = (page: Page, words: string | RegExp): Locator =>
  page.getByRole('listitem').filter({ hasText: words }).first();

/** What a customer may say to a finding that is open on the page. */
export const answer = {
  approve: async (page: Page, option: RegExp, purchaseOrder = ''): Promise<void> => {
    await page.getByRole('radio', { name: 'Approve', exact: true }).check();
    await page.getByRole('radio', { name: option }).check();
    await page.getByLabel(/PO number/).fill(purchaseOrder);
    await page.getByRole('button', { name: 'Send my approval' }).click();
    await page.getByText(/Your approval is in/).waitFor();
  },
  decline: async (page: Page, reason: string): Promise<void> => {
    await page.getByRole('radio', { name: 'Decline', exact: true }).check();
    await page.getByLabel(/^Reason/).selectOption({ label: reason });
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText(/Your answer is in/).waitFor();
  },
  putOff: async (page: Page, until: string): Promise<void> => {
    await page.getByRole('radio', { name: 'Not now', exact: true }).check();
    const list = page.getByLabel('Bring it back');
    const value = await list.locator('option', { hasText: until }).getAttribute('value');
    await list.selectOption(value);
    await page.getByRole('button', { name: 'Send my answer' }).click();
    await page.getByText(/It comes back by itself\.$/).waitFor();
  },
  rate: async (page: Page, outcome: number, delivery: number, words: string): Promise<void> => {
    const mark = (question: RegExp, value: number) =>
      page.getByRole('group', { name: question }).getByRole('radio', { name: `${value} of 5` });
    await mark(/better off/, outcome).check();
    await mark(/How was the work done/, delivery).check();
    await page.getByLabel(/Anything to add/).fill(words);
    await page.getByRole('checkbox', { name: /Pass my thanks on/ }).check();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
  },
};

/** Takes the first free time of a technician; `meanwhile` happens while it is held. */
export async function bookFirstTime(
  page: Page,
  technician: RegExp,
  meanwhile?: () => Promise<void>,
): Promise<void> {
  const times = page.getByRole('group', { name: /^Times/ });
  await times.getByRole('radio', { name: technician }).first().check();
  await page.getByText(/Held for you until/).waitFor();
  await meanwhile?.();
  await page.getByRole('button', { name: /^Book / }).click();
  await page.getByRole('button', { name: 'Add to calendar' }).waitFor();
}
