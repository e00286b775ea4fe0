-- Who may come in. Secrets are stored as SHA-256 of 128 or more random bits, never themselves.
CREATE TABLE api_key (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  label text NOT NULL,
  created_at timestamptz NOT NULL,
  revoked_at timestamptz,
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE magic_link (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  contact_id uuid,
  staff_id uuid,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  -- Demo sign-in links; honoured only by a server in demo mode.
  reusable boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id),
  FOREIGN KEY (organization_id, staff_id) REFERENCES staff (organization_id, id),
  CHECK (num_nonnulls(contact_id, staff_id) = 1)
);

CREATE TABLE portal_session (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  secret_hash bytea NOT NULL UNIQUE,
  contact_id uuid,
  staff_id uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id),
  FOREIGN KEY (organization_id, staff_id) REFERENCES staff (organization_id, id),
  CHECK (num_nonnulls(contact_id, staff_id) = 1)
);

CREATE TABLE revoked_token (
  organization_id uuid NOT NULL REFERENCES organization,
  jti text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, jti)
);

-- The first answer to a key is the answer to all its repeats, for 24 hours.
CREATE TABLE idempotency (
  organization_id uuid NOT NULL REFERENCES organization,
  credential text NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  request_hash bytea NOT NULL,
  status int,
  -- As sent, byte by byte; NULL while the first one is at work.
  headers json,
  body text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, credential, key)
);
CREATE INDEX ON idempotency (created_at);

-- Origins some firm has minted a token for; answers the browser's preflight, which carries no token. Belongs to nobody.
CREATE TABLE known_origin (
  origin text PRIMARY KEY,
  first_seen timestamptz NOT NULL
);

CREATE TABLE mail_outbox (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  body text NOT NULL,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (organization_id, id)
);

-- The one table of the server itself: what it signs tokens with.
CREATE TABLE server_secret (
  name text PRIMARY KEY,
  value bytea NOT NULL
);
