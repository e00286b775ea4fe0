import type { SessionStore } from '../session/session-store.ts';
import { fileName, saveFile } from '../save-file.ts';
import type { WkCopyRequestEvent } from './receipt-events.ts';

/** Hands the receipt to the reader: to print, or as the file that can be checked without us. Rejects when it does not arrive. */
export async function keepCopy(
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
