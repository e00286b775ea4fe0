// The tables as Kysely sees them; their meaning and constraints stand in migrations/*.sql.
import type {
  BusinessPlan,
  ImportReport,
  ReturnCondition,
  Signature,
  SiteUsage,
} from '@wellkept/contracts';
import type { AuthorityChangeItem } from '@wellkept/contracts/authority';
import type { ScenarioChange } from '@wellkept/contracts/economics';
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Stored as jsonb: read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
/** The same, with a default in the database. */
type JsonWithDefault<T> = ColumnType<T, string | undefined, string>;

/** Opening hours by weekday in local wall time; a day left out is closed. */
export type Hours = Partial<
  Record<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun', readonly [string, string]>
>;

export interface EarlierReading {
  readonly value: number;
  readonly takenAt: string;
}

export interface OrganizationTable {
  id: string;
  name: string;
  phone: string;
  phone_hours: string;
  time_zone: string;
  tax_name: string;
  tax_rate: number;
  office_hours: Json<Hours>;
  holidays: Generated<string[]>;
  undo_minutes: Generated<number>;
  signature_above: Generated<number | null>;
  review_office_hours: Generated<number>;
  answer_office_hours: Generated<number>;
  price_days: Generated<number>;
  confirm_days: Generated<number>;
  hold_minutes: Generated<number>;
  coordinator_id: string | null;
  created_at: Generated<Date>;
  currency: string;
  quiet_from: Generated<string>;
  quiet_to: Generated<string>;
  reminder_days: Generated<number>;
  reminder_limit: Generated<number>;
}

export interface StaffTable {
  organization_id: string;
  id: string;
  name: string;
  title: string;
  role: string;
  email: string | null;
  phone: string | null;
  active: Generated<boolean>;
  working_hours: JsonWithDefault<Hours>;
  skills: Generated<string[]>;
  language: Generated<string>;
  digest_at: Generated<Date | null>;
}

export interface CustomerTable {
  organization_id: string;
  id: string;
  name: string;
  reference: string | null;
  import_id: string | null;
}

export interface SiteTable {
  organization_id: string;
  id: string;
  customer_id: string;
  name: string;
  city: string;
  address: string;
  time_zone: string;
  access_notes: string | null;
  import_id: string | null;
}

export interface ContactTable {
  organization_id: string;
  id: string;
  customer_id: string;
  name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  invited_by: Generated<string | null>;
  came_after_rules: GeneratedAlways<boolean>;
  language: Generated<string>;
  import_id: Generated<string | null>;
}

export interface EquipmentTable {
  organization_id: string;
  id: string;
  customer_id: string;
  site_id: string;
  tag: string;
  name: string;
  kind: string;
  make: string | null;
  model: string | null;
  serial: string | null;
  installed_on: string | null;
  hours_per_year: number | null;
  source: string | null;
  import_id: string | null;
  external_key: string | null;
}

export interface ServiceRecordTable {
  organization_id: string;
  id: string;
  equipment_id: string;
  date: string;
  kind: string;
  text: string;
  cost_amount: number | null;
  downtime_hours: number | null;
  source: string | null;
  import_id: string | null;
  external_key: string | null;
  currency: string;
}

export interface ImportBatchTable {
  organization_id: string;
  id: string;
  at: Date;
  source: string | null;
  report: Json<ImportReport>;
  undone_at: Date | null;
}

export interface AssumptionTable {
  organization_id: string;
  id: string;
  equipment_id: string | null;
  recommendation_id: string | null;
  option_letter: string | null;
  key: string;
  value: number;
  unit: string;
  origin: string;
  source: string | null;
  as_of: string | null;
  low: number | null;
  high: number | null;
}

export interface ScenarioTable {
  organization_id: string;
  id: string;
  recommendation_id: string;
  contact_id: string;
  at: Date;
  changes: Json<ScenarioChange[]>;
  note: string | null;
}

export interface RecommendationTable {
  organization_id: string;
  id: string;
  customer_id: string;
  site_id: string;
  equipment_id: string;
  technician_id: string;
  coordinator_id: string | null;
  title: string;
  severity: string;
  found: string;
  suggestion: Generated<string>;
  why: Generated<string>;
  goal: string | null;
  goal_kind: Generated<string | null>;
  /** Kept by triggers; never written. */
  price_from: GeneratedAlways<number | null>;
  price_to: GeneratedAlways<number | null>;
  wait_text: string | null;
  wait_note: string | null;
  wait_chance: number | null;
  wait_until: string | null;
  wait_amount: number | null;
  wait_source: string | null;
  status: string;
  since: Date;
  version: Generated<number>;
  valid_until: string | null;
  deferred_until: string | null;
  viewed_at: Date | null;
  next_kind: string | null;
  next_staff_id: string | null;
  next_contact_id: string | null;
  next_due_at: Date | null;
  revision: Generated<number>;
  created_at: Date;
  updated_at: Date;
  currency: string;
}

