-- The office changed words of the technician who found it: they may object before it is sent. Gone once they agree, or it is sent.
CREATE TABLE office_edit (
  organization_id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  -- {title?, found?, suggestion?, why?}: the technician's own words, where they are others now.
  before jsonb NOT NULL CHECK (jsonb_typeof(before) = 'object'),
  staff_id uuid NOT NULL,
  at timestamptz NOT NULL,
  object_until timestamptz NOT NULL,
  objection text,
  PRIMARY KEY (organization_id, recommendation_id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, staff_id) REFERENCES staff (organization_id, id)
);
ALTER TABLE office_edit ENABLE ROW LEVEL SECURITY;
ALTER TABLE office_edit FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON office_edit TO {app}
  USING (organization_id = nullif(current_setting('wellkept.organization_id', true), '')::uuid);
CREATE POLICY upkeep ON office_edit TO {jobs}, {owner} USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON office_edit TO {app}, {jobs};
