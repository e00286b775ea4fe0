import type { KeptAct } from '@wellkept/client';
import type { SessionStore } from '../session/session-store.ts';
import { draftOf } from './decision-draft.ts';
import { isStarted, type AnswerDraft, type FootDraft, type ReadDraft } from './drafts.ts';

const fileOf = ({ content, name }: KeptAct['given']['files'][number]): File =>
  new File([content], name, { type: content.type });

/** What was given, as the drafts it was made from, by recommendation. */
export const draftsOf = ({ given }: KeptAct): ReadonlyMap<string, ReadDraft> =>
  new Map(
    given.request.answers.map(({ recommendationId, answer, shown }) => {
      const files = given.files.filter((file) => file.recommendationId === recommendationId);
      const proof = answer.kind === 'fixed-elsewhere' ? { proof: files.map(fileOf) } : {};
      const draft: AnswerDraft = { ...draftOf(answer, given.request.language), ...proof };
      return [recommendationId, { draft, version: answer.version, shown: shown ?? '' }];
    }),
  );

/** What belonged to all its answers; `null` when nothing was approved. */
export const footOf = ({ given }: KeptAct): FootDraft | null => {
  const { answers, signature } = given.request;
  const approved = answers.find(({ answer }) => answer.kind === 'approved');
  if (approved?.answer.kind !== 'approved') return null;
  return {
    purchaseOrder: approved.answer.purchaseOrder ?? '',
    title: approved.answer.title ?? null,
    papers: given.files
      .filter(({ recommendationId }) => recommendationId === approved.recommendationId)
      .map(fileOf),
    signature: signature ?? null,
    leftOut: '',
  };
};

/** Puts what was given where the forms look for what was typed, unless something newer is there. */
export const keepDrafts = (store: SessionStore, kept: KeptAct): void => {
  for (const [id, read] of draftsOf(kept)) {
    const newer = store.draft<ReadDraft>(`decision:${id}`);
    if (!newer || !isStarted(newer.draft)) store.keep(`decision:${id}`, read);
  }
};
