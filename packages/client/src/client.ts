import type {
  Act,
  ActUndo,
  ActRequest,
  Appointment,
  AppointmentCancel,
  AppointmentConfirm,
  AppointmentCreate,
  AppointmentMove,
  AppointmentQuery,
  Attachment,
  AttachmentQuery,
  Business,
  BusinessEdit,
  BusinessQuery,
  CallBack,
  CallBackRequest,
  Change,
  Comparison,
  Contact,
  Customer,
  DecisionRequest,
  EquipmentPage,
  EquipmentSearchQuery,
  FeedPage,
  Feedback,
  FeedbackRequest,
  FollowUp,
  FollowUpPage,
  Me,
  PageQuery,
  ProposalVersionList,
  Recommendation,
  RecommendationPage,
  RecommendationQuery,
  Scorecard,
  Service,
  ServiceRecordPage,
  SessionToken,
  Site,
  SlotList,
  SlotQuery,
} from '@wellkept/contracts';
import type {
  Authority,
  AuthorityEdit,
  AuthorityQuery,
  HandOver,
  HandOverCreate,
  HandOverList,
  HandOverMade,
  HandOverQuery,
} from '@wellkept/contracts/authority';
import type {
  BusinessCaseQuery,
  ReceiptPdfQuery,
  RecommendationEconomics,
  Scenario,
  ScenarioCreate,
  ScenarioList,
} from '@wellkept/contracts/economics';
import type { ReceiptFile } from '@wellkept/contracts/receipt';
import type { Outbox, OutboxOptions } from './outbox/outbox.ts';

/** Goes with every call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
}
/** Goes with every write. */
export interface WriteOptions extends CallOptions {
  /** Idempotency key; give the same one to repeat a write safely. Default: a fresh UUID. */
  readonly key?: string | undefined;
}
/** Goes with a change of a shared thing. */
export interface RevisionOptions extends WriteOptions {
  /** The `revision` that was read; an older one than the server's is refused with `stale`. */
  readonly revision: number;
}

export interface ClientOptions {
  /** Base URL of the API, without `/v1`. */
  readonly api: string;
  /** Gets a fresh session token; `null` when nobody is signed in. Called before the present one ends; one call at a time. */
  readonly getToken: () => Promise<SessionToken | null>;
  /** Told once each time the session ends: no token to be had, or a fresh one refused. */
  readonly onEnded?: (() => void) | undefined;
  /** Stands in for the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** One request, for the typed methods. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the API's base URL, e.g. `/v1/me`. */
  readonly path: string;
  readonly query?: object | undefined;
  /** Sent as JSON, or as it is when a Blob. */
  readonly body?: object | undefined;
  readonly options?:
    | (CallOptions & { readonly key?: string | undefined; readonly revision?: number | undefined })
    | undefined;
}

/** A page of a list. */
export interface Page<T> {
  readonly items: T[];
  /** Handed back as `cursor` for the next page; `null` on the last one. */
  readonly nextCursor: string | null;
}

/** What the named contracts hold. */
export interface Answers {
  Act: Act;
  ActUndo: ActUndo;
  Appointment: Appointment;
  AppointmentList: { items: Appointment[]; nextCursor?: string | null | undefined };
  Attachment: Attachment;
  Authority: Authority;
  Business: Business;
  CallBack: CallBack;
  Comparison: Comparison;
  Contact: Contact;
  ContactPage: Page<Contact>;
  Customer: Customer;
  CustomerPage: Page<Customer>;
  EquipmentPage: EquipmentPage;
  FeedPage: FeedPage;
  Feedback: Feedback;
  FollowUp: FollowUp;
  FollowUpPage: FollowUpPage;
  HandOver: HandOver;
  HandOverList: HandOverList;
  HandOverMade: HandOverMade;
  Me: Me;
  ProposalVersionList: ProposalVersionList;
  ReceiptFile: ReceiptFile;
  Recommendation: Recommendation;
  RecommendationEconomics: RecommendationEconomics;
  RecommendationPage: RecommendationPage;
  Scenario: Scenario;
  ScenarioList: ScenarioList;
  Scorecard: Scorecard;
  ServiceList: { items: Service[] };
  ServiceRecordPage: ServiceRecordPage;
  SitePage: Page<Site>;
  SlotList: SlotList;
}

/** What every part of the client sends its requests with. */
export interface Transport {
  /** Sends and checks the answer against the contract of that name. */
  json<N extends keyof Answers>(answer: N, call: Call): Promise<Answers[N]>;
  blob(call: Call): Promise<Blob>;
  /** For 204. */
  none(call: Call): Promise<void>;
  /** The answer as it comes; no time limit. */
  open(call: Call): Promise<Response>;
}

/**
 * The API behind named methods. Every method rejects with `ProblemError` (the server said no), `ConnectionError`
 * (nothing arrived) or `ContractError` (a bug). A 401 is answered by one token renewal; then the session ends.
 */
