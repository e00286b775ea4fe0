import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import { rooftopUnitCase } from '@wellkept/testing';
import { define } from '../../define.ts';
import { EconomicsElement } from '../economics.ts';
import type { AssumptionElement } from '../assumption.ts';
import type { GlassBoxElement } from '../glass-box.ts';
import type { WkSendNumbersRequestEvent } from './events.ts';
import type { Outside, TakeAwayElement } from './take-away.ts';

define('wk-economics', EconomicsElement);

const root = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const box = (element: Element): GlassBoxElement =>
  root(element).querySelector('wk-glass-box') as GlassBoxElement;
const takeAway = (element: Element): TakeAwayElement =>
  root(box(element)).querySelector('wk-take-away') as TakeAwayElement;
const part = (element: Element, name: string): HTMLElement | null =>
  root(takeAway(element)).querySelector(`[part="${name}"]`);
const words = (element: Element | null): string =>
  element?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

async function show(lang = 'en'): Promise<EconomicsElement> {
  const element = await fixture<EconomicsElement>(
    html`<wk-economics lang=${lang} .futures=${300} .case=${rooftopUnitCase}></wk-economics>`,
  );
  await waitUntil(() => takeAway(element), 'the answer comes', { timeout: 8000 });
  await takeAway(element).updateComplete;
  return element;
}

/** Keeps the files a page hands to the browser, in place of its downloads. */
function kept(): { files: { name: string; content: Promise<Blob> }[]; stop: () => void } {
  const files: { name: string; content: Promise<Blob> }[] = [];
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = function keep(this: HTMLAnchorElement): void {
    files.push({ name: this.download, content: fetch(this.href).then((r) => r.blob()) });
  };
  return { files, stop: () => void (HTMLAnchorElement.prototype.click = click) };
}

async function change(element: EconomicsElement, path: string, value: string): Promise<void> {
  const row = root(box(element)).querySelector(`wk-assumption[data-path="${path}"]`);
  const field = root(row as AssumptionElement).querySelector('[part="number"]') as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(() => takeAway(element).given?.changed.length === 1, 'the change is known', {
    timeout: 8000,
  });
  await takeAway(element).updateComplete;
}

const outside: Outside = {
  firm: 'Northside Mechanical',
  page: 'idle',
  sending: 'idle',
  maySend: true,
  sent: null,
};

async function inside(element: EconomicsElement, more: Partial<Outside> = {}): Promise<void> {
  box(element).outside = { ...outside, ...more };
  await box(element).updateComplete;
  await takeAway(element).updateComplete;
}

describe('taking the calculation away', () => {
  it('offers spreadsheet and years without a session, and nothing that needs a server', async () => {
    const element = await show();
    expect(words(part(element, 'spreadsheet'))).to.equal('Spreadsheet with formulas');
    expect(words(part(element, 'years'))).to.equal('Years as CSV');
    expect(part(element, 'page')).to.equal(null);
    expect(part(element, 'send')).to.equal(null);
  });

  it('makes a spreadsheet here, of the numbers as they stand', async () => {
    const element = await show();
    const downloads = kept();
    try {
      part(element, 'spreadsheet')?.click();
      await waitUntil(() => downloads.files.length === 1, 'a file comes', { timeout: 8000 });
    } finally {
      downloads.stop();
    }
    const [file] = downloads.files;
    expect(file?.name).to.equal('RTU-3-2026-11-24.xlsx');
    const content = await file?.content;
    const bytes = new Uint8Array((await content?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(String.fromCharCode(...bytes.slice(0, 2))).to.equal('PK');
    expect(bytes.length).to.be.above(8000);
    await waitUntil(() => words(part(element, 'said')).includes('RTU-3-2026-11-24.xlsx'));
  });

  it('makes a table of years in the reader’s language', async () => {
    const element = await show('de');
    await waitUntil(() => words(part(element, 'years')) === 'Jahre als CSV');
    const downloads = kept();
    try {
      part(element, 'years')?.click();
      await waitUntil(() => downloads.files.length === 1, 'a file comes', { timeout: 8000 });
    } finally {
      downloads.stop();
    }
    const content = await downloads.files[0]?.content;
    // Blob.text() would take the mark away.
    const bytes = new Uint8Array((await content?.arrayBuffer()) ?? new ArrayBuffer(0));
    expect(Array.from(bytes.slice(0, 3))).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(await content?.text()).to.contain('Möglichkeit,Jahr,Kauf (EUR)');
  });

  it('asks for the page and says when it could not be made', async () => {
    const element = await show();
    await inside(element);
    setTimeout(() => part(element, 'page')?.click());
    await oneEvent(element, 'wk-business-case-request');
    await inside(element, { page: 'failed' });
    expect(words(part(element, 'said'))).to.contain('could not be made');
  });

  it('has nothing to send before a number was changed', async () => {
    const element = await show();
    await inside(element);
    part(element, 'send')?.click();
    await takeAway(element).updateComplete;
    expect(part(element, 'form')).to.equal(null);
    expect(words(part(element, 'empty'))).to.contain('Change a number above first');
  });

  it('sends what was changed with a note, and closes once it has arrived', async () => {
    const element = await show();
    await inside(element);
    await change(element, 'assumptions.energyPrice', '0.3');
    part(element, 'send')?.click();
    await takeAway(element).updateComplete;
    const row = root(takeAway(element)).querySelector('[data-path="assumptions.energyPrice"]');
    expect(words(row)).to.equal('Price of energy €0.30 a kWh our number: €0.24 a kWh');
    (part(element, 'note') as HTMLTextAreaElement).value = ' Our new tariff ';
    setTimeout(() => part(element, 'send-now')?.click());
    const event = (await oneEvent(
      element,
      'wk-send-numbers-request',
    )) as unknown as WkSendNumbersRequestEvent;
    expect(event.note).to.equal('Our new tariff');
    await inside(element, { sending: 'busy' });
    expect(part(element, 'form')).to.not.equal(null);
    await inside(element, { sending: 'idle', sent: { on: 'Tue 24 Nov', numbers: {} } });
    expect(part(element, 'form')).to.equal(null);
    expect(words(part(element, 'sent'))).to.contain(
      'You sent your numbers to Northside Mechanical on Tue 24 Nov.',
    );
  });

  it('keeps the form open when sending fails', async () => {
    const element = await show();
    await inside(element);
    await change(element, 'assumptions.energyPrice', '0.3');
    part(element, 'send')?.click();
    await inside(element, { sending: 'busy' });
    await inside(element, { sending: 'failed' });
    expect(words(part(element, 'failed'))).to.contain('They were not sent');
  });

  it('has no accessibility faults with the form open', async () => {
    const element = await show();
    await inside(element, { sent: { on: 'Tue 24 Nov', numbers: {} } });
    await change(element, 'assumptions.energyPrice', '0.3');
    part(element, 'send')?.click();
    await takeAway(element).updateComplete;
    await expect(takeAway(element)).to.be.accessible();
  });
});
