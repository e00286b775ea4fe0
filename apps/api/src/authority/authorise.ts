// Holds an approval against the customer's own rules: it stands, it waits for a second yes, it is that second yes, or no.
import type { Selectable } from 'kysely';
import type { DecisionRequest, Person } from '@wellkept/contracts';
import {
  confirmersOf,
  rulingsOn,
  type Approval,
  type Confirmer,
  type Ruling,
} from '@wellkept/contracts/authority-rules';
import type { DecisionTable } from '../db/schema.ts';
import { invalid, Refusal } from '../http/refusal.ts';
import type { RecommendationRow, Scene } from '../loop/take-step.ts';
import { siteZone } from '../people/site-zone.ts';
import { dayOf, type Day } from '../time/zone.ts';
import { loadRules, type LoadedRules } from './load-rules.ts';
import { whoseOwnWork } from './own-work.ts';

/** What of the rules goes into the receipt, as it was on that day. */
export interface AuthorityNote {
  readonly recommendationId: string;
  /** "for Aoife Brennan, who is away until 2026-12-04" */
  readonly actingFor?: {
    readonly name: string;
    readonly awayUntil: string;
    readonly words: string;
  };
  readonly secondYesNeeded?: { readonly because: 'limit' | 'two-people'; readonly of: string };
  /** The act and its receipt to which this is the second yes. */
  readonly secondYesTo?: {
    readonly actId: string;
    readonly receiptId: string | null;
    readonly by: string;
    readonly at: string;
  };
  readonly standing?: { readonly id: string; readonly upTo: number; readonly perYear: number };
}

export type PendingYes = Selectable<DecisionTable>;

export interface Authorised {
  readonly note: AuthorityNote | null;
  readonly actingFor: string | null;
  /** Who is asked for the second yes. */
  readonly waitsFor: Person | null;
  /** The first yes to which this is the second. */
  readonly confirms: PendingYes | null;
}

export interface ApprovalScene extends Scene {
  /** Everything this person approves in the act. */
  readonly approvals: readonly Approval[];
}

type Approved = DecisionRequest & { kind: 'approved' };

/**
 * @throws `order-needed`, `document-needed`; `beyond-authority` with the names of those who could, when this person may
 *   not give the yes that is missing, or nobody else can.
 */
export async function authorise(
  scene: ApprovalScene,
  row: RecommendationRow,
  contactId: string,
  body: Approved,
): Promise<Authorised> {
  const rules = await loadRules(scene.db, {
    organization_id: row.organization_id,
    customer_id: row.customer_id,
  });
  const today = dayOf(scene.now, await siteZone(scene.db, row));
  const ruling = rulingsOn(rules, contactId, scene.approvals, today).find(
    ({ id }) => id === row.id,
  );
  if (!ruling) throw new Error('An approval that is not part of its act');
  const pending = await pendingYes(scene, row);
  if (pending && pending.option_id === body.optionId)
    return secondYes(scene, rules, row, pending, contactId, ruling, today);

  if (ruling.orderNeeded && !body.purchaseOrder)
    throw new Refusal('order-needed', {
      errors: [{ pointer: '/purchaseOrder', detail: 'Needed from this sum on.' }],
    });
  if (ruling.documentNeeded && !body.attachmentIds?.length)
    throw new Refusal('document-needed', {
      errors: [{ pointer: '/attachmentIds', detail: 'Needed from this sum on.' }],
    });
  const acting = ruling.actingFor === null ? {} : stead(rules, contactId, ruling.actingFor, today);
  if (ruling.secondBecause === null)
    return {
      note: ruling.actingFor === null ? null : { recommendationId: row.id, ...acting },
      actingFor: ruling.actingFor,
      waitsFor: null,
      confirms: null,
    };
  const able = confirmersOf(rules, contactId, ruling.sum, today);
  const own = await whoseOwnWork(
    scene.db,
    row,
    able.map((each) => each.contactId),
  );
  const others = able.filter((each) => !own.has(each.contactId));
  const asked = await whoIsAsked(scene, row, others);
  if (!asked) throw beyond(rules, [], 'Nobody else can give the second yes.');
  const waitsFor = personOf(rules, asked.contactId);
  return {
    note: {
      recommendationId: row.id,
      ...acting,
      secondYesNeeded: { because: ruling.secondBecause, of: waitsFor.name },
    },
    actingFor: ruling.actingFor,
    waitsFor,
    confirms: null,
  };
}

