-- What a customer says of its business, once: goals in its own words, usage and cost of standstill per site, plans.
CREATE TABLE business (
  organization_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- [{siteId, hoursPerWeek, seasons, downtimeCost}] and [{kind, siteId, on, note}]; read as a whole.
  sites jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(sites) = 'array'),
  plans jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(plans) = 'array'),
  revision int NOT NULL CHECK (revision > 0),
  updated_at timestamptz NOT NULL,
  updated_by uuid NOT NULL,
  PRIMARY KEY (organization_id, customer_id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customer (organization_id, id),
  FOREIGN KEY (organization_id, customer_id, updated_by) REFERENCES contact (organization_id, customer_id, id)
);

CREATE TABLE goal (
  organization_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- 1 is the most important.
  place int NOT NULL CHECK (place > 0),
  kind text NOT NULL CHECK (kind IN ('uptime', 'cost', 'energy', 'comfort', 'compliance', 'safety', 'carbon')),
  words text NOT NULL,
  -- Empty means everywhere.
  site_ids uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (organization_id, customer_id, place),
  FOREIGN KEY (organization_id, customer_id) REFERENCES business (organization_id, customer_id)
);

-- Which kind of goal a finding serves; its text stays what the office wrote until the customer has words of its own.
ALTER TABLE recommendation ADD COLUMN goal_kind text
  CHECK (goal_kind IN ('uptime', 'cost', 'energy', 'comfort', 'compliance', 'safety', 'carbon'));

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['business', 'goal'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I TO {app}
      USING (organization_id = nullif(current_setting('wellkept.organization_id', true), '')::uuid)$p$, t);
    EXECUTE format('CREATE POLICY upkeep ON %I TO {jobs}, {owner} USING (true)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON business, goal TO {app}, {jobs};

-- Cheapest and dearest option of the version in force; once one is approved, its price. Kept here because lists sort,
-- count and sum by it: ten thousand lookups for one page of fifty would be felt.
ALTER TABLE recommendation ADD COLUMN price_from bigint, ADD COLUMN price_to bigint;

CREATE FUNCTION price_range(org uuid, rec uuid, in_force int, OUT low bigint, OUT high bigint)
LANGUAGE sql STABLE AS $$
  SELECT min(o.price_amount), max(o.price_amount)
  FROM proposal_option o
  LEFT JOIN decision d ON d.organization_id = o.organization_id AND d.recommendation_id = o.recommendation_id
    AND d.version = o.version AND d.kind = 'approved' AND d.undone_at IS NULL
  WHERE o.organization_id = org AND o.recommendation_id = rec AND o.version = in_force
    AND CASE WHEN d.option_id IS NULL THEN o.family <> 'wait' ELSE o.id = d.option_id END
$$;

CREATE FUNCTION follow_prices() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  one record := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
BEGIN
  UPDATE recommendation r SET (price_from, price_to) =
    (SELECT low, high FROM price_range(r.organization_id, r.id, r.version))
  WHERE r.organization_id = one.organization_id AND r.id = one.recommendation_id;
  RETURN NULL;
END $$;
CREATE TRIGGER prices AFTER INSERT OR UPDATE OR DELETE ON proposal_option
  FOR EACH ROW EXECUTE FUNCTION follow_prices();
CREATE TRIGGER prices AFTER INSERT OR UPDATE ON decision
  FOR EACH ROW EXECUTE FUNCTION follow_prices();

CREATE FUNCTION price_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT low, high INTO NEW.price_from, NEW.price_to
  FROM price_range(NEW.organization_id, NEW.id, NEW.version);
  RETURN NEW;
END $$;
CREATE TRIGGER prices BEFORE UPDATE ON recommendation
  FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION price_version();

UPDATE recommendation r SET (price_from, price_to) =
  (SELECT low, high FROM price_range(r.organization_id, r.id, r.version));
