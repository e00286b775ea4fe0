import type { Me } from '@wellkept/contracts';
import type { SessionStore } from '../session/session-store.ts';
import type { Depth } from './view.ts';

// Who opened everything once finds it open next time. What stays on the device says nothing of a person: a word, under a
// number made from two ids that cannot be turned back into them.

const depths: readonly string[] = ['glance', 'check', 'full'];

/** FNV-1a, 32 bit. */
const digest = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

const placeOf = (me: Me): string => `wk-depth:${digest(`${me.organization.id} ${me.person.id}`)}`;

/** How much the reader wants told, as they left it; `null` when they never said. */
export const rememberedDepth = (store: SessionStore | undefined): Depth | null => {
  const here = store?.draft<Depth>('depth');
  const me = store?.state.me;
  if (here || !me) return here ?? null;
  try {
    const kept = localStorage.getItem(placeOf(me));
    return kept !== null && depths.includes(kept) ? (kept as Depth) : null;
  } catch {
    return null; // The page has no storage, or its reader wants none.
  }
};

/** Keeps it for this session, and for the next one on this device where that is possible. */
export const rememberDepth = (store: SessionStore | undefined, depth: Depth): void => {
  store?.keep('depth', depth);
  const me = store?.state.me;
  if (!me) return;
  try {
    localStorage.setItem(placeOf(me), depth);
  } catch {
    // Kept for this session only.
  }
};