/** The technician's own words, where the office put others. */
export type OwnWords = Partial<Record<'title' | 'found' | 'suggestion' | 'why', string>>;

export interface OfficeEditTable {
  organization_id: string;
  recommendation_id: string;
  before: Json<OwnWords>;
  staff_id: string;
  at: Date;
  object_until: Date;
  objection: string | null;
}

export interface ProposalVersionTable {
  organization_id: string;
  recommendation_id: string;
  version: number;
  sent_at: Date;
  sent_by: string;
  valid_until: string;
  note: string | null;
  changes: Generated<string[]>;
  /** Null until somebody has looked. */
  in_service_language: Generated<boolean | null>;
}

export interface ProposalOptionTable {
  organization_id: string;
  id: string;
  recommendation_id: string;
  version: number;
  letter: string;
  family: string;
  title: string;
  scope: Generated<string>;
  price_amount: number;
  tax_rate: number;
  ready_by: string | null;
  warranty_months: Generated<number>;
  duration_minutes: Generated<number>;
  suggested: Generated<boolean>;
  currency: string;
}

export interface EvidenceTable {
  organization_id: string;
  id: string;
  recommendation_id: string;
  kind: string;
  staff_id: string;
  taken_at: Date;
  caption: string | null;
  alt: string | null;
  phase: string | null;
  width: number | null;
  height: number | null;
  label: string | null;
  unit: string | null;
  value: number | null;
  lower: number | null;
  upper: number | null;
  limit_source: string | null;
  instrument: string | null;
  earlier: JsonWithDefault<EarlierReading[]>;
  text: string | null;
  confidence: number | null;
  content_type: string | null;
  size: number | null;
}

export interface EvidenceContentTable {
  organization_id: string;
  evidence_id: string;
  content_type: string;
  bytes: Buffer;
  sha256: GeneratedAlways<Buffer>;
}

export interface DecisionTable {
  organization_id: string;
  id: string;
  recommendation_id: string;
  version: number;
  kind: string;
  contact_id: string;
  option_id: string | null;
  purchase_order: string | null;
  title: string | null;
  reason: string | null;
  note: string | null;
  until: string | null;
  at: Date;
  undo_until: Date | null;
  undone_at: Date | null;
  act_id: string;
  or_if: JsonWithDefault<ReturnCondition[]>;
  budget_period: string | null;
  waits_for: string | null;
  confirmed_by: string | null;
  confirmed_act_id: string | null;
  for_contact: Generated<string | null>;
  standing_id: Generated<string | null>;
  standing_year: Generated<number | null>;
}

export interface ActTable {
  organization_id: string;
  id: string;
  customer_id: string;
  contact_id: string;
  at: Date;
  language: string;
  via: string;
  consent_version: string | null;
  signature: ColumnType<Signature | null, string | null, null>;
}

export interface PriceLineTable {
  organization_id: string;
  option_id: string;
  position: number;
  text: string;
  quantity: number;
  unit: Generated<string>;
  unit_amount: number;
  amount: number;
}

export interface RecommendationLinkTable {
  organization_id: string;
  recommendation_id: string;
  other_id: string;
  kind: string;
  saving_amount: number | null;
}

export interface AttachmentTable {
  organization_id: string;
  id: string;
  recommendation_id: string;
  contact_id: string;
  decision_id: string | null;
  name: string;
  content_type: string;
  sha256: Buffer;
  bytes: Buffer;
  at: Date;
}

export interface ReceiptTable {
  organization_id: string;
  number: number;
  id: string;
  act_id: string;
  at: Date;
  commitments: ColumnType<Record<string, string>, string, never>;
  previous: Buffer;
  hash: Buffer;
}

export interface ReceiptPartTable {
  organization_id: string;
  receipt_id: string;
  name: string;
  salt: Buffer | null;
  value: string | null;
}

export interface QuestionTable {
  organization_id: string;
  id: string;
  act_id: string | null;
  recommendation_id: string;
  contact_id: string;
  text: string;
  evidence_id: string | null;
  x: number | null;
  y: number | null;
  asked_at: Date;
  promised_by: Date;
  owner_id: string;
  answer: string | null;
  answered_by: string | null;
  answered_at: Date | null;
}

