-- The second wall: row-level security, forced, on every table of an organization. A query that forgets its tenant finds
-- nothing. {app} and {jobs} are the two roles the server connects as; neither owns a table nor bypasses these policies.
DO $$
DECLARE
  t text;
  k text;
BEGIN
  FOR t IN SELECT table_name FROM information_schema.columns
           WHERE table_schema = current_schema() AND column_name = 'organization_id' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I TO {app}
      USING (organization_id = nullif(current_setting('wellkept.organization_id', true), '')::uuid)$p$, t);
    EXECUTE format('CREATE POLICY upkeep ON %I TO {jobs}, {owner} USING (true)', t);
  END LOOP;

  -- Who comes with a secret has no tenant yet: the row with that secret's hash may be read, and no other.
  FOREACH k IN ARRAY ARRAY['api_key', 'magic_link', 'portal_session'] LOOP
    EXECUTE format($p$CREATE POLICY presented ON %I FOR SELECT TO {app}
      USING (secret_hash = decode(nullif(current_setting('wellkept.presented_hash', true), ''), 'hex'))$p$, k);
  END LOOP;
END $$;

ALTER TABLE organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organization FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON organization TO {app}
  USING (id = nullif(current_setting('wellkept.organization_id', true), '')::uuid);
CREATE POLICY upkeep ON organization TO {jobs}, {owner} USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA wellkept TO {app}, {jobs};
REVOKE UPDATE, DELETE ON event, decision, proposal_version, feedback FROM {app}, {jobs};
GRANT UPDATE (undone_at, undo_until) ON decision TO {app};
REVOKE INSERT, UPDATE, DELETE ON server_secret, organization, api_key FROM {app}, {jobs};
REVOKE ALL ON server_secret FROM {jobs};