export interface Client {
  /** Base URL as given. */
  readonly api: string;
  me(options?: CallOptions): Promise<Me>;
  readonly recommendations: {
    list(query?: RecommendationQuery, options?: CallOptions): Promise<RecommendationPage>;
    get(id: string, options?: CallOptions): Promise<Recommendation>;
    economics(id: string, options?: CallOptions): Promise<RecommendationEconomics>;
    /** What the options come to beside one another; a few numbers instead of the whole case. */
    comparison(id: string, options?: CallOptions): Promise<Comparison>;
    /** Every version of the proposal that was sent, oldest first. */
    versions(id: string, options?: CallOptions): Promise<ProposalVersionList>;
    /** The case on one page, as a PDF. */
    businessCase(id: string, query?: BusinessCaseQuery, options?: CallOptions): Promise<Blob>;
    /** Numbers that contacts have sent for the case, newest first; a contact's own only. */
    scenarios(id: string, options?: CallOptions): Promise<ScenarioList>;
    /** Sends the reader's own numbers for the case. */
    sendScenario(id: string, body: ScenarioCreate, options?: WriteOptions): Promise<Scenario>;
    /** Tells that the customer has opened it. */
    view(id: string, options?: WriteOptions): Promise<Recommendation>;
    decide(
      id: string,
      decision: DecisionRequest,
      options: RevisionOptions,
    ): Promise<Recommendation>;
    undo(id: string, options: RevisionOptions): Promise<Recommendation>;
    freshPrice(id: string, options: RevisionOptions): Promise<Recommendation>;
    /** Confirms that the work is in order, or that a recovery is closed. */
    confirm(id: string, options: RevisionOptions): Promise<Recommendation>;
  };
  readonly acts: {
    /** Answers one or several recommendations at once: all are taken or none is. Give a `key` to repeat it safely. */
    take(body: ActRequest, options?: WriteOptions): Promise<Act>;
    /** An act as it was taken, and how far each answer has come: what a reload shows. */
    get(id: string, options?: CallOptions): Promise<Act>;
    /** Takes back all of it that still can be, and says what could not. */
    undo(id: string, options?: WriteOptions): Promise<ActUndo>;
  };
  /** The customer's own pictures and PDFs: an order, or proof that something was fixed. */
  readonly attachments: {
    /** Uploads one (up to 15 MB) for a recommendation; an answer then names it. */
    add(
      recommendationId: string,
      file: Blob,
      query?: AttachmentQuery,
      options?: WriteOptions,
    ): Promise<Attachment>;
    content(id: string, options?: CallOptions): Promise<Blob>;
  };
  /** Where acts wait that cannot be sent just now; its code is loaded by the call. One for each person signed in. */
  outbox(options: Omit<OutboxOptions, 'client'>): Promise<Outbox>;
  /** Whether acts may wait on this device, of whomever: then the outbox is worth loading. */
  hasKept(): Promise<boolean>;
  readonly receipts: {
    /** What was recorded of an act, as a file that can be checked without us. */
    get(id: string, options?: CallOptions): Promise<ReceiptFile>;
    /** The same to print or to hand on. */
    pdf(id: string, query?: ReceiptPdfQuery, options?: CallOptions): Promise<Blob>;
  };
  readonly evidence: {
    /** A picture's bytes. */
    content(id: string, options?: CallOptions): Promise<Blob>;
    /** A document's bytes. */
    file(id: string, options?: CallOptions): Promise<Blob>;
  };
  readonly services: { list(options?: CallOptions): Promise<{ items: Service[] }> };
  readonly slots: { list(query: SlotQuery, options?: CallOptions): Promise<SlotList> };
  readonly appointments: {
    list(query?: AppointmentQuery, options?: CallOptions): Promise<{ items: Appointment[] }>;
    get(id: string, options?: CallOptions): Promise<Appointment>;
    create(body: AppointmentCreate, options?: WriteOptions): Promise<Appointment>;
    confirm(id: string, body: AppointmentConfirm, options: RevisionOptions): Promise<Appointment>;
    move(id: string, body: AppointmentMove, options: RevisionOptions): Promise<Appointment>;
    cancel(id: string, body: AppointmentCancel, options: RevisionOptions): Promise<Appointment>;
    calendar(id: string, options?: CallOptions): Promise<Blob>;
  };
  readonly callBacks: { ask(body: CallBackRequest, options?: WriteOptions): Promise<CallBack> };
  readonly visits: {
    feedback(id: string, body: FeedbackRequest, options?: WriteOptions): Promise<Feedback>;
  };
  readonly sites: { list(query?: PageQuery, options?: CallOptions): Promise<Page<Site>> };
  readonly equipment: {
    search(query?: EquipmentSearchQuery, options?: CallOptions): Promise<EquipmentPage>;
    serviceRecords(
      id: string,
      query?: PageQuery,
      options?: CallOptions,
    ): Promise<ServiceRecordPage>;
  };
  /** What the customer said of its business. Staff name the customer. */
  readonly goals: {
    get(query?: BusinessQuery, options?: CallOptions): Promise<Business>;
    /** Replaces what was said; `revision` is the one that was read, 0 when nothing was said yet. */
    put(body: BusinessEdit, options: RevisionOptions): Promise<Business>;
  };
  /** Who at the customer may approve what, by its own rules. Staff name the customer. */
  readonly authority: {
    get(query?: AuthorityQuery, options?: CallOptions): Promise<Authority>;
    /** Sets all rules anew; `revision` is the one that was read, 0 when nothing was set yet. */
    put(body: AuthorityEdit, options: RevisionOptions): Promise<Authority>;
  };
  /** Links that hand one recommendation to somebody. */
  readonly handOvers: {
    /** The only answer that tells the link. */
    create(recommendationId: string, body: HandOverCreate, o?: CallOptions): Promise<HandOverMade>;
    list(query?: HandOverQuery, options?: CallOptions): Promise<HandOverList>;
    /** Takes a link back; it stops working at once. */
    revoke(id: string, options?: WriteOptions): Promise<HandOver>;
  };
  readonly session: {
    /** Signs out: the token stops working at once. */
    end(options?: CallOptions): Promise<void>;
  };
  /** What changes, as it changes; ends when the connection does. Reconnecting is the caller's business. */
  changes(options: {
    readonly signal: AbortSignal;
    readonly onOpen?: () => void;
  }): AsyncIterable<Change>;
  /** Drops the token, so that the next call asks for a new one. */
  forgetToken(): void;
  /** For clients of further routes, e.g. `@wellkept/client/desk`. */
  readonly transport: Transport;
}
