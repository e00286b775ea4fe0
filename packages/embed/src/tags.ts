import type { Definable } from '@wellkept/elements/define';

/** Every tag and how its code is loaded, each from its own file. `wk-session` comes with all of them. */
export const tags: Readonly<Record<string, () => Promise<{ readonly element: Definable }>>> = {
  'wk-recommendations': () => import('./chunks/recommendations.ts'),
  'wk-recommendation': () => import('./chunks/recommendation.ts'),
  'wk-economics': () => import('./chunks/economics.ts'),
  'wk-decision': () => import('./chunks/decision.ts'),
  'wk-booking': () => import('./chunks/booking.ts'),
  'wk-feedback': () => import('./chunks/feedback.ts'),
  'wk-goals': () => import('./chunks/goals.ts'),
  'wk-authority': () => import('./chunks/authority.ts'),
  'wk-hand-over': () => import('./chunks/hand-over.ts'),
};
