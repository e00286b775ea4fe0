-- A sign-in link may be pressed a few times until one of the sessions it opened is really used: mail scanners press too.
-- See docs/decisions/0013-sign-in-links-and-scanners.md.
ALTER TABLE magic_link
  ADD COLUMN presses int NOT NULL DEFAULT 0,
  -- The short code in the same mail, for when the link was cut: a keyed hash, so that nobody who reads it can try codes out.
  ADD COLUMN code_hash bytea CHECK (length(code_hash) = 32),
  ADD COLUMN code_tries int NOT NULL DEFAULT 0;
ALTER TABLE portal_session
  -- Which link opened it, until it was the first one of that link to be really used.
  ADD COLUMN link_id uuid;
CREATE INDEX ON portal_session (organization_id, link_id) WHERE link_id IS NOT NULL;
