-- A recommendation from finding to feedback: its state, the next step that it must have, proposals, decisions, events.
CREATE TABLE recommendation (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  site_id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  technician_id uuid NOT NULL,
  coordinator_id uuid,
  title text NOT NULL,
  severity text NOT NULL CHECK (severity IN ('urgent', 'soon', 'plan', 'watch')),
  found text NOT NULL,
  suggestion text NOT NULL DEFAULT '',
  why text NOT NULL DEFAULT '',
  goal text,
  wait_text text,
  wait_note text,
  wait_chance double precision CHECK (wait_chance BETWEEN 0 AND 1),
  wait_until date,
  wait_amount bigint CHECK (wait_amount >= 0),
  wait_source text,
  currency char(3) NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'proposed', 'sent', 'viewed', 'question', 'waiting', 'deferred',
    'price-expired', 'approved', 'booked', 'in-progress', 'incomplete', 'completed', 'recovery',
    'declined', 'fixed-elsewhere', 'withdrawn', 'confirmed')),
  since timestamptz NOT NULL,
  -- The newest version sent; 0 before the first.
  version int NOT NULL DEFAULT 0,
  valid_until date,
  deferred_until date,
  viewed_at timestamptz,
  next_kind text,
  next_staff_id uuid,
  next_contact_id uuid,
  next_due_at timestamptz,
  revision int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id, equipment_id) REFERENCES equipment (organization_id, customer_id, id),
  FOREIGN KEY (organization_id, customer_id, site_id) REFERENCES site (organization_id, customer_id, id),
  FOREIGN KEY (organization_id, technician_id) REFERENCES staff (organization_id, id),
  FOREIGN KEY (organization_id, coordinator_id) REFERENCES staff (organization_id, id),
  FOREIGN KEY (organization_id, next_staff_id) REFERENCES staff (organization_id, id),
  FOREIGN KEY (organization_id, customer_id, next_contact_id) REFERENCES contact (organization_id, customer_id, id),
  -- The fail-safe: nothing that is not final is without an owner and a date.
  CONSTRAINT next_step_unless_final CHECK (
    CASE WHEN status IN ('declined', 'fixed-elsewhere', 'withdrawn', 'confirmed')
      THEN next_kind IS NULL AND next_due_at IS NULL AND next_staff_id IS NULL AND next_contact_id IS NULL
      ELSE next_kind IS NOT NULL AND next_due_at IS NOT NULL AND num_nonnulls(next_staff_id, next_contact_id) = 1
    END),
  CHECK (status IN ('draft', 'proposed', 'withdrawn') OR version > 0),
  CHECK (status <> 'deferred' OR deferred_until IS NOT NULL)
);
CREATE INDEX ON recommendation (organization_id, customer_id, status);
CREATE INDEX ON recommendation (organization_id, next_due_at) WHERE next_due_at IS NOT NULL;
ALTER TABLE assumption ADD FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id);

CREATE TABLE proposal_version (
  organization_id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  version int NOT NULL CHECK (version > 0),
  sent_at timestamptz NOT NULL,
  sent_by uuid NOT NULL,
  valid_until date NOT NULL,
  note text,
  changes text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (organization_id, recommendation_id, version),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, sent_by) REFERENCES staff (organization_id, id)
);

-- Version 0 is what the office is preparing; rows of a version that was sent are frozen (trigger below).
CREATE TABLE proposal_option (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  version int NOT NULL,
  letter text NOT NULL,
  family text NOT NULL CHECK (family IN ('repair', 'component', 'replace', 'wait')),
  title text NOT NULL,
  scope text NOT NULL DEFAULT '',
  price_amount bigint NOT NULL CHECK (price_amount >= 0),
  currency char(3) NOT NULL,
  tax_rate double precision NOT NULL CHECK (tax_rate BETWEEN 0 AND 1),
  ready_by date,
  warranty_months int NOT NULL DEFAULT 0,
  duration_minutes int NOT NULL DEFAULT 120,
  suggested boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, recommendation_id, version, letter),
  UNIQUE (organization_id, recommendation_id, version, id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id)
);
CREATE UNIQUE INDEX ON proposal_option (organization_id, recommendation_id, version) WHERE suggested;

CREATE FUNCTION refuse_change_of_sent_option() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.version > 0 THEN
    RAISE EXCEPTION 'option % belongs to version %, which was sent and is frozen', OLD.id, OLD.version;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON proposal_option
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sent_option();

