// The case behind a recommendation, what the customer makes of it, and the page to hand on.
import type { Handlers } from '../http/app.ts';
import { createBusinessCase } from './business-case/business-case.ts';
import { loadEconomics } from './load-economics.ts';
import { listScenarios, sendScenario } from './scenarios.ts';

export const createEconomicsHandlers = (): Pick<
  Handlers,
  'getEconomics' | 'businessCase' | 'listScenarios' | 'sendScenario'
> => ({
  getEconomics: ({ db, actor, params, now }) => loadEconomics(db, actor, params.id, now),
  businessCase: createBusinessCase(),
  listScenarios,
  sendScenario,
});
