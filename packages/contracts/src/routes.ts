// The API in one table: the server registers it, the OpenAPI description and the contract tests are made from it.
// Not part of the index, so that a browser never loads it.
import type * as z from 'zod/mini';
import * as c from './index.ts';
import {
  BusinessCaseQuery, RecommendationEconomics, Scenario, ScenarioCreate, ScenarioList,
} from './economics.ts';

/** Who may call: anybody; a firm's server (secret key); a browser's token; or staff's token only. */
export type Caller = 'anyone' | 'firm' | 'session' | 'staff';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** With `{id}` for path parameters. */
  readonly path: string;
  readonly summary: string;
  /** A firm's secret key may also call what its staff may. */
  readonly caller: Caller;
  /** The scope a customer's token needs. Staff and firms need none. */
  readonly scope?: c.Scope;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  /** The body is a picture's bytes. */
  readonly bytes?: true;
  readonly status: 200 | 201 | 204;
  /** Absent for bytes, streams and 204. */
  readonly answer?: z.ZodMiniType;
  /** Content type of an answer that is not JSON. */
  readonly produces?: string;
  /** Changes a shared thing: needs `If-Match: "<revision>"`. */
  readonly ifMatch?: true;
  /** A write that cannot have a key because it is its own (token, sign-in). All other writes need `Idempotency-Key`. */
  readonly withoutKey?: true;
}

const define = <const T extends Record<string, Route>>(routes: T): T => routes;

