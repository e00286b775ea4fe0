import type {
  Appointment,
  Attachment,
  Business,
  Change,
  Comparison,
  FeedItem,
  FollowUp,
  Me,
  ProposalVersion,
  Recommendation,
  SlotList,
} from '@wellkept/contracts';
import type { Authority, HandOver } from '@wellkept/contracts/authority';
import type { RecommendationEconomics, Scenario } from '@wellkept/contracts/economics';
import { aHandOver, anAuthority } from '../fixtures/authority.ts';
import { aSlotList, anAppointment } from '../fixtures/booking.ts';
import { aBusiness } from '../fixtures/goals.ts';
import { aComparison } from '../fixtures/comparison.ts';
import { anEconomics } from '../fixtures/economics.ts';
import { openRecommendations } from '../fixtures/list.ts';
import { feedItems, followUps } from '../fixtures/loop.ts';
import { aMe } from '../fixtures/people.ts';
import { now } from '../fixtures/time.ts';
import type { TakenAct } from './acting.ts';
import { Refusal } from './refusal.ts';

/** What the mock starts with; everything may be left out. */
export interface MockSeed {
  /** Who is signed in. Default: Aoife Brennan of Linden Foods. */
  readonly me?: Me;
  /** Default: the eight open ones. */
  readonly recommendations?: readonly Recommendation[];
  /** What the customer said of its business. Default: Linden Foods' goals. */
  readonly business?: Business;
  /** Who may approve what. Default: Linden Foods' rules. */
  readonly authority?: Authority;
  /** Links that were given. Default: Aoife's to Declan. */
  readonly handOvers?: readonly HandOver[];
  /** The case behind a recommendation. Default: RTU-3's. */
  readonly economics?: (id: string) => RecommendationEconomics | undefined;
  /** What a recommendation's options come to. Default: RTU-3's. */
  readonly comparison?: (item: Recommendation) => Comparison;
  /** Versions before the newest, oldest first. Default: none. */
  readonly earlierVersions?: (item: Recommendation) => readonly ProposalVersion[];
  readonly slots?: SlotList;
  readonly appointments?: readonly Appointment[];
  readonly followUps?: readonly FollowUp[];
  readonly feed?: readonly FeedItem[];
  /** The mock's clock. Default: the fixtures' instant, standing still. */
  readonly clock?: () => string;
}

/** What one mock API knows: it changes as the real one would and is told to the streams that are open. */
export interface MockState {
  readonly me: Me;
  readonly recommendations: Map<string, Recommendation>;
  readonly appointments: Map<string, Appointment>;
  readonly economics: (id: string) => RecommendationEconomics | undefined;
  readonly comparison: (item: Recommendation) => Comparison;
  readonly earlierVersions: (item: Recommendation) => readonly ProposalVersion[];
  /** By recommendation, newest first. */
  readonly scenarios: Map<string, readonly Scenario[]>;
  readonly followUps: Map<string, FollowUp>;
  readonly feed: FeedItem[];
  readonly acts: Map<string, TakenAct>;
  readonly attachments: Map<string, Attachment>;
  business: Business;
  authority: Authority;
  readonly handOvers: Map<string, HandOver>;
  slots: SlotList;
  readonly clock: () => string;
  readonly listeners: Set<(change: Change) => void>;
  nextId(prefix: string): string;
  /** Puts the changed recommendation in place, one revision up, and tells the streams. */
  put(next: Recommendation, type: string): Recommendation;
  /** Tells the open streams that something changed. */
  tell(type: string, ids?: { recommendationId?: string; appointmentId?: string }): void;
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));

export const createState = (seed: MockSeed): MockState => {
  const recommendations = seed.recommendations ?? openRecommendations();
  const ofRecommendations = recommendations.flatMap((item) => item.appointment ?? []);
  let count = 0;
  const state: MockState = {
    me: seed.me ?? aMe(),
    recommendations: byId(recommendations),
    appointments: byId(
      seed.appointments ?? (ofRecommendations.length > 0 ? ofRecommendations : [anAppointment()]),
    ),
    comparison: seed.comparison ?? ((item) => aComparison({ recommendationId: item.id })),
    earlierVersions: seed.earlierVersions ?? (() => []),
    economics: seed.economics ?? ((id) => anEconomics({ recommendationId: id })),
    scenarios: new Map(),
    followUps: byId(seed.followUps ?? followUps()),
    feed: [...(seed.feed ?? feedItems())],
    acts: new Map(),
    attachments: new Map(),
    business: seed.business ?? aBusiness(),
    authority: seed.authority ?? anAuthority(),
    handOvers: byId(seed.handOvers ?? [aHandOver()]),
    slots: seed.slots ?? aSlotList(),
    clock: seed.clock ?? (() => now),
    listeners: new Set(),
    nextId: (prefix) => `${prefix}_new${++count}`,
    put: (next, type) => {
      const stored: Recommendation = {
        ...next,
        revision: next.revision + 1,
        history: [
          ...next.history,
          {
            id: state.nextId('evt'),
            type,
            at: state.clock(),
            by: state.me.person,
            from: state.recommendations.get(next.id)?.status ?? null,
            to: next.status,
            note: null,
            ...(state.me.role !== 'technician' && { told: true }),
          },
        ],
      };
      state.recommendations.set(stored.id, stored);
      state.tell(type, { recommendationId: stored.id });
      return stored;
    },
    tell: (type, ids = {}) => {
      const change: Change = {
        id: state.nextId('chg'),
        type,
        at: state.clock(),
        recommendationId: ids.recommendationId ?? null,
        appointmentId: ids.appointmentId ?? null,
      };
      for (const listener of state.listeners) listener(change);
    },
  };
  return state;
};

/** The item of that id, or the 404 that unknown and foreign ids share. */
export const find = <T>(map: Map<string, T>, id: string | undefined): T => {
  const found = id === undefined ? undefined : map.get(id);
  if (!found) throw new Refusal('not-found');
  return found;
};

/** An instant some minutes from the mock's now. */
export const later = (state: MockState, minutes: number): string =>
  new Date(Date.parse(state.clock()) + minutes * 60_000).toISOString();
