import type * as Session from './chunks/session.ts';
import { tags } from './tags.ts';

/** Milliseconds until a file that did not arrive is asked for again. */
const patience = 5000;

const asked = new Set<string>();
let session: Promise<typeof Session> | undefined;

async function load(tag: string): Promise<void> {
  try {
    // Both files at once. The session is defined first: what stands in it asks it for its data when it starts.
    const own = tags[tag]?.();
    own?.catch(() => undefined);
    session ??= import('./chunks/session.ts');
    const { define, element } = await session;
    define('wk-session', element);
    if (own) define(tag, (await own).element);
  } catch (error) {
    if (/policy/i.test(String(error))) {
      console.error(
        'Wellkept: this page holds a second copy of Lit and its Content-Security-Policy forbids that. ' +
          "Allow it: trusted-types lit-html wellkept 'allow-duplicates'",
        error,
      );
      return;
    }
    session = undefined;
    console.error(`Wellkept: <${tag}> could not be loaded; trying again.`, error);
    setTimeout(() => void load(tag), patience);
  }
}

/** Sends the token request off while the code is still on its way. */
function askEarly(element: Element): void {
  const url = element.getAttribute('token-url');
  if (!url || 'earlyToken' in element || customElements.get('wk-session')) return;
  const answer = fetch(url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json' },
  });
  answer.catch(() => undefined);
  Object.assign(element, { earlyToken: answer });
}

function meet(element: Element): void {
  const tag = element.localName;
  if (tag === 'wk-session') askEarly(element);
  else if (!(tag in tags)) return;
  if (asked.has(tag)) return;
  asked.add(tag);
  void load(tag);
}

function meetAll(root: Element | Document): void {
  if (root instanceof Element) meet(root);
  for (const element of root.querySelectorAll(':not(:defined)')) meet(element);
}

/** Loads the code of every element of ours in the document, now and later. */
export function watch(): void {
  meetAll(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof Element) meetAll(node);
  }).observe(document, { childList: true, subtree: true });
}

/** Loads the code of one tag. */
export const need = (tag: string): void => meet(document.createElement(tag));
