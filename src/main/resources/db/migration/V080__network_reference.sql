CREATE SCHEMA network;

COMMENT ON SCHEMA network IS
  'Communes, operators, points, authorities: written only by the import of the reference files.';

CREATE TABLE network.commune (
  code         text PRIMARY KEY CHECK (code ~ '^[0-9]{5}$'),
  name         text NOT NULL UNIQUE,
  name_en      text NOT NULL,
  kind         text NOT NULL CHECK (kind IN ('ward', 'commune')),
  population   integer NOT NULL CHECK (population > 0),
  latitude     double precision NOT NULL,
  longitude    double precision NOT NULL,
  seat_address text NOT NULL
);

-- A unit abolished on 1 July 2025 and one commune that took land of it.
CREATE TABLE network.former_unit (
  code         text NOT NULL,
  commune_code text NOT NULL REFERENCES network.commune,
  name         text NOT NULL,
  district     text NOT NULL,
  PRIMARY KEY (code, commune_code)
);
CREATE INDEX former_unit_commune ON network.former_unit (commune_code);

CREATE TABLE network.operator (
  id              text PRIMARY KEY,
  name            text NOT NULL,
  complaint_phone text NOT NULL,
  sample          boolean NOT NULL
);

CREATE TABLE network.agent_point (
  id              text PRIMARY KEY,
  name            text NOT NULL,
  operator_id     text NOT NULL REFERENCES network.operator,
  address         text NOT NULL,
  commune_code    text NOT NULL REFERENCES network.commune,
  latitude        double precision,
  longitude       double precision,
  location_credit text,
  hours_text      text NOT NULL,
  hours           text NOT NULL,
  opened_on       date NOT NULL,
  closed_on       date CHECK (closed_on >= opened_on),
  phase           integer NOT NULL CHECK (phase > 0),
  sample          boolean NOT NULL,
  CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CHECK ((latitude IS NULL) = (location_credit IS NULL))
);
CREATE INDEX agent_point_operator ON network.agent_point (operator_id);
CREATE INDEX agent_point_commune ON network.agent_point (commune_code);

CREATE TABLE network.authority (
  code         text PRIMARY KEY,
  name         text NOT NULL,
  kind         text NOT NULL CHECK (kind IN (
                 'city-centre', 'branch', 'commune', 'police-city', 'police-commune',
                 'social-insurance', 'land-office')),
  parent       text REFERENCES network.authority DEFERRABLE INITIALLY DEFERRED,
  commune_code text REFERENCES network.commune,
  confidence   text NOT NULL CHECK (confidence IN ('seen', 'needs-confirmation', 'sample'))
);
CREATE INDEX authority_parent ON network.authority (parent);
CREATE INDEX authority_commune ON network.authority (commune_code);
CREATE UNIQUE INDEX authority_one_centre_per_commune
  ON network.authority (commune_code) WHERE kind = 'commune';

-- One row: which contents the tables above hold.
CREATE TABLE network.reference_import (
  id           integer PRIMARY KEY CHECK (id = 1),
  content_hash text NOT NULL,
  imported_at  timestamptz NOT NULL
);
