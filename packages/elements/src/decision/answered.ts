import type { Answered } from '@wellkept/contracts/answers';
import { chosenOption } from './decision-draft.ts';
import { emptyDraft, mayOf, type ActDraft, type AnswerDraft } from './drafts.ts';

/** The draft of this one's answer. */
export const draftFor = ({ drafts }: ActDraft, id: string): AnswerDraft =>
  drafts.get(id)?.draft ?? emptyDraft;

/** Those that are answered, as the shared rules read them. */
export const answeredOf = (act: ActDraft): Answered[] =>
  act.items.flatMap((item) => {
    const draft = draftFor(act, item.id);
    if (!draft.kind || !item.may.includes(mayOf[draft.kind])) return [];
    const optionId = chosenOption(draft, item.proposal?.options ?? [])?.id;
    return [{ item, answer: { kind: draft.kind, optionId } }];
  });
