import { html, nothing, type TemplateResult } from 'lit';
import type { ProblemCode } from '@wellkept/contracts';
import { isConnectionError, problemOf } from '@wellkept/elements/problem';

const said: Partial<Record<ProblemCode, string>> = {
  stale:
    'Somebody changed this in the meantime. Your text is still here; look at theirs, then save again.',
  'already-decided': 'The customer has decided in the meantime.',
  'not-in-this-state': 'This step is no longer possible: it has moved on in the meantime.',
  'not-found': 'This is no longer there.',
  forbidden: 'Your sign-in does not reach this far.',
  'too-large': 'That is too large to be taken.',
  unavailable: 'The server cannot be reached just now. Nothing was changed; please try again.',
};

/** One sentence for a person: what went wrong, and that nothing was lost. */
export const sentence = (error: unknown): string => {
  if (isConnectionError(error))
    return 'There is no connection just now. Nothing was lost; please try again.';
  const problem = problemOf(error);
  if (problem?.errors?.length) {
    return `Please look at this again: ${problem.errors.map((each) => `${each.pointer} ${each.detail}`).join('; ')}.`;
  }
  return (
    (problem && said[problem.code]) ??
    'That did not go through. Nothing was lost; please try again.'
  );
};

/** The sentence as an alert, or nothing. */
export const failure = (error: unknown): TemplateResult | typeof nothing =>
  error === undefined ? nothing : html`<p class="gap" role="alert">${sentence(error)}</p>`;