export interface FollowUpTable {
  organization_id: string;
  id: string;
  kind: string;
  customer_id: string;
  recommendation_id: string | null;
  is_next_step: Generated<boolean>;
  owner_staff_id: string | null;
  owner_contact_id: string | null;
  due_at: Date;
  promised: Generated<boolean>;
  text: string;
  status: Generated<string>;
  moved: Generated<number>;
  reminded_at: Date | null;
  escalated_at: Date | null;
  created_at: Date;
  closed_at: Date | null;
  close_note: string | null;
  look_at: Generated<Date | null>;
  at_risk_at: Generated<Date | null>;
  raised_at: Generated<Date | null>;
  handed_at: Generated<Date | null>;
  stands_for: Generated<string | null>;
}

export interface EventTable {
  organization_id: string;
  id: GeneratedAlways<number>;
  type: string;
  at: Date;
  customer_id: string | null;
  recommendation_id: string | null;
  appointment_id: string | null;
  contact_id: string | null;
  staff_id: string | null;
  technician_id: string | null;
  from_status: string | null;
  to_status: string | null;
  note: string | null;
  for_customer: boolean;
}

export interface ServiceTable {
  organization_id: string;
  id: string;
  name: string;
  description: string;
  duration_minutes: number;
}

export interface TimeOffTable {
  organization_id: string;
  id: string;
  staff_id: string;
  starts_at: Date;
  ends_at: Date;
  reason: string;
}

export interface AppointmentTable {
  organization_id: string;
  id: string;
  customer_id: string;
  site_id: string;
  equipment_id: string | null;
  recommendation_id: string | null;
  service_id: string | null;
  technician_id: string;
  work: string;
  starts_at: Date;
  ends_at: Date;
  time_zone: string;
  local_start: string;
  status: string;
  held_until: Date | null;
  contact_id: string | null;
  access_notes: string | null;
  arrival_contact: string | null;
  symptoms: string | null;
  watch_closely: Generated<boolean>;
  sequence: Generated<number>;
  revision: Generated<number>;
  created_at: Date;
}

export interface VisitTable {
  organization_id: string;
  id: string;
  appointment_id: string;
  recommendation_id: string | null;
  technician_id: string;
  started_at: Date;
  completed_at: Date | null;
  result: string | null;
  note: string | null;
  promised_amount: number | null;
  delivered_amount: number | null;
  currency: string;
}

export interface FeedbackTable {
  organization_id: string;
  id: string;
  visit_id: string;
  contact_id: string;
  outcome: number;
  delivery: number;
  recommend: number | null;
  text: string | null;
  thanked: boolean;
  at: Date;
  recovery_id: string | null;
}

export interface ApiKeyTable {
  organization_id: string;
  id: string;
  secret_hash: Buffer;
  label: string;
  created_at: Date;
  revoked_at: Date | null;
  expires_at: Generated<Date | null>;
  first_used_at: Generated<Date | null>;
  last_used_at: Generated<Date | null>;
}

export interface AuditTable {
  organization_id: string;
  id: GeneratedAlways<number>;
  at: Date;
  kind: string;
  contact_id: string | null;
  staff_id: string | null;
  key_id: string | null;
  subject_id: string | null;
  network: string | null;
}

export interface MagicLinkTable {
  organization_id: string;
  id: string;
  secret_hash: Buffer;
  contact_id: string | null;
  staff_id: string | null;
  expires_at: Date;
  used_at: Date | null;
  reusable: Generated<boolean>;
  presses: Generated<number>;
  code_hash: Generated<Buffer | null>;
  code_tries: Generated<number>;
  mail_id: Generated<string | null>;
}

export interface PortalSessionTable {
  organization_id: string;
  id: string;
  secret_hash: Buffer;
  contact_id: string | null;
  staff_id: string | null;
  created_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  link_id: Generated<string | null>;
}

export interface RevokedTokenTable {
  organization_id: string;
  jti: string;
  expires_at: Date;
}

export interface IdempotencyTable {
  organization_id: string;
  credential: string;
  key: string;
  request_hash: Buffer;
  status: number | null;
  headers: Json<Record<string, string>> | null;
  body: string | null;
  created_at: Date;
}

export interface MailOutboxTable {
  organization_id: string;
  id: string;
  kind: string;
  contact_id: string | null;
  staff_id: string | null;
  recipient: string;
  language: string;
  data: Json<unknown>;
  created_at: Date;
  due_at: Date;
  expires_at: Date | null;
  tries: Generated<number>;
  sent_at: Generated<Date | null>;
  failed_at: Generated<Date | null>;
  error: Generated<string | null>;
}

export interface DigestTable {
  organization_id: string;
  contact_id: string;
  day: string;
  at: Date;
  mail_id: string;
}

