// The routes of recommendations, by name.
import { confirmOutcome } from './confirm.ts';
import { askFreshPrice, undoDecision } from './after-decision.ts';
import { decide } from './decide.ts';
import { getRecommendation, viewRecommendation } from './read.ts';
import { addEvidence, addPhoto, evidenceContent } from './evidence.ts';
import { answerQuestion, createFinding, propose, returnToTechnician, withdraw } from './finding.ts';
import { listRecommendations } from './list.ts';
import { editRecommendation, send } from './prepare.ts';

export const recommendationHandlers = {
  listRecommendations,
  getRecommendation,
  viewRecommendation,
  decide,
  undoDecision,
  askFreshPrice,
  confirmOutcome,
  createFinding,
  editRecommendation,
  addEvidence,
  addPhoto,
  evidenceContent,
  propose,
  returnToTechnician,
  send,
  answerQuestion,
  withdraw,
};
