// The staff's routes, for the desk and the technician; a customer's page does not load them.
import type {
  Appointment,
  ContactCreate,
  Contact,
  Customer,
  CustomerCreate,
  EvidenceCreate,
  FeedPage,
  FindingCreate,
  FollowUp,
  FollowUpMove,
  FollowUpPage,
  FollowUpQuery,
  OfficeEditAnswer,
  PageQuery,
  PhotoQuery,
  DocumentQuery,
  Recommendation,
  RecommendationEdit,
  Scorecard,
  ScorecardQuery,
  SendRequest,
  VisitComplete,
} from '@wellkept/contracts';
import type {
  Call,
  CallOptions,
  Client,
  ClientOptions,
  Page,
  RevisionOptions,
  WriteOptions,
} from './client.ts';
import { createClient } from './create-client.ts';

/** What staff may do. */
export interface Desk {
  createFinding(body: FindingCreate, options?: WriteOptions): Promise<Recommendation>;
  edit(id: string, body: RecommendationEdit, options: RevisionOptions): Promise<Recommendation>;
  addEvidence(id: string, body: EvidenceCreate, options?: WriteOptions): Promise<Recommendation>;
  /** JPEG, PNG or WebP up to 15 MB; the blob's type tells which. */
  addPhoto(
    id: string,
    photo: Blob,
    query?: PhotoQuery,
    options?: WriteOptions,
  ): Promise<Recommendation>;
  /** PDF, or plain text or CSV in UTF-8, up to 15 MB. */
  addDocument(
    id: string,
    document: Blob,
    query?: DocumentQuery,
    options?: WriteOptions,
  ): Promise<Recommendation>;
  propose(id: string, options: RevisionOptions): Promise<Recommendation>;
  returnToTechnician(id: string, note: string, options: RevisionOptions): Promise<Recommendation>;
  send(id: string, body: SendRequest, options: RevisionOptions): Promise<Recommendation>;
  answer(id: string, note: string, options: RevisionOptions): Promise<Recommendation>;
  answerOfficeEdit(
    id: string,
    body: OfficeEditAnswer,
    options: RevisionOptions,
  ): Promise<Recommendation>;
  withdraw(id: string, note: string, options: RevisionOptions): Promise<Recommendation>;
  followUps(query?: FollowUpQuery, options?: CallOptions): Promise<FollowUpPage>;
  moveFollowUp(id: string, body: FollowUpMove, options?: WriteOptions): Promise<FollowUp>;
  completeFollowUp(id: string, note: string, options?: WriteOptions): Promise<void>;
  feed(query?: PageQuery, options?: CallOptions): Promise<FeedPage>;
  scorecard(query?: ScorecardQuery, options?: CallOptions): Promise<Scorecard>;
  startVisit(appointmentId: string, options: RevisionOptions): Promise<Appointment>;
  completeVisit(
    appointmentId: string,
    body: VisitComplete,
    options: RevisionOptions,
  ): Promise<Appointment>;
  searchEquipment: Client['equipment']['search'];
  customers(query?: PageQuery, options?: CallOptions): Promise<Page<Customer>>;
  createCustomer(body: CustomerCreate, options?: WriteOptions): Promise<Customer>;
  createContact(body: ContactCreate, options?: WriteOptions): Promise<Contact>;
}
/** A client that also speaks for staff. */
export type DeskClient = Client & { readonly desk: Desk };

/** Adds the staff's routes to a client. */
export function withDesk(client: Client): DeskClient {
  const { json, none } = client.transport;
  const id = encodeURIComponent;
  const call = (
    method: Call['method'],
    path: string,
    options: Call['options'],
    body?: object,
  ): Call => ({
    method,
    path: `/v1/${path}`,
    body,
    options,
  });
  const change = (which: string, step: string, options: Call['options'], body: object = {}) =>
    json('Recommendation', call('POST', `recommendations/${id(which)}/${step}`, options, body));
  const desk: Desk = {
    createFinding: (body, o) => json('Recommendation', call('POST', 'recommendations', o, body)),
    edit: (which, body, o) =>
      json('Recommendation', call('PATCH', `recommendations/${id(which)}`, o, body)),
    addEvidence: (which, body, o) => change(which, 'evidence', o, body),
    addPhoto: (which, photo, query, o) =>
      json('Recommendation', {
        ...call('POST', `recommendations/${id(which)}/photos`, o, photo),
        query,
      }),
    addDocument: (which, document, query, o) =>
      json('Recommendation', {
        ...call('POST', `recommendations/${id(which)}/documents`, o, document),
        query,
      }),
    propose: (which, o) => change(which, 'proposal', o),
    returnToTechnician: (which, note, o) => change(which, 'return', o, { note }),
    send: (which, body, o) => change(which, 'send', o, body),
    answer: (which, note, o) => change(which, 'answer', o, { note }),
    answerOfficeEdit: (which, body, o) => change(which, 'office-edit-answer', o, body),
    withdraw: (which, note, o) => change(which, 'withdraw', o, { note }),
    followUps: (query, o) => json('FollowUpPage', { ...call('GET', 'follow-ups', o), query }),
    moveFollowUp: (which, body, o) =>
      json('FollowUp', call('POST', `follow-ups/${id(which)}/move`, o, body)),
    completeFollowUp: (which, note, o) =>
      none(call('POST', `follow-ups/${id(which)}/completion`, o, { note })),
    feed: (query, o) => json('FeedPage', { ...call('GET', 'feed', o), query }),
    scorecard: (query, o) => json('Scorecard', { ...call('GET', 'scorecard', o), query }),
    startVisit: (which, o) =>
      json('Appointment', call('POST', `appointments/${id(which)}/start`, o, {})),
    completeVisit: (which, body, o) =>
      json('Appointment', call('POST', `appointments/${id(which)}/completion`, o, body)),
    searchEquipment: client.equipment.search,
    customers: (query, o) => json('CustomerPage', { ...call('GET', 'customers', o), query }),
    createCustomer: (body, o) => json('Customer', call('POST', 'customers', o, body)),
    createContact: (body, o) => json('Contact', call('POST', 'contacts', o, body)),
  };
  return { ...client, desk };
}

/** A client for staff. */
export const createDeskClient = (options: ClientOptions): DeskClient =>
  withDesk(createClient(options));
