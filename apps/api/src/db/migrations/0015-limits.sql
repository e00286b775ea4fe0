-- What callers have asked for in the present windows of time, added up over all processes. It belongs to the installation:
-- an address or a wrong key belongs to no firm. Losing it in a crash costs one window, so it is not logged.
CREATE UNLOGGED TABLE rate_count (
  -- A hash: nobody's address is kept.
  name text NOT NULL,
  ends timestamptz NOT NULL,
  count int NOT NULL CHECK (count > 0),
  PRIMARY KEY (name, ends)
);
CREATE INDEX ON rate_count (ends);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_count TO {app};

-- Which of many presented secrets are somebody's. Asked only about callers over their limit, many in one question: a right
-- secret is let in among any number of wrong ones, and guessing costs the database next to nothing.
CREATE FUNCTION known_secrets(hashes bytea[]) RETURNS SETOF bytea
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = wellkept AS $$
  SELECT secret_hash FROM api_key WHERE secret_hash = ANY (hashes) AND revoked_at IS NULL
  UNION ALL SELECT secret_hash FROM magic_link WHERE secret_hash = ANY (hashes)
  UNION ALL SELECT secret_hash FROM hand_over WHERE secret_hash = ANY (hashes)
  UNION ALL SELECT secret_hash FROM portal_session WHERE secret_hash = ANY (hashes) AND ended_at IS NULL
$$;
REVOKE ALL ON FUNCTION known_secrets FROM PUBLIC;
GRANT EXECUTE ON FUNCTION known_secrets TO {app};
