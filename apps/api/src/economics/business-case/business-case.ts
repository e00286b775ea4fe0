// The repair-or-replace case on one page: worked out here with the same engine and the same futures as in the browser.
import { setImmediate } from 'node:timers/promises';
import {
  evaluate,
  type EconomicsCase,
  type EconomicsResult,
  type Sensitivity,
} from '@wellkept/economics';
import { findInputErrors } from '@wellkept/economics/check';
import { sensitivitySteps } from '@wellkept/economics/sensitivity';
import type { routes } from '@wellkept/contracts/routes';
import { Content, type Handler } from '../../http/handler.ts';
import { Refusal } from '../../http/refusal.ts';
import { loadOrganization } from '../../people/organization.ts';
import { dayOf } from '../../time/zone.ts';
import { loadEconomics } from '../load-economics.ts';
import { de } from '../words/de.ts';
import { en } from '../words/en.ts';
import { drawPage } from './page.ts';

/** @throws `not-found` as the case itself; `not-in-this-state` when the firm's own numbers have a fault. */
export const businessCase: Handler<(typeof routes)['businessCase']> = async ({
  db,
  actor,
  params,
  query,
  now,
}) => {
  const loaded = await loadEconomics(db, actor, params.id, now);
  const economicsCase = loaded.case as EconomicsCase;
  if (findInputErrors(economicsCase).length > 0)
    throw new Refusal('not-in-this-state', 'The firm’s own numbers cannot be worked out.');
  const organization = await loadOrganization(db, actor.organizationId);
  const about = await db
    .selectFrom('recommendation as r')
    .innerJoin('equipment as e', (join) =>
      join
        .onRef('e.organization_id', '=', 'r.organization_id')
        .onRef('e.id', '=', 'r.equipment_id'),
    )
    .innerJoin('site as s', (join) =>
      join.onRef('s.organization_id', '=', 'e.organization_id').onRef('s.id', '=', 'e.site_id'),
    )
    .innerJoin('customer as c', (join) =>
      join.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.customer_id'),
    )
    .select([
      'r.title',
      'r.version',
      'e.tag',
      'e.name as unit',
      's.name as site',
      's.city',
      'c.name as customer',
    ])
    .where('r.organization_id', '=', actor.organizationId)
    .where('r.id', '=', params.id)
    .executeTakeFirstOrThrow();

  const result = evaluate(economicsCase);
  const lang = query.lang?.split('-')[0]?.toLowerCase() === 'de' ? 'de' : 'en';
  const bytes = await drawPage({
    case: economicsCase,
    result,
    sensitivity: await whatChanges(economicsCase, result),
    sources: loaded.sources,
    firm: organization,
    customer: about.customer,
    site: `${about.site}, ${about.city}`,
    unit: `${about.tag}, ${about.unit}`,
    title: about.title,
    version: about.version,
    words: lang === 'de' ? de : en,
    lang,
    now,
    today: dayOf(now, organization.time_zone),
  });
  const name = about.tag.replaceAll(/[^A-Za-z0-9]+/g, '-');
  return new Content(bytes, {
    'Content-Disposition': `attachment; filename="${name}-${economicsCase.baseDate}.pdf"`,
    'Cache-Control': 'private, no-store',
  });
};

/** A little at a time, so that others are answered in between. */
async function whatChanges(c: EconomicsCase, result: EconomicsResult): Promise<Sensitivity | null> {
  const steps = sensitivitySteps(c, result);
  for (;;) {
    const began = performance.now();
    while (performance.now() - began < 10) {
      const step = steps.next();
      if (step.done) return step.value;
    }
    await setImmediate();
  }
}
