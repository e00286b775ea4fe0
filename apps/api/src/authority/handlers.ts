// The routes of a customer's own rules and of hand-over links, by name.
import { createHandOver, listHandOvers, revokeHandOver } from './hand-overs.ts';
import { openHandOver } from './open-hand-over.ts';
import { getAuthority } from './read.ts';
import { putAuthority } from './write.ts';

export const authorityHandlers = {
  getAuthority,
  putAuthority,
  createHandOver,
  listHandOvers,
  revokeHandOver,
  openHandOver,
};
