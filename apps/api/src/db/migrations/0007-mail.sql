-- Mail that waits until it is sent, reminders with their caps, and the ladder every duty stands on.
ALTER TABLE organization
  -- Customers are not reminded between these times of day, at the site, nor at weekends and on the firm's holidays.
  ADD COLUMN quiet_from text NOT NULL DEFAULT '20:00' CHECK (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ADD COLUMN quiet_to text NOT NULL DEFAULT '07:00' CHECK (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  -- Working days between two reminders of one item, and how many there are before somebody rings instead.
  ADD COLUMN reminder_days int NOT NULL DEFAULT 3 CHECK (reminder_days BETWEEN 1 AND 60),
  ADD COLUMN reminder_limit int NOT NULL DEFAULT 3 CHECK (reminder_limit BETWEEN 0 AND 10);
ALTER TABLE contact ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de'));
ALTER TABLE staff
  ADD COLUMN language text NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de')),
  -- When a technician is next told what became of their findings; NULL: not yet worked out.
  ADD COLUMN digest_at timestamptz;

ALTER TABLE follow_up
  -- When the sweep has to look at it again; NULL: as soon as it can. Only JavaScript knows office hours and zones.
  ADD COLUMN look_at timestamptz,
  -- A promise that is about to break, an overdue duty nobody reacted to, a customer's duty the office took over.
  ADD COLUMN at_risk_at timestamptz,
  ADD COLUMN raised_at timestamptz,
  ADD COLUMN handed_at timestamptz,
  -- The customer's duty on whose behalf the office rings; ends with it.
  ADD COLUMN stands_for uuid,
  ADD FOREIGN KEY (organization_id, stands_for) REFERENCES follow_up (organization_id, id);
CREATE UNIQUE INDEX one_stands_for ON follow_up (organization_id, stands_for) WHERE status = 'open';
CREATE INDEX follow_up_to_look_at ON follow_up (look_at NULLS FIRST) WHERE status = 'open';

-- Whoever gives a duty another date or owner need not know of the ladder: it begins anew.
CREATE FUNCTION look_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.look_at := NULL;
  NEW.reminded_at := NULL;
  NEW.at_risk_at := NULL;
  NEW.escalated_at := NULL;
  NEW.raised_at := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER look_again BEFORE UPDATE ON follow_up FOR EACH ROW
  WHEN (NEW.due_at IS DISTINCT FROM OLD.due_at OR NEW.owner_staff_id IS DISTINCT FROM OLD.owner_staff_id)
  EXECUTE FUNCTION look_again();

-- What was waiting were sign-in links of 15 minutes.
DELETE FROM mail_outbox;
ALTER TABLE mail_outbox
  DROP COLUMN subject,
  DROP COLUMN body,
  ADD COLUMN kind text NOT NULL,
  ADD COLUMN contact_id uuid,
  ADD COLUMN staff_id uuid,
  ADD COLUMN language text NOT NULL,
  -- What is to be said; the words are found when it is sent.
  ADD COLUMN data jsonb NOT NULL,
  -- Not before; after a failed attempt, when to try again.
  ADD COLUMN due_at timestamptz NOT NULL,
  -- Of no use later.
  ADD COLUMN expires_at timestamptz,
  ADD COLUMN tries int NOT NULL DEFAULT 0,
  ADD COLUMN failed_at timestamptz,
  ADD COLUMN error text,
  ADD FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id) ON DELETE CASCADE,
  ADD FOREIGN KEY (organization_id, staff_id) REFERENCES staff (organization_id, id) ON DELETE CASCADE,
  ADD CHECK (num_nonnulls(contact_id, staff_id) = 1),
  ADD CHECK (num_nonnulls(sent_at, failed_at) <= 1);
CREATE INDEX mail_to_send ON mail_outbox (due_at) WHERE sent_at IS NULL AND failed_at IS NULL;

-- A link in a mail signs in with one press and leads to a place; it does not count as one that was asked for.
ALTER TABLE magic_link ADD COLUMN mail_id uuid;

-- One digest for a contact and day, and what it reminded of.
CREATE TABLE digest (
  organization_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  day date NOT NULL,
  at timestamptz NOT NULL,
  mail_id uuid NOT NULL,
  PRIMARY KEY (organization_id, contact_id, day),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id) ON DELETE CASCADE
);
CREATE TABLE reminder (
  organization_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  day date NOT NULL,
  recommendation_id uuid NOT NULL,
  -- Of which step, at which version: a new version begins to count anew.
  kind text NOT NULL,
  version int NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, contact_id, day, recommendation_id),
  FOREIGN KEY (organization_id, contact_id, day) REFERENCES digest (organization_id, contact_id, day) ON DELETE CASCADE
);
CREATE INDEX ON reminder (organization_id, recommendation_id);

-- "Stop reminding me": of one item, or (NULL) of anything.
CREATE TABLE reminder_stop (
  organization_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  recommendation_id uuid,
  at timestamptz NOT NULL,
  UNIQUE NULLS NOT DISTINCT (organization_id, contact_id, recommendation_id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id)
);

-- Events of which the technician has been told by mail.
CREATE TABLE event_told (
  organization_id uuid NOT NULL,
  event_id bigint NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, event_id),
  FOREIGN KEY (organization_id, event_id) REFERENCES event (organization_id, id)
);
CREATE INDEX ON event_told (at);

DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['digest', 'reminder', 'reminder_stop', 'event_told'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format($p$CREATE POLICY tenant ON %I TO {app}
      USING (organization_id = nullif(current_setting('wellkept.organization_id', true), '')::uuid)$p$, t);
    EXECUTE format('CREATE POLICY upkeep ON %I TO {jobs}, {owner} USING (true)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON digest, reminder, reminder_stop, event_told TO {app}, {jobs};
