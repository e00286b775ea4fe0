import { createClient } from '@wellkept/client';
import type { Definable } from '@wellkept/elements/define';
import { SessionElement } from '@wellkept/elements/session/session';

export { define } from '@wellkept/elements/define';

/** `wk-session` with the client it needs: the elements themselves know the client only by its types. */
export const element: Definable = class extends SessionElement {
  constructor() {
    super();
    this.createClient = createClient;
  }
};
