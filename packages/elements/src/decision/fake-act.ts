// For this package's tests: what the server makes of an act. Not exported.
import type { Act, ActRequest, Recommendation } from '@wellkept/contracts';
import { aMe } from '@wellkept/testing';

/** An act as it was just taken, of these recommendations as they stand after it. */
export const actOf = (request: ActRequest, items: readonly Recommendation[]): Act => ({
  id: 'act_new',
  at: '2026-11-24T09:41:00.000Z',
  by: aMe().person,
  outcomes: request.answers.map(({ recommendationId, answer }) => {
    const item = items.find(({ id }) => id === recommendationId);
    const option = item?.proposal?.options.find(
      ({ id }) => answer.kind === 'approved' && id === answer.optionId,
    );
    return {
      recommendationId,
      title: item?.title ?? '',
      tag: item?.equipment.tag ?? '',
      outcome: item?.decision?.waitsFor ? 'waits-for-second' : answer.kind,
      optionTitle: option?.title ?? null,
      price: option?.price ?? null,
      waitsFor: item?.decision?.waitsFor ?? null,
      nextStep: item?.nextStep ?? null,
      stands: true,
      undoUntil: answer.kind === 'question' ? null : '2026-11-24T10:11:00.000Z',
    };
  }),
  total: null,
  receiptId: 'rcp_new',
  fingerprint: '7F3A 91C0 5D2E B844',
  undoUntil: '2026-11-24T10:11:00.000Z',
});
