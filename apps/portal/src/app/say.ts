import { html, nothing, type TemplateResult } from 'lit';
import type { ProblemCode } from '@wellkept/contracts';
import { isConnectionError, problemOf } from '@wellkept/elements/problem';
import { wordFault } from './faults.ts';

const said: Partial<Record<ProblemCode, string>> = {
  stale:
    'Somebody changed this in the meantime. Your text is still here; look at theirs, then save again.',
  'already-decided': 'The customer has decided in the meantime.',
  'not-in-this-state': 'This step is no longer possible: it has moved on in the meantime.',
  'not-found': 'This is no longer there.',
  forbidden: 'You don’t have access to this.',
  'origin-not-allowed': 'You don’t have access to this.',
  unauthorized: 'You are signed out. Sign in again; your text is still here.',
  'too-large': 'That is too large to be taken.',
  depends: 'This finding needs another one that has not been sent. Send that one first.',
  'technician-may-object':
    'The technician can still object to your changes. Wait for their answer, or until their time is over.',
  'objection-open': 'The technician objects to your changes. Change them, or answer the objection.',
  'no-contact': 'Nobody at this customer could read it yet. Add a contact first, then send it.',
  'import-undone': 'This import has already been undone.',
  'import-running':
    'Another import is under way. Nothing was taken in; please try again when it has ended.',
  'import-in-use': 'It can no longer be undone: findings or visits use what it brought in.',
  'too-many-requests': 'That was too often in a short time. Please wait a minute, then try again.',
  unavailable: 'The server cannot be reached just now. Nothing was changed; please try again.',
};

const plain = 'That did not go through. Nothing was lost; please try again.';

/** One sentence for a person: what went wrong, and that nothing was lost. */
export const sentence = (error: unknown): string => {
  if (isConnectionError(error))
    return 'There is no connection just now. Nothing was lost; please try again.';
  const problem = problemOf(error);
  if (problem === null) return plain;
  if (problem.code !== 'invalid') return said[problem.code] ?? plain;
  const faults = (problem.errors ?? []).map(wordFault).filter((words) => words !== null);
  return faults.length > 0
    ? `Please check this: ${[...new Set(faults)].join('; ')}.`
    : 'Something in this form was not accepted. Nothing was lost; please check it and try again.';
};

/** The sentence as an alert, or nothing. */
export const failure = (error: unknown): TemplateResult | typeof nothing =>
  error === undefined ? nothing : html`<p class="gap" role="alert">${sentence(error)}</p>`;
