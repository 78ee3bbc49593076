CREATE SCHEMA IF NOT EXISTS post;

-- A result on its way home. State, attempts and conflict are a projection of the reports below.
CREATE TABLE post.shipment (
    authority      text NOT NULL,
    id             uuid NOT NULL UNIQUE,
    dossier_id     uuid NOT NULL,
    dossier_code   text NOT NULL,
    paper_class    text NOT NULL CHECK (paper_class IN ('PLAIN', 'DECISION', 'ORIGINAL')),
    counter        text NOT NULL,
    planned_at     timestamptz NOT NULL,
    carrier        text,
    carrier_reason text,
    reference      text UNIQUE,
    carrier_number text,
    booking        text NOT NULL CHECK (booking IN ('NONE', 'ASKED', 'TAKEN', 'REFUSED')),
    state          text NOT NULL,
    attempts       integer NOT NULL,
    conflict       boolean NOT NULL,
    last_at        timestamptz NOT NULL,
    hold_until     timestamptz,
    reminded       integer NOT NULL DEFAULT 0,
    PRIMARY KEY (authority, id),
    CHECK ((booking = 'NONE') = (reference IS NULL)),
    CHECK ((reference IS NULL) = (carrier IS NULL))
);

CREATE INDEX shipment_by_dossier ON post.shipment (dossier_code, planned_at);
CREATE INDEX shipment_by_carrier_number ON post.shipment (carrier, carrier_number);
CREATE INDEX shipment_under_way ON post.shipment (state, last_at) WHERE state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED');
CREATE INDEX shipment_by_counter ON post.shipment (counter, last_at) WHERE state NOT IN ('DELIVERED', 'RETURNED', 'CANCELLED');

-- What was said about shipments; only ever appended. Words of carriers may name people and are sealed.
CREATE TABLE post.report (
    authority   text NOT NULL,
    id          uuid NOT NULL UNIQUE,
    shipment_id uuid NOT NULL,
    at          timestamptz NOT NULL,
    sequence    bigint NOT NULL,
    code        text,
    sealed_text bytea,
    step        text,
    weight      text NOT NULL CHECK (weight IN ('USUAL', 'CORRECTS', 'PROVES')),
    mapping     text NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.shipment (authority, id)
);

CREATE INDEX report_by_shipment ON post.report (authority, shipment_id, at);

CREATE FUNCTION post.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'reports and proofs are never changed';
END;
$$;

CREATE TRIGGER report_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON post.report
    FOR EACH STATEMENT EXECUTE FUNCTION post.refuse_change();

-- What a person must look at: a status nobody knows, a parcel nobody knows, a contradiction.
CREATE TABLE post.exception_item (
    authority    text NOT NULL,
    id           uuid NOT NULL UNIQUE,
    carrier      text NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('UNKNOWN_STATUS', 'UNKNOWN_PARCEL', 'CONFLICT', 'BOOKING', 'CUSTODY',
                                               'FOREIGN_NUMBER', 'STALE')),
    subject      text NOT NULL,
    shipment_id  uuid,
    code         text,
    sealed_text  bytea,
    happened_at  timestamptz NOT NULL,
    found_at     timestamptz NOT NULL,
    settled_at   timestamptz,
    settled_by   uuid,
    outcome      text,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.shipment (authority, id)
);

CREATE INDEX exception_by_shipment ON post.exception_item (authority, shipment_id);
CREATE INDEX exception_open ON post.exception_item (found_at, id) WHERE settled_at IS NULL;
CREATE UNIQUE INDEX exception_once ON post.exception_item (shipment_id, kind, subject)
    WHERE settled_at IS NULL AND kind IN ('CONFLICT', 'BOOKING', 'CUSTODY', 'FOREIGN_NUMBER', 'STALE');

-- The code the citizen says at the door; of each parcel the newest counts.
CREATE TABLE post.delivery_code (
    authority   text NOT NULL,
    shipment_id uuid NOT NULL,
    code_hash   bytea NOT NULL,
    until       timestamptz NOT NULL,
    tries       integer NOT NULL,
    sent        integer NOT NULL,
    PRIMARY KEY (authority, shipment_id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.shipment (authority, id)
);

-- That the citizen has it, and how that is known.
CREATE TABLE post.proof (
    authority   text NOT NULL,
    shipment_id uuid NOT NULL,
    id          uuid NOT NULL UNIQUE,
    shown       text[] NOT NULL,
    by_id       uuid,
    by_name     text NOT NULL,
    place       text NOT NULL,
    signature   uuid,
    photo       uuid,
    at          timestamptz NOT NULL,
    PRIMARY KEY (authority, shipment_id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.shipment (authority, id)
);

CREATE TRIGGER proof_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON post.proof
    FOR EACH STATEMENT EXECUTE FUNCTION post.refuse_change();
