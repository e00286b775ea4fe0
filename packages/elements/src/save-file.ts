/** Hands a file to the reader's browser. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // The browser reads the address after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A name every system can store. */
export const fileName = (unit: string, date: string, ending: string): string =>
  `${unit.replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-+|-+$/g, '') || 'wellkept'}-${date}.${ending}`;
