// What stood on the customer's screen: the parts of the answer they read that do not change by themselves.
import type { Recommendation } from '@wellkept/contracts';
import { fingerprintOf } from './record.ts';

type Told = Omit<Recommendation, 'shown'>;

/** Words, prices, options, evidence with the hashes of its pictures. Left out: who may do what, dates that move, history. */
export const shownOf = (item: Told) => ({
  id: item.id,
  title: item.title,
  severity: item.severity,
  equipment: item.equipment,
  equipmentDetail: item.equipmentDetail,
  site: item.site,
  found: item.found,
  suggestion: item.suggestion,
  why: item.why,
  goal: item.goal,
  ifYouWait: item.ifYouWait,
  waitNote: item.waitNote,
  proposal: item.proposal,
  evidence: item.evidence,
  links: item.links.map(({ kind, recommendation, saving }) => ({
    kind,
    recommendationId: recommendation.id,
    saving,
  })),
  technician: item.technician,
});

export const shownFingerprint = (item: Told): string => fingerprintOf(shownOf(item));
