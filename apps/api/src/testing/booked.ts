// For tests of what comes after the yes: a recommendation that a customer has approved, a service, free starts.
import { randomUUID } from 'node:crypto';
import type { TestApi } from './api.ts';
import type { TestCustomer, TestFirm } from './firm.ts';

/** From a finding to the customer's yes, by the API. @returns The recommendation's id. */
export async function approvedRecommendation(
  api: TestApi,
  firm: TestFirm,
  customer: TestCustomer,
  option: { readyBy?: string } = {},
): Promise<string> {
  const [technician, desk, contact] = [
    await firm.technicianToken(),
    await firm.deskToken(),
    await customer.token(),
  ];
  const must = async (path: string, asked: Parameters<TestApi['call']>[1]) => {
    const answer = await api.call(path, asked);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const finding = await must('/v1/recommendations', {
    as: technician,
    body: {
      equipmentId: customer.equipmentId,
      title: 'Condenser fan runs hot',
      severity: 'soon',
      found: 'Bearing worn',
      propose: true,
    },
  });
  const path = `/v1/recommendations/${finding.id}`;
  const edited = await must(path, {
    method: 'PATCH',
    as: desk,
    ifMatch: finding.revision,
    body: {
      suggestion: 'Replace the fan motor',
      why: 'It would fail in summer',
      options: [
        {
          family: 'repair',
          title: 'Replace the fan motor',
          price: { amount: 48_000, currency: 'EUR' },
          durationMinutes: 120,
          ...option,
        },
      ],
    },
  });
  const sent = await must(`${path}/send`, { as: desk, ifMatch: edited.revision, body: {} });
  await must(`${path}/decisions`, {
    as: contact,
    ifMatch: sent.revision,
    body: {
      kind: 'approved',
      version: sent.proposal.version,
      optionId: sent.proposal.options[0].id,
    },
  });
  return finding.id;
}

export async function addService(api: TestApi, firm: TestFirm, minutes = 60): Promise<string> {
  const id = randomUUID();
  await api.database.owner
    .insertInto('service')
    .values({
      organization_id: firm.id,
      id,
      name: 'Inspection visit',
      description: 'We look at it together',
      duration_minutes: minutes,
    })
    .execute();
  return id;
}
