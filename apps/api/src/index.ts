// The reference backend: the API of the contracts on PostgreSQL, the embed's files and the portal. Never imports client or elements.
export { startWellkept, type RunningWellkept, type StartOptions } from './start.ts';
