import type * as Session from './chunks/session.ts';
import { tags } from './tags.ts';

/** Milliseconds until a file that did not arrive is asked for again. */
const patience = 5000;
/** Milliseconds the elements wait for the first data to be asked for: a slow token must not keep them from the page. */
const head = 250;

const asked = new Set<string>();
let session: Promise<typeof Session> | undefined;
let firstAsked: Promise<unknown> | undefined;

async function load(tag: string): Promise<void> {
  try {
    // Both files at once. The session is defined first: what stands in it asks it for its data when it starts.
    const own = tags[tag]?.();
    own?.catch(() => undefined);
    session ??= import('./chunks/session.ts');
    const { define, element } = await session;
    // To start the elements keeps the page busy; meanwhile the server can be at work.
    await firstAsked;
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

/** Addresses of what the session's elements ask for first; they are worded as the client words them. */
function firstReads(session: Element): string[] {
  const list = session.querySelector('wk-recommendations:not([site-id], [equipment-id], [limit])');
  const group = list?.hasAttribute('compact') ? 'yours' : 'all';
  return ['me', ...(list ? [`recommendations?group=${group}&sort=site&limit=50`] : [])];
}

/** Asks for the token, and with it for the first data, while the code is still on its way. */
function askEarly(session: Element): void {
  const url = session.getAttribute('token-url');
  if (!url || 'earlyToken' in session || customElements.get('wk-session')) return;
  const accept = 'application/json';
  const base = (session.getAttribute('api') ?? '').replace(/\/+$/, '');
  const earlyAnswers = new Map<string, Promise<Response>>();
  const ask = async () => {
    const answer = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept },
    });
    const body = answer.ok ? await answer.json() : null;
    if (body?.token) {
      for (const path of firstReads(session)) {
        const address = `${base}/v1/${path}`;
        const headers = { accept, authorization: `Bearer ${body.token}` };
        const read = fetch(address, { headers, credentials: 'omit', cache: 'no-store' });
        read.catch(() => undefined);
        earlyAnswers.set(address, read);
      }
    }
    return { status: answer.status, body };
  };
  const earlyToken = ask();
  firstAsked = Promise.race([
    earlyToken.catch(() => undefined),
    new Promise((resolve) => setTimeout(resolve, head)),
  ]);
  Object.assign(session, { earlyToken, earlyAnswers });
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
  // A page's first `Intl` object takes some 20 ms: made here, while the answers are on their way, nobody waits for it.
  void firstAsked?.then(() => new Intl.DateTimeFormat());
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof Element) meetAll(node);
  }).observe(document, { childList: true, subtree: true });
}

/** Loads the code of one tag. */
export const need = (tag: string): void => meet(document.createElement(tag));
