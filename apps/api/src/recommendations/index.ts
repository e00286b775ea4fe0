// The routes of recommendations, by name.
import { confirmOutcome } from './confirm.ts';
import { askFreshPrice } from './after-decision.ts';
import { getRecommendation, viewRecommendation } from './read.ts';
import { createCompareOptions } from './comparison.ts';
import { addDocument, addEvidence, addPhoto, evidenceContent, evidenceFile } from './evidence.ts';
import { answerQuestion, createFinding, propose, returnToTechnician, withdraw } from './finding.ts';
import { listRecommendations } from './list.ts';
import { answerOfficeEdit } from './office-edit-answer.ts';
import { editRecommendation, send } from './prepare.ts';
import { listVersions } from './versions.ts';

export const recommendationHandlers = {
  listRecommendations,
  getRecommendation,
  viewRecommendation,
  askFreshPrice,
  confirmOutcome,
  createFinding,
  editRecommendation,
  answerOfficeEdit,
  addEvidence,
  addPhoto,
  addDocument,
  evidenceContent,
  evidenceFile,
  compareOptions: createCompareOptions(),
  listVersions,
  propose,
  returnToTechnician,
  send,
  answerQuestion,
  withdraw,
};