export const routes = define({
  createSessionToken: {
    method: 'POST', path: '/v1/session-tokens', caller: 'firm', withoutKey: true, status: 201,
    summary: 'Mint a short-lived token for the browser of a customer’s contact',
    body: c.SessionTokenRequest, answer: c.SessionToken,
  },
  endSession: {
    method: 'DELETE', path: '/v1/session', caller: 'session', withoutKey: true, status: 204,
    summary: 'Sign out: the token stops working at once',
  },
  requestSignInLink: {
    method: 'POST', path: '/v1/sign-in-links', caller: 'anyone', withoutKey: true, status: 204,
    summary: 'Ask for a single-use sign-in link to the portal', body: c.SignInLinkRequest,
  },
  signIn: {
    method: 'POST', path: '/v1/portal/sign-in', caller: 'anyone', withoutKey: true, status: 200,
    summary: 'Consume a sign-in link and open a portal session (cookie)', body: c.SignInRequest, answer: c.SignInAnswer,
  },
  portalToken: {
    method: 'POST', path: '/v1/portal/token', caller: 'anyone', withoutKey: true, status: 200,
    query: c.PortalSideQuery,
    summary: 'A browser token for the signed-in portal session (cookie)', answer: c.SessionToken,
  },
  signOut: {
    method: 'POST', path: '/v1/portal/sign-out', caller: 'anyone', withoutKey: true, status: 204,
    query: c.PortalSideQuery,
    summary: 'Close the portal session (cookie)',
  },
  me: {
    method: 'GET', path: '/v1/me', caller: 'session', status: 200,
    summary: 'Who is signed in, for which customer, at which firm', answer: c.Me,
  },
  stream: {
    method: 'GET', path: '/v1/stream', caller: 'session', status: 200, produces: 'text/event-stream',
    summary: 'Server-sent events: one `Change` each time something the reader may see changes',
  },

  listRecommendations: {
    method: 'GET', path: '/v1/recommendations', caller: 'session', scope: 'view', status: 200,
    summary: 'Recommendations across sites and equipment', query: c.RecommendationQuery, answer: c.RecommendationPage,
  },
  getRecommendation: {
    method: 'GET', path: '/v1/recommendations/{id}', caller: 'session', scope: 'view', status: 200,
    summary: 'One recommendation with everything the reader may see', answer: c.Recommendation,
  },
  getEconomics: {
    method: 'GET', path: '/v1/recommendations/{id}/economics', caller: 'session', scope: 'view', status: 200,
    summary: 'The repair-or-replace case: history, assumptions with their origin, options',
    answer: RecommendationEconomics,
  },
  businessCase: {
    method: 'GET', path: '/v1/recommendations/{id}/business-case', caller: 'session', scope: 'view', status: 200,
    produces: 'application/pdf', summary: 'The repair-or-replace case on one page, to hand on',
    query: BusinessCaseQuery,
  },
  listScenarios: {
    method: 'GET', path: '/v1/recommendations/{id}/scenarios', caller: 'session', scope: 'view', status: 200,
    summary: 'Numbers that the customer’s contacts have sent for the case', answer: ScenarioList,
  },
  sendScenario: {
    method: 'POST', path: '/v1/recommendations/{id}/scenarios', caller: 'session', scope: 'decide', status: 201,
    summary: 'A contact sends their own numbers for the case; technician and desk are told', body: ScenarioCreate,
    answer: Scenario,
  },
  viewRecommendation: {
    method: 'POST', path: '/v1/recommendations/{id}/views', caller: 'session', scope: 'view', status: 200,
    summary: 'The customer has opened it; the technician is told. Repeats change nothing', body: c.Nothing,
    answer: c.Recommendation,
  },
  decide: {
    method: 'POST', path: '/v1/recommendations/{id}/decisions', caller: 'session', scope: 'decide', ifMatch: true,
    status: 200, summary: 'Approve an option, decline, put off, ask, or say it was fixed elsewhere',
    body: c.DecisionRequest, answer: c.Recommendation,
  },
  undoDecision: {
    method: 'POST', path: '/v1/recommendations/{id}/undo', caller: 'session', scope: 'decide', ifMatch: true,
    status: 200, summary: 'Take the decision back within the firm’s grace period', body: c.Nothing,
    answer: c.Recommendation,
  },
  askFreshPrice: {
    method: 'POST', path: '/v1/recommendations/{id}/fresh-price', caller: 'session', scope: 'decide', ifMatch: true,
    status: 200, summary: 'Ask for a fresh price; somebody gets it as a duty with a date', body: c.Nothing,
    answer: c.Recommendation,
  },
  confirmOutcome: {
    method: 'POST', path: '/v1/recommendations/{id}/confirmation', caller: 'session', scope: 'feedback', ifMatch: true,
    status: 200, summary: 'The customer confirms that the work is in order, or that a recovery is closed',
    body: c.Nothing, answer: c.Recommendation,
  },

  createFinding: {
    method: 'POST', path: '/v1/recommendations', caller: 'staff', status: 201,
    summary: 'A technician notes a finding', body: c.FindingCreate, answer: c.Recommendation,
  },
  editRecommendation: {
    method: 'PATCH', path: '/v1/recommendations/{id}', caller: 'staff', ifMatch: true, status: 200,
    summary: 'Edit texts and the options being prepared', body: c.RecommendationEdit, answer: c.Recommendation,
  },
  addEvidence: {
    method: 'POST', path: '/v1/recommendations/{id}/evidence', caller: 'staff', status: 201,
    summary: 'Add a reading or a note', body: c.EvidenceCreate, answer: c.Recommendation,
  },
  addPhoto: {
    method: 'POST', path: '/v1/recommendations/{id}/photos', caller: 'staff', bytes: true, status: 201,
    summary: 'Add a picture (JPEG, PNG, WebP, HEIC up to 15 MB); place and device data are removed',
    query: c.PhotoQuery, answer: c.Recommendation,
  },
  evidenceContent: {
    method: 'GET', path: '/v1/evidence/{id}/content', caller: 'session', scope: 'view', status: 200,
    produces: 'image/webp', summary: 'The bytes of a picture',
  },
  propose: {
    method: 'POST', path: '/v1/recommendations/{id}/proposal', caller: 'staff', ifMatch: true, status: 200,
    summary: 'The technician hands the finding to the office', body: c.Nothing, answer: c.Recommendation,
  },
  returnToTechnician: {
    method: 'POST', path: '/v1/recommendations/{id}/return', caller: 'staff', ifMatch: true, status: 200,
    summary: 'The office returns it to the technician with a question', body: c.WithNote, answer: c.Recommendation,
  },
  send: {
    method: 'POST', path: '/v1/recommendations/{id}/send', caller: 'staff', ifMatch: true, status: 200,
    summary: 'Freeze the options as the next version and send it to the customer', body: c.SendRequest,
    answer: c.Recommendation,
  },
  answerQuestion: {
    method: 'POST', path: '/v1/recommendations/{id}/answer', caller: 'staff', ifMatch: true, status: 200,
    summary: 'Answer the customer’s open question', body: c.WithNote, answer: c.Recommendation,
  },
  withdraw: {
    method: 'POST', path: '/v1/recommendations/{id}/withdraw', caller: 'staff', ifMatch: true, status: 200,
    summary: 'Withdraw it, with the reason', body: c.WithNote, answer: c.Recommendation,
  },

  listServices: {
    method: 'GET', path: '/v1/services', caller: 'session', scope: 'view', status: 200,
    summary: 'Work that can be booked without a recommendation', answer: c.ServiceList,
  },
  listSlots: {
    method: 'GET', path: '/v1/slots', caller: 'session', scope: 'book', status: 200,
    summary: 'Free windows, earliest first', query: c.SlotQuery, answer: c.SlotList,
  },
  createAppointment: {
    method: 'POST', path: '/v1/appointments', caller: 'session', scope: 'book', status: 201,
    summary: 'Book a slot, or hold it for some minutes', body: c.AppointmentCreate, answer: c.Appointment,
  },
  listAppointments: {
    method: 'GET', path: '/v1/appointments', caller: 'session', scope: 'view', status: 200,
    summary: 'Appointments, earliest first; a technician sees their own', query: c.AppointmentQuery,
    answer: c.AppointmentList,
  },
  getAppointment: {
    method: 'GET', path: '/v1/appointments/{id}', caller: 'session', scope: 'view', status: 200,
    summary: 'One appointment', answer: c.Appointment,
  },
  confirmAppointment: {
    method: 'POST', path: '/v1/appointments/{id}/confirmation', caller: 'session', scope: 'book', ifMatch: true,
    status: 200, summary: 'Make a held slot a booking', body: c.AppointmentConfirm, answer: c.Appointment,
  },
  moveAppointment: {
    method: 'POST', path: '/v1/appointments/{id}/move', caller: 'session', scope: 'book', ifMatch: true, status: 200,
    summary: 'Move to another slot in one step', body: c.AppointmentMove, answer: c.Appointment,
  },
  cancelAppointment: {
    method: 'POST', path: '/v1/appointments/{id}/cancellation', caller: 'session', scope: 'book', ifMatch: true,
    status: 200, summary: 'Cancel; the recommendation waits to be booked again', body: c.AppointmentCancel,
    answer: c.Appointment,
  },
  appointmentCalendar: {
    method: 'GET', path: '/v1/appointments/{id}/calendar', caller: 'session', scope: 'view', status: 200,
    produces: 'text/calendar', summary: 'The appointment as a calendar file',
  },
  askCallBack: {
    method: 'POST', path: '/v1/call-backs', caller: 'session', scope: 'book', status: 201,
    summary: 'Nothing fits: somebody rings by a promised time', body: c.CallBackRequest, answer: c.CallBack,
  },
  startVisit: {
    method: 'POST', path: '/v1/appointments/{id}/start', caller: 'staff', ifMatch: true, status: 200,
    summary: 'The technician has arrived', body: c.Nothing, answer: c.Appointment,
  },
  completeVisit: {
    method: 'POST', path: '/v1/appointments/{id}/completion', caller: 'staff', ifMatch: true, status: 200,
    summary: 'The visit is over: good, incomplete or bad', body: c.VisitComplete, answer: c.Appointment,
  },
  giveFeedback: {
    method: 'POST', path: '/v1/visits/{id}/feedback', caller: 'session', scope: 'feedback', status: 201,
    summary: 'Two marks, words and thanks; a bad mark opens a recovery', body: c.FeedbackRequest, answer: c.Feedback,
  },

  listFollowUps: {
    method: 'GET', path: '/v1/follow-ups', caller: 'staff', status: 200,
    summary: 'The queue: what needs somebody, by when', query: c.FollowUpQuery, answer: c.FollowUpPage,
  },
  moveFollowUp: {
    method: 'POST', path: '/v1/follow-ups/{id}/move', caller: 'staff', status: 200,
    summary: 'Move a duty to another date, with a reason', body: c.FollowUpMove, answer: c.FollowUp,
  },
  completeFollowUp: {
    method: 'POST', path: '/v1/follow-ups/{id}/completion', caller: 'staff', status: 204,
    summary: 'Done (only duties that are not a recommendation’s next step)', body: c.WithNote,
  },
  feed: {
    method: 'GET', path: '/v1/feed', caller: 'staff', status: 200,
    summary: 'What became of a technician’s findings; the desk sees everybody’s', query: c.PageQuery,
    answer: c.FeedPage,
  },

  listCustomers: {
    method: 'GET', path: '/v1/customers', caller: 'staff', status: 200, summary: 'Customers by name',
    query: c.PageQuery, answer: c.CustomerPage,
  },
  createCustomer: {
    method: 'POST', path: '/v1/customers', caller: 'staff', status: 201, summary: 'Add a customer',
    body: c.CustomerCreate, answer: c.Customer,
  },
  createSite: {
    method: 'POST', path: '/v1/sites', caller: 'staff', status: 201, summary: 'Add a site of a customer',
    body: c.SiteCreate, answer: c.Site,
  },
  createContact: {
    method: 'POST', path: '/v1/contacts', caller: 'staff', status: 201, summary: 'Add a contact of a customer',
    body: c.ContactCreate, answer: c.Contact,
  },
  listSites: {
    method: 'GET', path: '/v1/sites', caller: 'session', scope: 'view', status: 200, summary: 'Sites by name',
    query: c.PageQuery, answer: c.SitePage,
  },
  listEquipment: {
    method: 'GET', path: '/v1/equipment', caller: 'session', scope: 'view', status: 200,
    summary: 'Units, searched by tag, name, serial or site', query: c.EquipmentSearchQuery, answer: c.EquipmentPage,
  },
  listServiceRecords: {
    method: 'GET', path: '/v1/equipment/{id}/service-records', caller: 'session', scope: 'view', status: 200,
    summary: 'A unit’s history, newest first', query: c.PageQuery, answer: c.ServiceRecordPage,
  },
  createImport: {
    method: 'POST', path: '/v1/imports', caller: 'staff', status: 200,
    summary: 'Import equipment and service history: good rows in, bad rows listed', body: c.ImportRequest,
    answer: c.ImportReport,
  },
  getImport: {
    method: 'GET', path: '/v1/imports/{id}', caller: 'staff', status: 200, summary: 'The report of an import',
    answer: c.ImportReport,
  },
  undoImport: {
    method: 'POST', path: '/v1/imports/{id}/undo', caller: 'staff', status: 200,
    summary: 'Take back what an import created and nothing else uses', body: c.Nothing, answer: c.ImportReport,
  },
});

export type RouteName = keyof typeof routes;
