// The repair-or-replace case on one page: worked out here with the same engine and the same futures as in the browser.
import { withValue, type EconomicsCase } from '@wellkept/economics';
import { findInputErrors } from '@wellkept/economics/check';
import type { routes } from '@wellkept/contracts/routes';
import { Content, type Handler } from '../../http/handler.ts';
import { invalid, Refusal } from '../../http/refusal.ts';
import { loadOrganization } from '../../people/organization.ts';
import { dayOf } from '../../time/zone.ts';
import { loadEconomics } from '../load-economics.ts';
import { changesIn } from '../scenarios.ts';
import { oncePromised, pdfRoom } from '../../pdf/pdf-room.ts';

type BusinessCase = Handler<(typeof routes)['businessCase']>;

/** @throws `not-found` as the case itself; `not-in-this-state` when the firm's own numbers have a fault. */
export const createBusinessCase =
  (room = pdfRoom): BusinessCase =>
  async ({ db, actor, params, query, now }) => {
    const loaded = await loadEconomics(db, actor, params.id, now);
    const firms = loaded.case as EconomicsCase;
    if (findInputErrors(firms).length > 0)
      throw new Refusal('not-in-this-state', 'The firm’s own numbers cannot be worked out.');
    const changes = query.assumptions ? changesIn(firms, numbersIn(query.assumptions)) : [];
    const economicsCase = changes.reduce(
      (changed, { path, now: value, unit }) => withValue(changed, path, value, unit),
      firms,
    );
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
        join
          .onRef('c.organization_id', '=', 'r.organization_id')
          .onRef('c.id', '=', 'r.customer_id'),
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

    const { name, phone } = organization;
    const page = room.draw(actor.organizationId, {
      kind: 'case',
      page: {
        case: economicsCase,
        sources: loaded.sources,
        own: changes.length,
        firm: { name, phone },
        customer: about.customer,
        site: `${about.site}, ${about.city}`,
        unit: `${about.tag}, ${about.unit}`,
        title: about.title,
        version: about.version,
        lang: query.lang?.split('-')[0]?.toLowerCase() === 'de' ? 'de' : 'en',
        now,
        today: dayOf(now, organization.time_zone),
      },
    });
    const file = about.tag.replaceAll(/[^A-Za-z0-9]+/g, '-');
    return new Content(oncePromised(page), {
      'Content-Disposition': `attachment; filename="${file}-${economicsCase.baseDate}.pdf"`,
      'Cache-Control': 'private, no-store',
    });
  };

/** @throws `invalid` when it is no object of numbers. */
function numbersIn(json: string): Record<string, number> {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    read = null;
  }
  const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
  if (!entries.every((entry): entry is [string, number] => typeof entry[1] === 'number'))
    throw invalid('?assumptions', 'An object of numbers, as JSON.');
  return Object.fromEntries(entries);
}
