-- Who at a customer may approve what, as the customer itself says; and links that hand one item to somebody else.

-- Who came to be known by a link: approves nothing alone until the rules say otherwise, and cannot sign in to everything.
ALTER TABLE contact ADD COLUMN invited_by uuid,
  ADD FOREIGN KEY (organization_id, customer_id, invited_by) REFERENCES contact (organization_id, customer_id, id);

CREATE TABLE authority (
  organization_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- Minor units of the firm's currency, without tax; NULL for never.
  two_people_above bigint CHECK (two_people_above >= 0),
  order_above bigint CHECK (order_above >= 0),
  document_above bigint CHECK (document_above >= 0),
  revision int NOT NULL CHECK (revision > 0),
  PRIMARY KEY (organization_id, customer_id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customer (organization_id, id)
);

CREATE TABLE authority_person (
  organization_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  place int NOT NULL CHECK (place > 0),
  -- NULL for no limit.
  approval_limit bigint CHECK (approval_limit >= 0),
  may_confirm boolean NOT NULL,
  manages boolean NOT NULL,
  PRIMARY KEY (organization_id, contact_id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES authority (organization_id, customer_id),
  FOREIGN KEY (organization_id, customer_id, contact_id) REFERENCES contact (organization_id, customer_id, id)
);

-- Somebody decides for somebody who is away; both days included, by the site's clock.
CREATE TABLE authority_cover (
  organization_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  covered_by uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL,
  PRIMARY KEY (organization_id, contact_id, covered_by, starts_on),
  FOREIGN KEY (organization_id, customer_id) REFERENCES authority (organization_id, customer_id),
  FOREIGN KEY (organization_id, customer_id, contact_id) REFERENCES contact (organization_id, customer_id, id),
  FOREIGN KEY (organization_id, customer_id, covered_by) REFERENCES contact (organization_id, customer_id, id),
  CHECK (contact_id <> covered_by),
  CHECK (starts_on <= ends_on)
);

-- Approves what fits as soon as it is sent. Never deleted: decisions name it.
CREATE TABLE standing_authority (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  place int NOT NULL,
  site_id uuid,
  equipment_kind text,
  severity text CHECK (severity IN ('urgent', 'soon', 'plan', 'watch')),
  goal_kind text CHECK (goal_kind IN ('uptime', 'cost', 'energy', 'comfort', 'compliance', 'safety', 'carbon')),
  up_to bigint NOT NULL CHECK (up_to >= 0),
  per_year bigint NOT NULL CHECK (per_year >= 0),
  ends_on date,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES authority (organization_id, customer_id),
  FOREIGN KEY (organization_id, customer_id, site_id) REFERENCES site (organization_id, customer_id, id),
  FOREIGN KEY (organization_id, customer_id, set_by) REFERENCES contact (organization_id, customer_id, id)
);
CREATE INDEX ON standing_authority (organization_id, customer_id) WHERE ended_at IS NULL;

-- How the rules came about: what was changed, and all of them as they were from then on.
CREATE TABLE authority_change (
  organization_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  revision int NOT NULL,
  at timestamptz NOT NULL,
  contact_id uuid,
  staff_id uuid,
  items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array'),
  rules jsonb NOT NULL,
  PRIMARY KEY (organization_id, customer_id, revision),
  FOREIGN KEY (organization_id, customer_id) REFERENCES authority (organization_id, customer_id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id),
  FOREIGN KEY (organization_id, staff_id) REFERENCES staff (organization_id, id)
);

ALTER TABLE decision
  ADD COLUMN for_contact uuid,
  ADD COLUMN standing_id uuid,
  -- The calendar year at the site whose sum it counts in.
  ADD COLUMN standing_year int,
  ADD FOREIGN KEY (organization_id, for_contact) REFERENCES contact (organization_id, id),
  ADD FOREIGN KEY (organization_id, standing_id) REFERENCES standing_authority (organization_id, id),
  -- Only a yes can wait for another, be given for somebody, or stand beforehand.
  ADD CHECK (kind = 'approved' OR num_nonnulls(waits_for, confirmed_by, for_contact, standing_id) = 0),
  ADD CHECK (waits_for IS NULL OR confirmed_by IS NULL),
  ADD CHECK (num_nonnulls(standing_id, standing_year) IN (0, 2));
CREATE INDEX ON decision (organization_id, standing_id) WHERE standing_id IS NOT NULL;
ALTER TABLE act DROP CONSTRAINT act_via_check,
  ADD CHECK (via IN ('firm', 'portal', 'hand-over', 'standing'));

CREATE TABLE hand_over (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  from_contact_id uuid NOT NULL,
  to_contact_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('look', 'decide')),
  secret_hash bytea NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
  until date NOT NULL,
  expires_at timestamptz NOT NULL,
  note text,
  created_at timestamptz NOT NULL,
  opened_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, customer_id, from_contact_id) REFERENCES contact (organization_id, customer_id, id),
  FOREIGN KEY (organization_id, customer_id, to_contact_id) REFERENCES contact (organization_id, customer_id, id),
  CHECK (expires_at > created_at)
);
CREATE INDEX ON hand_over (organization_id, customer_id, created_at DESC);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['authority', 'authority_person', 'authority_cover', 'standing_authority', 'authority_change', 'hand_over'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I TO {app}
      USING (organization_id = nullif(current_setting('wellkept.organization_id', true), '')::uuid)$p$, t);
    EXECUTE format('CREATE POLICY upkeep ON %I TO {jobs}, {owner} USING (true)', t);
  END LOOP;
END $$;
-- Who comes with a link has no tenant yet: see 0005.
CREATE POLICY presented ON hand_over FOR SELECT TO {app}
  USING (secret_hash = decode(nullif(current_setting('wellkept.presented_hash', true), ''), 'hex'));
GRANT SELECT, INSERT, UPDATE ON authority, standing_authority TO {app}, {jobs};
GRANT SELECT, INSERT, DELETE ON authority_person, authority_cover TO {app}, {jobs};
GRANT SELECT, INSERT ON authority_change, hand_over TO {app}, {jobs};
GRANT UPDATE (opened_at, revoked_at) ON hand_over TO {app};
