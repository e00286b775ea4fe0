-- Keys that end, what was done with access and by whom, and a signing secret that the application's role cannot read.

-- The process reads it at its start as the owner: an injected query of the application finds no table here.
REVOKE ALL ON server_secret FROM {app}, {jobs};
ALTER TABLE server_secret
  -- A secret is known to every process before the first token is signed with it, and for as long as tokens live after the last.
  ADD COLUMN signs_from timestamptz NOT NULL DEFAULT '-infinity',
  ADD COLUMN ends_at timestamptz NOT NULL DEFAULT 'infinity';

ALTER TABLE api_key
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN first_used_at timestamptz,
  ADD COLUMN last_used_at timestamptz;
GRANT INSERT, UPDATE (revoked_at, expires_at, first_used_at, last_used_at) ON api_key TO {app};

-- Who came in, who gave whom access, and who took it away. Ids and networks only: nothing a person wrote, no name, no secret.
-- Only ever added to, by whichever role. No foreign keys: a row tells of what may be gone.
CREATE TABLE audit (
  organization_id uuid NOT NULL REFERENCES organization,
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  kind text NOT NULL,
  -- Who did it; all three empty for the firm's command line or the server.
  contact_id uuid,
  staff_id uuid,
  key_id uuid,
  -- Whom or what it was done to: a contact, somebody of the staff, a key.
  subject_id uuid,
  -- The network it came from, e.g. 192.0.2.0/24; empty within the process.
  network text,
  PRIMARY KEY (organization_id, id),
  CHECK (num_nonnulls(contact_id, staff_id, key_id) <= 1)
);
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON audit TO {app}
  USING (organization_id = nullif(current_setting('wellkept.organization_id', true), '')::uuid);
CREATE POLICY upkeep ON audit TO {jobs}, {owner} USING (true);
GRANT SELECT, INSERT ON audit TO {app}, {jobs};
CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is only ever added to';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