CREATE TABLE evidence (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('photo', 'reading', 'note')),
  staff_id uuid NOT NULL,
  taken_at timestamptz NOT NULL,
  -- photo
  caption text,
  alt text,
  phase text CHECK (phase IN ('finding', 'before', 'after')),
  width int,
  height int,
  -- reading
  label text,
  unit text,
  value double precision,
  lower double precision,
  upper double precision,
  limit_source text,
  instrument text,
  earlier jsonb NOT NULL DEFAULT '[]',
  -- note
  text text,
  confidence int CHECK (confidence BETWEEN 1 AND 10),
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, staff_id) REFERENCES staff (organization_id, id),
  CHECK (kind <> 'photo' OR num_nulls(phase, width, height) = 0),
  CHECK (kind <> 'reading' OR num_nulls(label, unit, value) = 0),
  CHECK (kind <> 'note' OR text IS NOT NULL)
);
CREATE INDEX ON evidence (organization_id, recommendation_id, taken_at);
CREATE TABLE evidence_content (
  organization_id uuid NOT NULL,
  evidence_id uuid NOT NULL,
  content_type text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (organization_id, evidence_id),
  FOREIGN KEY (organization_id, evidence_id) REFERENCES evidence (organization_id, id)
);

CREATE TABLE decision (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  version int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('approved', 'declined', 'deferred', 'fixed-elsewhere')),
  contact_id uuid NOT NULL,
  option_id uuid,
  purchase_order text,
  title text,
  reason text,
  note text,
  until date,
  at timestamptz NOT NULL,
  undo_until timestamptz,
  undone_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id),
  FOREIGN KEY (organization_id, recommendation_id, version)
    REFERENCES proposal_version (organization_id, recommendation_id, version),
  FOREIGN KEY (organization_id, recommendation_id, version, option_id)
    REFERENCES proposal_option (organization_id, recommendation_id, version, id),
  CHECK ((kind = 'approved') = (option_id IS NOT NULL)),
  CHECK ((kind = 'deferred') = (until IS NOT NULL))
);
-- One standing answer to a version, whoever asks first.
CREATE UNIQUE INDEX one_standing_decision ON decision (organization_id, recommendation_id, version)
  WHERE undone_at IS NULL;

CREATE TABLE question (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  text text NOT NULL,
  evidence_id uuid,
  x double precision CHECK (x BETWEEN 0 AND 1),
  y double precision CHECK (y BETWEEN 0 AND 1),
  asked_at timestamptz NOT NULL,
  promised_by timestamptz NOT NULL,
  owner_id uuid NOT NULL,
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id),
  FOREIGN KEY (organization_id, evidence_id) REFERENCES evidence (organization_id, id),
  FOREIGN KEY (organization_id, owner_id) REFERENCES staff (organization_id, id),
  FOREIGN KEY (organization_id, answered_by) REFERENCES staff (organization_id, id),
  CHECK (num_nonnulls(evidence_id, x, y) IN (0, 3)),
  CHECK (num_nonnulls(answer, answered_by, answered_at) IN (0, 3))
);
CREATE UNIQUE INDEX one_open_question ON question (organization_id, recommendation_id) WHERE answer IS NULL;

-- A dated duty. A recommendation's next step is one; call-backs, recoveries and outcome checks are others.
CREATE TABLE follow_up (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  customer_id uuid NOT NULL,
  recommendation_id uuid,
  is_next_step boolean NOT NULL DEFAULT false,
  owner_staff_id uuid,
  owner_contact_id uuid,
  due_at timestamptz NOT NULL,
  promised boolean NOT NULL DEFAULT false,
  text text NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'cancelled')),
  moved int NOT NULL DEFAULT 0,
  reminded_at timestamptz,
  escalated_at timestamptz,
  created_at timestamptz NOT NULL,
  closed_at timestamptz,
  close_note text,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customer (organization_id, id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, owner_staff_id) REFERENCES staff (organization_id, id),
  FOREIGN KEY (organization_id, owner_contact_id) REFERENCES contact (organization_id, id),
  CHECK (num_nonnulls(owner_staff_id, owner_contact_id) = 1),
  CHECK ((status = 'open') = (closed_at IS NULL)),
  CHECK (NOT is_next_step OR recommendation_id IS NOT NULL)
);
CREATE UNIQUE INDEX one_next_step ON follow_up (organization_id, recommendation_id) WHERE status = 'open' AND is_next_step;
CREATE INDEX ON follow_up (organization_id, due_at) WHERE status = 'open';

-- Append-only: the application role may insert and read, nothing else.
CREATE TABLE event (
  organization_id uuid NOT NULL REFERENCES organization,
  id bigint GENERATED ALWAYS AS IDENTITY,
  type text NOT NULL,
  at timestamptz NOT NULL,
  customer_id uuid,
  recommendation_id uuid,
  appointment_id uuid,
  contact_id uuid,
  staff_id uuid,
  -- The technician whose finding it is about: their feed.
  technician_id uuid,
  from_status text,
  to_status text,
  note text,
  for_customer boolean NOT NULL,
  PRIMARY KEY (organization_id, id)
);
CREATE INDEX ON event (organization_id, recommendation_id, id);
CREATE INDEX ON event (organization_id, technician_id, id DESC);
