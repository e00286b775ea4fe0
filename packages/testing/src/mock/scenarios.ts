import type { Recommendation } from '@wellkept/contracts';
import type { Scenario, ScenarioCreate } from '@wellkept/contracts/economics';
import { assumptionAt, type EconomicsCase } from '@wellkept/economics';
import type { MockState } from './state.ts';

/** A contact's own numbers, with the case's beside them; one that the case leaves to the engine has itself beside it. */
export function sendScenario(
  state: MockState,
  item: Recommendation,
  { assumptions, note }: ScenarioCreate,
): Scenario {
  const given = state.economics(item.id)?.case as EconomicsCase | undefined;
  const scenario: Scenario = {
    id: state.nextId('scn'),
    at: state.clock(),
    by: state.me.person,
    note: note ?? null,
    changes: Object.entries(assumptions).map(([path, now]) => {
      const firm = given && assumptionAt(given, path);
      return { path, unit: firm?.unit ?? '', was: firm?.value ?? now, now };
    }),
  };
  state.scenarios.set(item.id, [scenario, ...(state.scenarios.get(item.id) ?? [])]);
  state.tell('scenario-sent', { recommendationId: item.id });
  return scenario;
}
