// What a firm's page loads: finds our elements, loads their code, gives the session its client. Imports elements and client; the apps import this.
export { createWellkept, type Wellkept, type WellkeptOptions } from './create-wellkept.ts';
export { need, watch } from './load.ts';
