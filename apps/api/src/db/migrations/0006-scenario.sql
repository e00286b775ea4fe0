-- A customer's own numbers for a repair-or-replace case, as a contact sent them: never changed, the newest counts.
CREATE TABLE scenario (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  recommendation_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  at timestamptz NOT NULL,
  -- [{path, unit, was, now}]: `was` is the firm's number on that day.
  changes jsonb NOT NULL CHECK (jsonb_typeof(changes) = 'array'),
  note text,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id)
);
CREATE INDEX ON scenario (organization_id, recommendation_id, at DESC);

ALTER TABLE scenario ENABLE ROW LEVEL SECURITY;
ALTER TABLE scenario FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON scenario TO {app}
  USING (organization_id = nullif(current_setting('wellkept.organization_id', true), '')::uuid);
CREATE POLICY upkeep ON scenario TO {jobs}, {owner} USING (true);
GRANT SELECT, INSERT ON scenario TO {app}, {jobs};
