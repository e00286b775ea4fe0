import { createContext } from '@lit/context';
import type { SessionStore } from './session-store.ts';

/** How elements find the session they stand in. */
export const sessionContext = createContext<SessionStore | undefined>('wk-session');
