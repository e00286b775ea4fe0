import assert from 'node:assert/strict';
import type { RecommendationEdit } from '@wellkept/contracts';
import type { TestApi } from './api.ts';
import type { TestFirm } from './firm.ts';

/**
 * A finding of the first customer's unit, proposed, priced and sent, through the API.
 * @param edit Its title, and what the office prepares beside or instead of one option at 480 euro.
 */
export async function sendOne(
  api: TestApi,
  firm: TestFirm,
  edit: Partial<RecommendationEdit> = {},
) {
  const [technician, desk] = [await firm.technicianToken(), await firm.deskToken()];
  const { title = 'Contactor worn', ...prepared } = edit;
  const { equipmentId } = firm.customers[0];
  const finding = {
    equipmentId,
    title,
    severity: 'soon',
    found: 'Burnt contacts',
    propose: true,
  };
  const noted = await api.call('/v1/recommendations', { body: finding, as: technician });
  const path = `/v1/recommendations/${noted.body.id}`;
  const options = [
    { family: 'repair', title: 'New contactor', price: { amount: 48_000, currency: 'EUR' } },
  ];
  const edited = await api.call(path, {
    method: 'PATCH',
    body: { options, ...prepared },
    as: desk,
    ifMatch: noted.body.revision,
  });
  assert.equal(edited.status, 200, JSON.stringify(edited.body));
  const sent = await api.call(`${path}/send`, {
    body: {},
    as: desk,
    ifMatch: edited.body.revision,
  });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  const { id, revision, proposal } = sent.body as {
    id: string;
    revision: number;
    proposal: { version: number; options: { id: string }[] };
  };
  return { id, path, revision, version: proposal.version, optionId: proposal.options[0]!.id };
}
