// What the options come to beside one another: worked out here with the same engine and the same futures as in the
// browser, so that a page can say it before anybody asks for the calculation.
import type { Kysely } from 'kysely';
import type { Comparison } from '@wellkept/contracts';
import { toMinor } from '@wellkept/contracts/money';
import type { routes } from '@wellkept/contracts/routes';
import {
  withValue,
  type EconomicsCase,
  type EconomicsResult,
  type OptionResult,
} from '@wellkept/economics';
import { findInputErrors } from '@wellkept/economics/check';
import type { Actor } from '../auth/actor.ts';
import type { Schema } from '../db/schema.ts';
import { loadEconomics } from '../economics/load-economics.ts';
import type { Handler } from '../http/handler.ts';
import { Refusal } from '../http/refusal.ts';
import { createAnswers, type Answers } from './answers.ts';

/** The numbers a contact sent last for this case. */
async function ownNumbers(db: Kysely<Schema>, actor: Actor, id: string) {
  if (actor.role !== 'contact' || !actor.personId) return [];
  const sent = await db
    .selectFrom('scenario')
    .select('changes')
    .where('organization_id', '=', actor.organizationId)
    .where('recommendation_id', '=', id)
    .where('contact_id', '=', actor.personId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return sent?.changes ?? [];
}

type CompareOptions = Handler<(typeof routes)['compareOptions']>;

export const createCompareOptions =
  (answers: Answers = createAnswers()): CompareOptions =>
  async ({ db, actor, params, now }) => {
    const loaded = await loadEconomics(db, actor, params.id, now);
    const own = await ownNumbers(db, actor, params.id);
    const firms = loaded.case as EconomicsCase;
    const theirs = own.reduce(
      (c, { path, now: value, unit }) => withValue(c, path, value, unit),
      firms,
    );
    // Numbers that no longer fit the case say nothing of it; the firm's own then hold.
    const usable = own.length > 0 && findInputErrors(theirs).length === 0;
    const asked = usable ? theirs : firms;
    if (findInputErrors(asked).length > 0)
      throw new Refusal('not-in-this-state', 'The firm’s own numbers cannot be worked out.');
    const rows = await db
      .selectFrom('proposal_option as o')
      .innerJoin('recommendation as r', (join) =>
        join
          .onRef('r.organization_id', '=', 'o.organization_id')
          .onRef('r.id', '=', 'o.recommendation_id')
          .onRef('r.version', '=', 'o.version'),
      )
      .select(['o.id', 'o.letter'])
      .where('o.organization_id', '=', actor.organizationId)
      .where('o.recommendation_id', '=', params.id)
      .execute();
    const ids = new Map(rows.map(({ letter, id }) => [letter, id]));
    const result = await answers.to(asked);
    return { ...toComparison(params.id, result, ids), ownNumbers: usable };
  };

/** @param ids The option's id by its letter, which the case knows it by. */
export function toComparison(
  recommendationId: string,
  result: EconomicsResult,
  ids: ReadonlyMap<string, string>,
): Omit<Comparison, 'ownNumbers'> {
  const { currency, comparison, verdict } = result;
  const money = (major: number) => ({ amount: toMinor(major, currency), currency });
  const planOf = (id: string) => result.options.find((option) => option.id === id)?.later ?? null;
  const first = (id: string) => ids.get(planOf(id)?.first ?? id);
  const option = comparison && first(comparison.option);
  const against = comparison && first(comparison.against);
  const plan = comparison && planOf(comparison.option);
  const then = plan && ids.get(plan.then);
  const meanOf = (of: OptionResult, cost: 'energy'): number =>
    of.flows.reduce((sum, flow) => sum + flow[cost], 0) / result.horizonYears;
  const counted = (of: 'energy' | 'downtime'): boolean =>
    result.options.some((each) => each.presentValue[of] !== 0);
  return {
    recommendationId,
    years: result.horizonYears,
    options: result.options.flatMap((each) => {
      const optionId = each.later ? undefined : ids.get(each.id);
      if (optionId === undefined) return [];
      return {
        optionId,
        total: money(each.lcc),
        failuresPerYear: each.failuresPerYear,
        energyPerYear: counted('energy') ? money(meanOf(each, 'energy')) : null,
        hoursWithoutPerYear: counted('downtime') ? each.downtimeHoursPerYear : null,
      };
    }),
    answer:
      comparison && option && against && option !== against
        ? {
            close: verdict?.kind === 'too-close',
            optionId: option,
            againstId: against,
            later: plan && then ? { optionId: then, year: plan.year } : null,
            saved: money(comparison.netSavings.mean),
            less: comparison.outcomes.filter((saved) => saved > 0).length,
          }
        : null,
  };
}
