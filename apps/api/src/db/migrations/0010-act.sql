-- One signed act answers one or several recommendations; its receipt stands in the firm's chain.
ALTER TABLE organization ADD COLUMN signature_above bigint CHECK (signature_above >= 0);

CREATE TABLE act (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  at timestamptz NOT NULL,
  language text NOT NULL,
  via text NOT NULL CHECK (via IN ('firm', 'portal', 'hand-over')),
  consent_version text,
  signature jsonb,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id, contact_id) REFERENCES contact (organization_id, customer_id, id),
  CHECK (signature IS NULL OR consent_version IS NOT NULL)
);

-- Every decision so far was an act of its own; it had no receipt.
INSERT INTO act (organization_id, id, customer_id, contact_id, at, language, via)
  SELECT d.organization_id, d.id, r.customer_id, d.contact_id, d.at, 'en', 'portal'
  FROM decision d JOIN recommendation r ON r.organization_id = d.organization_id AND r.id = d.recommendation_id;
ALTER TABLE decision ADD COLUMN act_id uuid;
UPDATE decision SET act_id = id;
ALTER TABLE decision
  ALTER COLUMN act_id SET NOT NULL,
  -- [{kind: 'fails-again' | 'next-visit' | 'spend-above', amount?}]: what brings it back before its day.
  ADD COLUMN or_if jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(or_if) = 'array'),
  ADD COLUMN budget_period text,
  -- Whose yes is still needed under the customer's own rules, and whose was given.
  ADD COLUMN waits_for uuid,
  ADD COLUMN confirmed_by uuid,
  ADD COLUMN confirmed_act_id uuid,
  ADD FOREIGN KEY (organization_id, act_id) REFERENCES act (organization_id, id),
  ADD FOREIGN KEY (organization_id, waits_for) REFERENCES contact (organization_id, id),
  ADD FOREIGN KEY (organization_id, confirmed_by) REFERENCES contact (organization_id, id),
  ADD FOREIGN KEY (organization_id, confirmed_act_id) REFERENCES act (organization_id, id),
  ADD CHECK (kind = 'deferred' OR or_if = '[]'),
  ADD CHECK (num_nonnulls(confirmed_by, confirmed_act_id) IN (0, 2)),
  -- Two people are two people.
  ADD CHECK (confirmed_by IS DISTINCT FROM contact_id OR confirmed_by IS NULL);
GRANT UPDATE (waits_for, confirmed_by, confirmed_act_id) ON decision TO {app};
ALTER TABLE question ADD COLUMN act_id uuid, ADD FOREIGN KEY (organization_id, act_id) REFERENCES act (organization_id, id);

-- What an option's price is made of; frozen with it.
CREATE TABLE price_line (
  organization_id uuid NOT NULL,
  option_id uuid NOT NULL,
  position int NOT NULL,
  text text NOT NULL,
  quantity double precision NOT NULL CHECK (quantity >= 0),
  unit text NOT NULL DEFAULT '',
  unit_amount bigint NOT NULL,
  amount bigint NOT NULL,
  PRIMARY KEY (organization_id, option_id, position),
  FOREIGN KEY (organization_id, option_id) REFERENCES proposal_option (organization_id, id) ON DELETE CASCADE
);
CREATE FUNCTION refuse_change_of_sent_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM proposal_option o
             WHERE o.organization_id = OLD.organization_id AND o.id = OLD.option_id AND o.version > 0) THEN
    RAISE EXCEPTION 'this line belongs to an option that was sent and is frozen';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON price_line
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sent_line();

-- How two recommendations hang together: it needs the other, excludes it, or is cheaper with it in one visit.
CREATE TABLE recommendation_link (
  organization_id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  other_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('needs', 'either', 'together')),
  saving_amount bigint CHECK (saving_amount > 0),
  PRIMARY KEY (organization_id, recommendation_id, other_id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, other_id) REFERENCES recommendation (organization_id, id),
  CHECK (recommendation_id <> other_id),
  CHECK ((kind = 'together') = (saving_amount IS NOT NULL))
);
CREATE INDEX ON recommendation_link (organization_id, other_id);

-- A customer's own picture or PDF: an order, or proof that something was fixed.
CREATE TABLE attachment (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  decision_id uuid,
  name text NOT NULL,
  content_type text NOT NULL CHECK (content_type IN ('image/webp', 'application/pdf')),
  sha256 bytea NOT NULL,
  bytes bytea NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id),
  FOREIGN KEY (organization_id, decision_id) REFERENCES decision (organization_id, id)
);

ALTER TABLE evidence_content ADD COLUMN sha256 bytea GENERATED ALWAYS AS (sha256(bytes)) STORED;

-- The chain: each record names the hash of the one before. Nothing personal is in it, only salted commitments.
CREATE TABLE receipt (
  organization_id uuid NOT NULL,
  number bigint NOT NULL CHECK (number > 0),
  id uuid NOT NULL,
  act_id uuid NOT NULL,
  at timestamptz NOT NULL,
  commitments jsonb NOT NULL,
  previous bytea NOT NULL CHECK (length(previous) = 32),
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (organization_id, number),
  UNIQUE (organization_id, id),
  UNIQUE (organization_id, act_id),
  -- No two records follow the same one.
  UNIQUE (organization_id, previous),
  FOREIGN KEY (organization_id, act_id) REFERENCES act (organization_id, id)
);
-- What the commitments commit to. Erasing a person empties a part; the chain stays whole.
CREATE TABLE receipt_part (
  organization_id uuid NOT NULL,
  receipt_id uuid NOT NULL,
  name text NOT NULL,
  salt bytea,
  -- Canonical JSON, as hashed.
  value text,
  PRIMARY KEY (organization_id, receipt_id, name),
  FOREIGN KEY (organization_id, receipt_id) REFERENCES receipt (organization_id, id),
  CHECK (num_nonnulls(salt, value) IN (0, 2))
);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['act', 'price_line', 'recommendation_link', 'attachment', 'receipt', 'receipt_part'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I TO {app}
      USING (organization_id = nullif(current_setting('wellkept.organization_id', true), '')::uuid)$p$, t);
    EXECUTE format('CREATE POLICY upkeep ON %I TO {jobs}, {owner} USING (true)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON price_line, recommendation_link TO {app}, {jobs};
-- Acts and receipts are only ever added.
GRANT SELECT, INSERT ON act, attachment, receipt, receipt_part TO {app}, {jobs};
GRANT UPDATE (decision_id) ON attachment TO {app};
