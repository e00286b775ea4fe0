// A typed client of the Wellkept API: named methods, one family of errors, the session's token. Imports contracts and ky; never elements.
export { createClient } from './create-client.ts';
export type {
  Call,
  CallOptions,
  Client,
  ClientOptions,
  Page,
  RevisionOptions,
  Transport,
  WriteOptions,
} from './client.ts';
export type { GivenAct, GivenFile, KeptAct } from './outbox/given.ts';
export type { Outbox } from './outbox/outbox.ts';
export {
  ConnectionError,
  ContractError,
  ProblemError,
  WellkeptError,
  isConnectionError,
  isContractError,
  isProblemError,
} from './errors.ts';
