// A customer's own rules and its links, as the real API would keep them.
import type {
  Authority,
  AuthorityEdit,
  HandOver,
  HandOverCreate,
  HandOverMade,
} from '@wellkept/contracts/authority';
import { Refusal } from './refusal.ts';
import type { MockState } from './state.ts';

export function putRules(state: MockState, edit: AuthorityEdit): Authority {
  const before = state.authority;
  if (!before.mayChange) throw new Refusal('forbidden');
  const personOf = (id: string) => {
    const known = before.people.find(({ person }) => person.id === id);
    if (!known) throw new Refusal('not-found');
    return known;
  };
  const sites = before.standing.flatMap(({ site }) => site ?? []);
  state.authority = {
    ...before,
    people: edit.people.map(({ contactId, ...rule }) => ({ ...personOf(contactId), ...rule })),
    twoPeopleAbove: edit.twoPeopleAbove,
    orderAbove: edit.orderAbove,
    documentAbove: edit.documentAbove,
    cover: edit.cover.map(({ contactId, coveredBy, from, until }) => ({
      away: personOf(contactId).person,
      coveredBy: personOf(coveredBy).person,
      from,
      until,
    })),
    standing: edit.standing.map(({ id, siteId, ...rule }) => {
      const known = before.standing.find((each) => each.id === id);
      return {
        ...rule,
        id: known?.id ?? state.nextId('sta'),
        site: sites.find((site) => site.id === siteId) ?? null,
        setBy: state.me.person,
        setAt: state.clock(),
        used: known?.used ?? { amount: 0, currency: before.currency },
        uses: known?.uses ?? [],
      };
    }),
    changes: [{ at: state.clock(), by: state.me.person, items: [] }, ...before.changes],
    revision: before.revision + 1,
  };
  state.tell('authority-changed');
  return state.authority;
}

export function handOver(state: MockState, id: string, body: HandOverCreate): HandOverMade {
  const item = state.recommendations.get(id);
  if (!item) throw new Refusal('not-found');
  const { to } = body;
  const person =
    'contactId' in to
      ? state.authority.people.find((each) => each.person.id === to.contactId)?.person
      : { id: state.nextId('per'), name: to.name, side: 'customer' as const };
  if (!person) throw new Refusal('not-found');
  const made: HandOver = {
    id: state.nextId('han'),
    recommendation: { id, title: item.title, tag: item.equipment.tag },
    from: state.me.person,
    to: person,
    purpose: body.purpose,
    until: body.until,
    expiresAt: `${body.until}T23:59:59.000Z`,
    note: body.note ?? null,
    createdAt: state.clock(),
    openedAt: null,
    revokedAt: null,
  };
  state.handOvers.set(made.id, made);
  state.tell('handed-over', { recommendationId: id });
  return {
    ...made,
    link:
      body.purpose === 'decide' && 'contactId' in body.to
        ? null
        : 'https://portal.example/hand-over#wk_ho_Wf3kLq0bZx8vNd2sTj5yRm7cPe1aGu4h',
  };
}

export function revoke(state: MockState, id: string): HandOver {
  const known = state.handOvers.get(id);
  if (!known) throw new Refusal('not-found');
  const gone = { ...known, revokedAt: known.revokedAt ?? state.clock() };
  state.handOvers.set(id, gone);
  state.tell('hand-over-revoked', { recommendationId: gone.recommendation.id });
  return gone;
}
