/** Database of the browser; there is one as soon as an answer was kept on this device. */
export const vaultName = 'wellkept-outbox';

/** Whether an answer was ever kept on this device: a cheap look that makes no database. */
export async function hasKept(): Promise<boolean> {
  try {
    const all = await indexedDB.databases();
    return all.some(({ name }) => name === vaultName);
  } catch {
    return false;
  }
}
