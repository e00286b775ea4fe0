import type { ClientOptions } from '@wellkept/client';
import { need } from './load.ts';

export interface WellkeptOptions {
  /** Base URL of the API; empty for the page's own origin. */
  readonly api: string;
  /** Gets a fresh session token from your own server; `null` when nobody is signed in. */
  readonly getToken: ClientOptions['getToken'];
  /** Default `plain`: the page's own font and colours. */
  readonly theme?: 'plain' | 'paper' | 'slate';
}

/** A session made by code instead of markup. */
export interface Wellkept {
  /** A `wk-session`; put it into the page. */
  readonly session: HTMLElement;
  /** Makes an element of ours inside the session, with these attributes. */
  create(tag: string, attributes?: Readonly<Record<string, string>>): HTMLElement;
  /** Ends the session on the server and forgets everything here. */
  signOut(): Promise<void>;
}

/** The same as the `wk-session` tag, for pages that get their token by code of their own. */
export function createWellkept(options: WellkeptOptions): Wellkept {
  const session = document.createElement('wk-session') as HTMLElement & {
    signOut(): Promise<void>;
  };
  Object.assign(session, { theme: null, ...options });
  need('wk-session');
  return {
    session,
    create(tag, attributes = {}) {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      session.append(element);
      need(tag);
      return element;
    },
    async signOut() {
      await customElements.whenDefined('wk-session');
      await session.signOut();
    },
  };
}
