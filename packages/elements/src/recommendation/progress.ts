import type { Person, Recommendation, RecommendationEvent } from '@wellkept/contracts';
import type { RecommendationTerms } from '../locales/en/recommendation.ts';
import { visitOf } from './standing-visit.ts';

type Tail<Prefix extends string> = keyof RecommendationTerms extends infer K
  ? K extends `${Prefix}.${infer Name}`
    ? Name
    : never
  : never;
export type StepName = Tail<'steps'>;
export type TodoName = Tail<'stepsTodo'>;

/** One stop on the way from finding to done. */
export type ProgressStep =
  | {
      readonly state: 'done';
      readonly name: StepName;
      readonly by: Person | null;
      readonly at: string;
      /** It stands in the technician's feed. */
      readonly told?: boolean;
    }
  /** What has to happen next; the recommendation's own next step. */
  | { readonly state: 'now' }
  | { readonly state: 'todo'; readonly name: TodoName };

const lastTo = (
  history: readonly RecommendationEvent[],
  to: string,
): RecommendationEvent | undefined =>
  history.filter((event) => event.to === to || event.type === to).at(-1);

/**
 * Where a recommendation stands: what was done by whom and when, the next step, and what is still to come. Told from
 * the things themselves where they exist (decision, appointment, visit), from the history otherwise.
 */
export const progress = (item: Recommendation): readonly ProgressStep[] => {
  const steps: ProgressStep[] = [];
  const done = (name: StepName, at: string | null | undefined, by: Person | null = null): void => {
    if (at) steps.push({ state: 'done', name, at, by });
  };
  // A customer does not see the office's own steps: then it begins with what the technician saw.
  const seen = item.evidence.map(({ takenAt }) => takenAt).toSorted()[0];
  if (!lastTo(item.history, 'proposed') && item.status !== 'draft')
    done('draft', seen, item.technician);
  const proposed = lastTo(item.history, 'proposed');
  done('proposed', proposed?.at, proposed?.by ?? null);
  const sent = lastTo(item.history, 'sent');
  // Whoever sends what somebody else proposed has read it and priced it.
  const reviewed = sent?.by && sent.by.id !== item.technician.id;
  done(reviewed ? 'reviewed' : 'sent', sent?.at, sent?.by ?? null);
  // Going back to "viewed" after an answer or an undo is not a second first reading.
  const viewed = item.history.find((each) => each.to === 'viewed');
  if (viewed)
    steps.push({
      state: 'done',
      name: 'viewed',
      at: viewed.at,
      by: viewed.by,
      told: viewed.told === true,
    });
  const question = item.questions.at(-1);
  if (question) {
    done('asked', question.askedAt, question.askedBy);
    done('answered', question.answeredAt, question.answeredBy);
  }
  const { decision } = item;
  if (decision) {
    const { waitsFor, confirmedBy, standingId } = decision;
    const event = lastTo(item.history, decision.kind);
    const two = waitsFor !== null || confirmedBy !== null;
    done(
      two ? 'waits-for-second' : standingId ? 'approved-standing' : decision.kind,
      decision.at,
      decision.by,
    );
    // The second yes is what counts.
    if (confirmedBy) done('approved', event?.at, confirmedBy);
    // Only what really stands in their feed.
    if (event?.told) done('told', event.at, item.technician);
  }
  const { visit } = item;
  const standing = visitOf(item);
  if (standing)
    done('booked', lastTo(item.history, 'booked')?.at ?? standing.startsAt, standing.technician);
  if (visit && !visit.completedAt) done('started', visit.startedAt, visit.technician);
  if (visit?.completedAt) {
    done(
      visit.result === 'incomplete' ? 'incomplete' : 'completed',
      visit.completedAt,
      visit.technician,
    );
  }
  if (item.status === 'price-expired') {
    // Asking for a fresh price leaves it expired: the day it ran out stays, and asking is a step of its own.
    const expired = item.history.findLast(({ type }) => type === 'price-expired');
    const asked = item.history.findLast(({ type }) => type === 'fresh-price-asked');
    const isNew = asked !== undefined && asked.at >= (expired?.at ?? '');
    done('price-expired', expired?.at ?? (isNew ? item.proposal?.validUntil : item.since));
    if (isNew) done('fresh-price-asked', asked.at, asked.by);
  }
  if (item.status === 'withdrawn' || item.status === 'confirmed') {
    const event = lastTo(item.history, item.status);
    done(item.status, event?.at ?? item.since, event?.by ?? null);
  }
  if (item.nextStep) steps.push({ state: 'now' });
  const open = item.nextStep !== null && item.status !== 'completed' && item.status !== 'recovery';
  if (open && !standing && item.status !== 'approved' && item.status !== 'incomplete') {
    steps.push({ state: 'todo', name: 'book' });
  }
  if (open && item.status !== 'booked' && item.status !== 'in-progress')
    steps.push({ state: 'todo', name: 'visit' });
  if (open && (item.status === 'booked' || item.status === 'in-progress')) {
    steps.push({ state: 'todo', name: 'confirm' });
  }
  return steps;
};