export interface ReminderTable {
  organization_id: string;
  contact_id: string;
  day: string;
  recommendation_id: string;
  kind: string;
  version: number;
  at: Date;
}

export interface ReminderStopTable {
  organization_id: string;
  contact_id: string;
  recommendation_id: string | null;
  at: Date;
}

export interface EventToldTable {
  organization_id: string;
  event_id: number;
  at: Date;
}

export interface KnownOriginTable {
  origin: string;
  first_seen: Date;
}

export interface RateCountTable {
  name: string;
  ends: Date;
  count: number;
}

export interface ServerSecretTable {
  name: string;
  value: Buffer;
  signs_from: Generated<Date>;
  ends_at: Generated<Date>;
}

export interface BusinessTable {
  organization_id: string;
  customer_id: string;
  sites: Json<SiteUsage[]>;
  plans: Json<BusinessPlan[]>;
  revision: number;
  updated_at: Date;
  updated_by: string;
}

export interface GoalTable {
  organization_id: string;
  customer_id: string;
  place: number;
  kind: string;
  words: string;
  site_ids: string[];
}

export interface AuthorityTable {
  organization_id: string;
  customer_id: string;
  two_people_above: number | null;
  order_above: number | null;
  document_above: number | null;
  revision: number;
}

export interface AuthorityPersonTable {
  organization_id: string;
  customer_id: string;
  contact_id: string;
  place: number;
  approval_limit: number | null;
  may_confirm: boolean;
  manages: boolean;
}

export interface AuthorityCoverTable {
  organization_id: string;
  customer_id: string;
  contact_id: string;
  covered_by: string;
  starts_on: string;
  ends_on: string;
}

export interface StandingAuthorityTable {
  organization_id: string;
  id: string;
  customer_id: string;
  place: number;
  site_id: string | null;
  equipment_kind: string | null;
  severity: string | null;
  goal_kind: string | null;
  up_to: number;
  per_year: number;
  ends_on: string | null;
  set_by: string;
  set_at: Date;
  ended_at: Date | null;
}

export interface AuthorityChangeTable {
  organization_id: string;
  customer_id: string;
  revision: number;
  at: Date;
  contact_id: string | null;
  staff_id: string | null;
  items: ColumnType<AuthorityChangeItem[], string, never>;
  rules: ColumnType<unknown, string, never>;
}

export interface HandOverTable {
  organization_id: string;
  id: string;
  customer_id: string;
  recommendation_id: string;
  from_contact_id: string;
  to_contact_id: string;
  purpose: string;
  secret_hash: Buffer;
  until: string;
  expires_at: Date;
  note: string | null;
  created_at: Date;
  opened_at: Date | null;
  revoked_at: Date | null;
}

export interface Schema {
  authority: AuthorityTable;
  authority_change: AuthorityChangeTable;
  authority_cover: AuthorityCoverTable;
  authority_person: AuthorityPersonTable;
  hand_over: HandOverTable;
  standing_authority: StandingAuthorityTable;
  business: BusinessTable;
  goal: GoalTable;
  organization: OrganizationTable;
  staff: StaffTable;
  customer: CustomerTable;
  site: SiteTable;
  contact: ContactTable;
  equipment: EquipmentTable;
  service_record: ServiceRecordTable;
  import_batch: ImportBatchTable;
  assumption: AssumptionTable;
  scenario: ScenarioTable;
  recommendation: RecommendationTable;
  office_edit: OfficeEditTable;
  proposal_version: ProposalVersionTable;
  proposal_option: ProposalOptionTable;
  evidence: EvidenceTable;
  evidence_content: EvidenceContentTable;
  act: ActTable;
  decision: DecisionTable;
  price_line: PriceLineTable;
  recommendation_link: RecommendationLinkTable;
  attachment: AttachmentTable;
  receipt: ReceiptTable;
  receipt_part: ReceiptPartTable;
  question: QuestionTable;
  follow_up: FollowUpTable;
  event: EventTable;
  service: ServiceTable;
  time_off: TimeOffTable;
  appointment: AppointmentTable;
  visit: VisitTable;
  feedback: FeedbackTable;
  api_key: ApiKeyTable;
  magic_link: MagicLinkTable;
  portal_session: PortalSessionTable;
  revoked_token: RevokedTokenTable;
  idempotency: IdempotencyTable;
  known_origin: KnownOriginTable;
  mail_outbox: MailOutboxTable;
  digest: DigestTable;
  reminder: ReminderTable;
  reminder_stop: ReminderStopTable;
  event_told: EventToldTable;
  server_secret: ServerSecretTable;
  rate_count: RateCountTable;
  audit: AuditTable;
}
