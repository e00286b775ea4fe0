import { WkErrorEvent } from '../events.ts';
import type { SessionStore } from '../session/session-store.ts';
import { fileName, saveFile } from '../save-file.ts';
import type { SideTrip } from './decision-act.ts';
import type { WkCopyRequestEvent } from './receipt-events.ts';

/** Hands the receipt to the reader: to print, or as the file that can be checked without us. `tell` hears how it goes. */
export async function keepCopy(
  host: HTMLElement,
  store: SessionStore,
  event: WkCopyRequestEvent,
  language: string,
  tell: (how: SideTrip) => void,
): Promise<void> {
  tell('working');
  try {
    await save(store, event, language);
    tell(null);
  } catch (error) {
    tell('failed');
    host.dispatchEvent(new WkErrorEvent(error));
  }
}

async function save(
  { client }: SessionStore,
  { receiptId, format }: WkCopyRequestEvent,
  language: string,
): Promise<void> {
  if (format === 'pdf') {
    const page = await client.receipts.pdf(receiptId, { lang: language });
    return saveFile(page, fileName('receipt', receiptId.slice(0, 8), 'pdf'));
  }
  const file = await client.receipts.get(receiptId);
  const content = new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' });
  saveFile(content, fileName(`receipt-${file.number}`, file.at.slice(0, 10), 'json'));
}
