// The routes of acts, by name.
import type { routes } from '@wellkept/contracts/routes';
import type { Handler } from '../http/handler.ts';
import { loadRecommendation } from '../recommendations/detail.ts';
import { addAttachment, attachmentContent } from './attachments.ts';
import { loadAct } from './read-act.ts';
import { takeAct } from './take-act.ts';
import { undoAct, undoDecision } from './take-back.ts';

type Routes = typeof routes;

const act: Handler<Routes['act']> = ({ db, actor, body, now }) => takeAct({ db, actor, now }, body);

const getAct: Handler<Routes['getAct']> = ({ db, actor, params, now }) =>
  loadAct(db, actor, params.id, now);

/** An act of one answer, without a signature. */
const decide: Handler<Routes['decide']> = async ({ db, actor, params, body, revision, now }) => {
  const answers = [{ recommendationId: params.id, revision, answer: body }];
  await takeAct({ db, actor, now }, { answers, language: 'en' }, (_, field = '') => field);
  return loadRecommendation(db, actor, params.id, now);
};

export const actHandlers = {
  act,
  getAct,
  undoAct,
  decide,
  undoDecision,
  addAttachment,
  attachmentContent,
};
