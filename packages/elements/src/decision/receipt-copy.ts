import type { SessionStore } from '../session/session-store.ts';
import { fileName, saveFile } from '../save-file.ts';

/** Hands the recorded file to the reader: it can be checked without us. Rejects when it does not arrive. */
export async function keepCopy(store: SessionStore, receiptId: string): Promise<void> {
  const file = await store.client.receipts.get(receiptId);
  const content = new Blob([JSON.stringify(file, null, 2)], { type: 'application/json' });
  saveFile(content, fileName(`receipt-${file.number}`, file.at.slice(0, 10), 'json'));
}
