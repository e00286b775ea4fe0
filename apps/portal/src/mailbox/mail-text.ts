/** A mail's text in pieces: words, and addresses to press. */
export type Piece =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'link'; readonly href: string };

/** Finds the addresses of a text. Only http and https are addresses here, and only what a browser can open. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"]+/g)) {
    if (!URL.canParse(found[0])) continue;
    if (found.index > end) pieces.push({ is: 'words', text: text.slice(end, found.index) });
    pieces.push({ is: 'link', href: found[0] });
    end = found.index + found[0].length;
  }
  if (end < text.length) pieces.push({ is: 'words', text: text.slice(end) });
  return pieces;
}

/** What is seen of a long address: where it leads, without its secret and ids. */
export function shown(href: string): string {
  const { host, pathname, hash } = new URL(href);
  const [secret = '', place = ''] = hash.split('/');
  const beyond = [secret && '#…', /^[a-z]+$/.test(place) ? place : ''].filter(Boolean).join('/');
  return [`${host}${pathname === '/' ? '' : pathname}`, beyond].filter(Boolean).join('/');
}
