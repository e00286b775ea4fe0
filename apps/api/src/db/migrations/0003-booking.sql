-- Bookable work, technicians' time, visits and what customers said of them.
CREATE TABLE service (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  name text NOT NULL,
  description text NOT NULL,
  duration_minutes int NOT NULL CHECK (duration_minutes BETWEEN 15 AND 600),
  PRIMARY KEY (organization_id, id)
);

CREATE TABLE time_off (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  reason text NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, staff_id) REFERENCES staff (organization_id, id)
);

CREATE TABLE appointment (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  site_id uuid NOT NULL,
  equipment_id uuid,
  recommendation_id uuid,
  service_id uuid,
  technician_id uuid NOT NULL,
  work text NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- The zone and the wall time that were promised, so that a change of clock rules can be noticed.
  time_zone text NOT NULL,
  local_start text NOT NULL,
  status text NOT NULL CHECK (status IN ('held', 'booked', 'in-progress', 'done', 'cancelled')),
  held_until timestamptz,
  contact_id uuid,
  access_notes text,
  arrival_contact text,
  symptoms text,
  watch_closely boolean NOT NULL DEFAULT false,
  -- Calendar files count their changes.
  sequence int NOT NULL DEFAULT 0,
  revision int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, customer_id, site_id) REFERENCES site (organization_id, customer_id, id),
  FOREIGN KEY (organization_id, customer_id, equipment_id) REFERENCES equipment (organization_id, customer_id, id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, service_id) REFERENCES service (organization_id, id),
  FOREIGN KEY (organization_id, technician_id) REFERENCES staff (organization_id, id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id),
  -- An empty range overlaps nothing and would slip through the exclusion constraint.
  CHECK (ends_at > starts_at),
  -- A hold that lapsed unused is 'cancelled' and keeps the time until which it held.
  CHECK (CASE status WHEN 'held' THEN held_until IS NOT NULL WHEN 'cancelled' THEN true ELSE held_until IS NULL END),
  CHECK (num_nonnulls(recommendation_id, service_id) = 1),
  -- Nobody is in two places. Take a slot with one INSERT … ON CONFLICT DO NOTHING: it neither deadlocks nor waits long.
  CONSTRAINT technician_in_one_place EXCLUDE USING gist (
    organization_id WITH =, technician_id WITH =, tstzrange(starts_at, ends_at) WITH &&
  ) WHERE (status <> 'cancelled')
);
CREATE UNIQUE INDEX one_live_appointment ON appointment (organization_id, recommendation_id)
  WHERE status IN ('held', 'booked', 'in-progress');
CREATE INDEX ON appointment (organization_id, technician_id, starts_at);
CREATE INDEX ON appointment (organization_id, customer_id, starts_at);

CREATE TABLE visit (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  recommendation_id uuid,
  technician_id uuid NOT NULL,
  started_at timestamptz NOT NULL,
  completed_at timestamptz,
  result text CHECK (result IN ('good', 'incomplete', 'bad')),
  note text,
  promised_amount bigint,
  delivered_amount bigint,
  currency char(3) NOT NULL,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, appointment_id),
  FOREIGN KEY (organization_id, appointment_id) REFERENCES appointment (organization_id, id),
  FOREIGN KEY (organization_id, recommendation_id) REFERENCES recommendation (organization_id, id),
  FOREIGN KEY (organization_id, technician_id) REFERENCES staff (organization_id, id),
  CHECK ((completed_at IS NULL) = (result IS NULL)),
  -- More than was promised needs a new yes first.
  CHECK (delivered_amount <= promised_amount)
);

CREATE TABLE feedback (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  visit_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  outcome int NOT NULL CHECK (outcome BETWEEN 1 AND 5),
  delivery int NOT NULL CHECK (delivery BETWEEN 1 AND 5),
  recommend int CHECK (recommend BETWEEN 0 AND 10),
  text text,
  thanked boolean NOT NULL,
  at timestamptz NOT NULL,
  recovery_id uuid,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, visit_id),
  FOREIGN KEY (organization_id, visit_id) REFERENCES visit (organization_id, id),
  FOREIGN KEY (organization_id, contact_id) REFERENCES contact (organization_id, id),
  FOREIGN KEY (organization_id, recovery_id) REFERENCES follow_up (organization_id, id),
  CHECK ((least(outcome, delivery) <= 2) = (recovery_id IS NOT NULL))
);
