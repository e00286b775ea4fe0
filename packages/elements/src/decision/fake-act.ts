// For this package's tests: what the server makes of an act. Not exported.
import type { Act, ActRequest, Recommendation } from '@wellkept/contracts';
import { deep, press as pressNow, settled, textOf } from '../recommendation/fake-session.ts';

/** Waits until it is so, however busy the machine is. */
const until = async (isSo: () => boolean, what: string): Promise<void> => {
  for (let left = 320; !isSo(); left -= 1) {
    if (left === 0) throw new Error(`not in eight seconds: ${what}`);
    await settled(25);
  }
};

/** Waits for what is to be pressed, presses it, and waits until nothing is on its way. */
export const press = async (root: Element, selector: string): Promise<void> => {
  await until(() => deep(root, selector) !== null, `there is ${selector}`);
  await pressNow(root, selector);
  await until(() => !textOf(root).includes('Sending…'), 'it was sent');
  await settled();
};

/** Waits until these words can be read: what they stand in may have to be loaded first. */
export const shows = (root: Element, ...words: string[]): Promise<void> =>
  until(
    () => words.every((each) => textOf(root).includes(each)),
    `it says “${words.join('” and “')}”`,
  );

/** An act as it was just taken, of these recommendations as they stand after it. */
export const actOf = (request: ActRequest, items: readonly Recommendation[]): Act => ({
  id: 'act_new',
  at: '2026-11-24T09:41:00.000Z',
  by: { id: 'per_aoife', name: 'Aoife Brennan', title: 'Facilities manager', side: 'customer' },
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
