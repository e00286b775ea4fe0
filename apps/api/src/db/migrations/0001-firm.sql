-- The firm, its customers, their equipment and its history. Every table is keyed by organization first.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE organization (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  phone text NOT NULL,
  phone_hours text NOT NULL,
  currency char(3) NOT NULL,
  time_zone text NOT NULL,
  tax_name text NOT NULL,
  tax_rate double precision NOT NULL CHECK (tax_rate BETWEEN 0 AND 1),
  -- {"mon": ["08:00", "17:00"], …}; a day left out is closed. Holidays: ISO dates.
  office_hours jsonb NOT NULL,
  holidays date[] NOT NULL DEFAULT '{}',
  undo_minutes int NOT NULL DEFAULT 30 CHECK (undo_minutes BETWEEN 0 AND 10080),
  review_office_hours int NOT NULL DEFAULT 8,
  answer_office_hours int NOT NULL DEFAULT 8,
  price_days int NOT NULL DEFAULT 28,
  confirm_days int NOT NULL DEFAULT 7,
  hold_minutes int NOT NULL DEFAULT 15,
  coordinator_id uuid,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE staff (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  name text NOT NULL,
  title text NOT NULL,
  role text NOT NULL CHECK (role IN ('technician', 'desk')),
  email text,
  phone text,
  active boolean NOT NULL DEFAULT true,
  -- When a technician can be booked, in the firm's zone; same form as office hours.
  working_hours jsonb NOT NULL DEFAULT '{}',
  -- Kinds of equipment a technician works on; empty means all.
  skills text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (organization_id, id)
);
ALTER TABLE organization ADD FOREIGN KEY (id, coordinator_id) REFERENCES staff (organization_id, id);

CREATE TABLE customer (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  name text NOT NULL,
  reference text,
  import_id uuid,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, reference)
);

CREATE TABLE site (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  name text NOT NULL,
  city text NOT NULL,
  address text NOT NULL,
  time_zone text NOT NULL,
  access_notes text,
  import_id uuid,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, customer_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customer (organization_id, id)
);

CREATE TABLE contact (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  name text NOT NULL,
  title text,
  email text,
  phone text,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, customer_id, id),
  FOREIGN KEY (organization_id, customer_id) REFERENCES customer (organization_id, id)
);

CREATE TABLE equipment (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  site_id uuid NOT NULL,
  tag text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  make text,
  model text,
  serial text,
  installed_on date,
  hours_per_year double precision CHECK (hours_per_year >= 0),
  source text,
  import_id uuid,
  -- What the firm's own system calls it; makes a second import recognise the unit.
  external_key text,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, customer_id, id),
  UNIQUE (organization_id, external_key),
  FOREIGN KEY (organization_id, customer_id, site_id) REFERENCES site (organization_id, customer_id, id)
);
CREATE INDEX ON equipment (organization_id, customer_id, site_id, tag);

CREATE TABLE service_record (
  organization_id uuid NOT NULL,
  id uuid NOT NULL,
  equipment_id uuid NOT NULL,
  date date NOT NULL,
  kind text NOT NULL CHECK (kind IN ('repair', 'maintenance', 'failure', 'inspection', 'replacement')),
  text text NOT NULL,
  -- Negative for a credit.
  cost_amount bigint,
  currency char(3) NOT NULL,
  downtime_hours double precision CHECK (downtime_hours >= 0),
  source text,
  import_id uuid,
  external_key text,
  PRIMARY KEY (organization_id, id),
  UNIQUE (organization_id, external_key),
  FOREIGN KEY (organization_id, equipment_id) REFERENCES equipment (organization_id, id)
);
CREATE INDEX ON service_record (organization_id, equipment_id, date DESC, id);

CREATE TABLE import_batch (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  source text,
  report jsonb NOT NULL,
  undone_at timestamptz,
  PRIMARY KEY (organization_id, id)
);

-- Numbers for the economics, each with its origin: of the firm (no unit), of a unit, or of a recommendation('s option).
CREATE TABLE assumption (
  organization_id uuid NOT NULL REFERENCES organization,
  id uuid NOT NULL,
  equipment_id uuid,
  recommendation_id uuid,
  option_letter text,
  key text NOT NULL,
  value double precision NOT NULL,
  unit text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('measured', 'invoiced', 'quoted', 'datasheet', 'standard', 'assumed')),
  source text,
  as_of date,
  low double precision,
  high double precision,
  PRIMARY KEY (organization_id, id),
  UNIQUE NULLS NOT DISTINCT (organization_id, equipment_id, recommendation_id, option_letter, key),
  CHECK (option_letter IS NULL OR recommendation_id IS NOT NULL),
  CHECK (low IS NULL OR high IS NULL OR low <= high),
  FOREIGN KEY (organization_id, equipment_id) REFERENCES equipment (organization_id, id)
);