/** The yes of a first person that waits for a second. */
export const pendingYes = (
  { db }: Scene,
  row: RecommendationRow,
): Promise<PendingYes | undefined> =>
  db
    .selectFrom('decision')
    .selectAll()
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('version', '=', row.version)
    .where('undone_at', 'is', null)
    .where('waits_for', 'is not', null)
    .executeTakeFirst();

async function secondYes(
  scene: ApprovalScene,
  rules: LoadedRules,
  row: RecommendationRow,
  pending: PendingYes,
  contactId: string,
  ruling: Ruling,
  today: Day,
): Promise<Authorised> {
  const { db } = scene;
  const sum = Math.max(ruling.sum, await firstSum(scene, rules, row, pending, today));
  const others = confirmersOf(rules, pending.contact_id, sum, today);
  const mine = others.find((each) => each.contactId === contactId);
  if (!mine) {
    const detail =
      pending.contact_id === contactId
        ? 'Your yes is in; a second person’s is missing.'
        : 'It waits for somebody else’s yes.';
    throw beyond(rules, others, detail);
  }
  const receipt = await db
    .selectFrom('receipt')
    .select('id')
    .where('organization_id', '=', row.organization_id)
    .where('act_id', '=', pending.act_id)
    .executeTakeFirst();
  return {
    note: {
      recommendationId: row.id,
      ...(mine.actingFor === null ? {} : stead(rules, contactId, mine.actingFor, today)),
      secondYesTo: {
        actId: pending.act_id,
        receiptId: receipt?.id ?? null,
        by: personOf(rules, pending.contact_id).name,
        at: pending.at.toISOString(),
      },
    },
    actingFor: mine.actingFor,
    waitsFor: null,
    confirms: pending,
  };
}

/** What the first person's act came to with it, as far as that act still stands: the reason a second yes is asked for. */
async function firstSum(
  { db }: Scene,
  rules: LoadedRules,
  row: RecommendationRow,
  pending: PendingYes,
  today: Day,
): Promise<number> {
  const approvals = await db
    .selectFrom('decision as d')
    .innerJoin('proposal_option as o', (join) =>
      join.onRef('o.organization_id', '=', 'd.organization_id').onRef('o.id', '=', 'd.option_id'),
    )
    .select(['d.recommendation_id as id', 'o.price_amount as amount'])
    .where('d.organization_id', '=', row.organization_id)
    .where('d.act_id', '=', pending.act_id)
    .where('d.undone_at', 'is', null)
    .execute();
  const rulings = rulingsOn(rules, pending.contact_id, approvals, today);
  return rulings.find(({ id }) => id === row.id)?.sum ?? 0;
}

/** Who was handed it to decide is asked before others who could. */
async function whoIsAsked(
  { db, now }: Scene,
  row: RecommendationRow,
  others: readonly Confirmer[],
): Promise<Confirmer | undefined> {
  const links = await db
    .selectFrom('hand_over')
    .select('to_contact_id')
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('purpose', '=', 'decide')
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
  const handed = links.flatMap(({ to_contact_id }) =>
    others.filter(({ contactId }) => contactId === to_contact_id),
  );
  return handed[0] ?? others[0];
}

function stead(
  rules: LoadedRules,
  contactId: string,
  away: string,
  today: Day,
): Pick<AuthorityNote, 'actingFor'> {
  const cover = rules.cover.find(
    (each) =>
      each.coveredBy.id === contactId &&
      each.away.id === away &&
      each.from <= today &&
      today <= each.until,
  );
  if (!cover) throw new Error('Nobody is covered for');
  const { name } = cover.away;
  const words = `for ${name}, who is away until ${cover.until}`;
  return { actingFor: { name, awayUntil: cover.until, words } };
}

function personOf({ people }: LoadedRules, id: string): Person {
  const known = people.find(({ person }) => person.id === id);
  if (!known) throw invalid('', 'Not a contact of this customer.');
  return known.person;
}

/** Names who could, or else who may change the rules so that somebody can. */
function beyond(rules: LoadedRules, others: readonly Confirmer[], detail: string): Refusal {
  const could = others.map(({ contactId }) => personOf(rules, contactId).name);
  const managers = rules.people.filter(({ manages }) => manages).map(({ person }) => person.name);
  return new Refusal('beyond-authority', { detail, people: could.length > 0 ? could : managers });
}
