// For tests of a customer's own rules: more contacts, and recommendations of any price.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AuthorityEdit } from '@wellkept/contracts/authority';
import type { TestApi } from './api.ts';
import { WIDGET_ORIGIN, type TestFirm } from './firm.ts';

export const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });

export interface TestContact {
  readonly id: string;
  token(): Promise<string>;
}

/** Another contact of the first customer. */
export async function addContact(api: TestApi, firm: TestFirm, name: string): Promise<TestContact> {
  const customerId = firm.customers[0].id;
  const body = { customerId, name, email: `${randomUUID()}@customer.test` };
  const made = await api.call('/v1/contacts', { body, as: firm.secretKey });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const contactId = made.body.id as string;
  return {
    id: contactId,
    token: async () => {
      const asked = { customerId, contactId, origins: [WIDGET_ORIGIN] };
      const answer = await api.call('/v1/session-tokens', { body: asked, as: firm.secretKey });
      assert.equal(answer.status, 201);
      return answer.body.token as string;
    },
  };
}

export interface Priced {
  readonly euros: number;
  readonly severity?: string;
  /** Further options, beside the first, which is the one suggested when there are several. */
  readonly more?: readonly { family: string; euros: number; suggested?: boolean }[];
  readonly suggested?: boolean;
}

/** A finding of the first customer's unit, priced and ready to be sent. @returns How to send it. */
export async function prepare(api: TestApi, firm: TestFirm, wanted: Priced) {
  const [technician, desk] = [await firm.technicianToken(), await firm.deskToken()];
  const finding = {
    equipmentId: firm.customers[0].equipmentId,
    title: 'Guard loose',
    severity: wanted.severity ?? 'soon',
    found: 'It rattles',
    propose: true,
  };
  const noted = await api.call('/v1/recommendations', { body: finding, as: technician });
  const id = noted.body.id as string;
  const path = `/v1/recommendations/${id}`;
  const options = [
    {
      family: 'repair',
      title: 'Mend it',
      price: euros(wanted.euros),
      suggested: wanted.suggested ?? false,
    },
    ...(wanted.more ?? []).map((one) => ({
      family: one.family,
      title: 'Otherwise',
      price: euros(one.euros),
      suggested: one.suggested ?? false,
    })),
  ];
  const edited = await api.call(path, {
    method: 'PATCH',
    body: { options },
    as: desk,
    ifMatch: noted.body.revision,
  });
  assert.equal(edited.status, 200, JSON.stringify(edited.body));
  const send = async () => {
    const sent = await api.call(`${path}/send`, {
      body: {},
      as: desk,
      ifMatch: edited.body.revision,
    });
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    return sent.body as SentItem;
  };
  return { id, path, send };
}

export interface SentItem {
  readonly id: string;
  readonly status: string;
  readonly revision: number;
  readonly proposal: { readonly version: number; readonly options: readonly { id: string }[] };
}

export const sendPriced = async (api: TestApi, firm: TestFirm, wanted: Priced | number) =>
  (await prepare(api, firm, typeof wanted === 'number' ? { euros: wanted } : wanted)).send();

/** The answer of an act that approves the first option. */
export const yes = ({ id, revision, proposal }: SentItem, more: object = {}) => ({
  recommendationId: id,
  revision,
  answer: {
    kind: 'approved',
    version: proposal.version,
    optionId: proposal.options[0]!.id,
    ...more,
  },
});

const NO_RULES: AuthorityEdit = {
  people: [],
  twoPeopleAbove: null,
  orderAbove: null,
  documentAbove: null,
  cover: [],
  standing: [],
};

/** Somebody in the rules: approves without limit, confirms nothing and manages nothing unless told. */
export const may = (
  { id }: { readonly id: string },
  more: Partial<AuthorityEdit['people'][number]> = {},
) => ({ contactId: id, limit: null, mayConfirm: false, manages: false, ...more });

/** Sets the first customer's rules, as its staff for the first time and as the manager after. */
export async function setRules(
  api: TestApi,
  firm: TestFirm,
  as: string,
  rules: Partial<AuthorityEdit>,
) {
  const path = `/v1/authority?customerId=${firm.customers[0].id}`;
  const { body } = await api.call(path, { as });
  const put = await api.call(path, {
    method: 'PUT',
    body: { ...NO_RULES, ...rules },
    as,
    ifMatch: body.revision,
  });
  assert.equal(put.status, 200, JSON.stringify(put.body));
  return put.body;
}
