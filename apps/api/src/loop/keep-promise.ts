import { randomUUID } from 'node:crypto';
import type { RecommendationRow, Scene } from './take-step.ts';

/**
 * A step that does not wait for the answer does not release the firm from it: the promise goes on as a duty of its own.
 * @param row As it was before the step.
 */
export async function keepPromise({ db, now }: Scene, row: RecommendationRow): Promise<void> {
  if (row.status !== 'question') return;
  const question = await db
    .selectFrom('question')
    .selectAll()
    .where('organization_id', '=', row.organization_id)
    .where('recommendation_id', '=', row.id)
    .where('answer', 'is', null)
    .executeTakeFirst();
  if (!question) return;
  await db
    .insertInto('follow_up')
    .values({
      organization_id: row.organization_id,
      id: randomUUID(),
      kind: 'answer',
      customer_id: row.customer_id,
      recommendation_id: row.id,
      owner_staff_id: question.owner_id,
      owner_contact_id: null,
      due_at: question.promised_by,
      promised: true,
      text: question.text,
      reminded_at: null,
      escalated_at: null,
      created_at: now,
      closed_at: null,
      close_note: null,
    })
    .execute();
}
