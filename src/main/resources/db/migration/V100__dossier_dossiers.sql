CREATE SCHEMA IF NOT EXISTS dossier;

CREATE TABLE dossier.dossier (
    authority             text NOT NULL,
    id                    uuid NOT NULL,
    code                  text NOT NULL UNIQUE,
    procedure_code        text NOT NULL,
    procedure_version     uuid NOT NULL,
    channel               integer NOT NULL CHECK (channel IN (1, 2, 3)),
    route                 text NOT NULL CHECK (route IN ('DIRECT', 'NATIONAL_PORTAL')),
    point_id              text,
    helper_id             uuid,
    session_id            uuid UNIQUE,
    client_id             uuid,
    commune_code          text NOT NULL,
    return_by             text NOT NULL CHECK (return_by IN ('ELECTRONIC', 'COUNTER', 'POST')),
    term_strategy         text NOT NULL,
    term_amount           integer NOT NULL,
    term_cutoff           text,
    answers               jsonb NOT NULL,
    confirmation          text NOT NULL CHECK (confirmation IN ('ONE_TIME_CODE', 'SIGNATURE', 'PORTAL', 'PARTNER')),
    summary_hash          bytea,
    sealed_party          bytea NOT NULL,
    sealed_form           bytea NOT NULL,
    person_hash           bytea NOT NULL,
    phone_hash            bytea,
    tracking_hash         bytea NOT NULL,
    filed_at              timestamptz NOT NULL,

    state                 integer NOT NULL CHECK (state BETWEEN 1 AND 10),
    version               integer NOT NULL,
    accepted_at           timestamptz,
    appointment_at        timestamptz,
    appointment_provisional boolean NOT NULL DEFAULT false,
    former_state          integer CHECK (former_state BETWEEN 1 AND 10),
    supplement_in         boolean NOT NULL DEFAULT false,
    supplement_requests   integer NOT NULL DEFAULT 0,
    assignee_id           uuid,
    assignee_name         text,
    approved_by           uuid,
    finished_at           timestamptz,
    returned_at           timestamptz,
    PRIMARY KEY (authority, id),
    CHECK ((state = 7) = (former_state IS NOT NULL)),
    CHECK (state <> 2 OR accepted_at IS NOT NULL),
    CHECK (state <> 10 OR returned_at IS NOT NULL)
);

CREATE INDEX dossier_worklist ON dossier.dossier (authority, state, appointment_at);
CREATE INDEX dossier_by_state ON dossier.dossier (state, appointment_at);
CREATE INDEX dossier_by_point ON dossier.dossier (point_id, filed_at);
CREATE INDEX dossier_by_client ON dossier.dossier (client_id, filed_at);
CREATE INDEX dossier_by_assignee ON dossier.dossier (assignee_id, state);
CREATE INDEX dossier_by_person ON dossier.dossier (person_hash, procedure_code, filed_at);
CREATE INDEX dossier_by_filing ON dossier.dossier (filed_at, id);

-- Every act is a row; the state above is kept by the same statement that appends it.
CREATE TABLE dossier.act (
    authority   text NOT NULL,
    dossier_id  uuid NOT NULL,
    no          integer NOT NULL,
    kind        text NOT NULL,
    from_state  integer NOT NULL CHECK (from_state BETWEEN 0 AND 10),
    to_state    integer NOT NULL CHECK (to_state BETWEEN 1 AND 10),
    at          timestamptz NOT NULL,
    by_id       uuid,
    by_name     text NOT NULL,
    by_place    text,
    sealed_note bytea,
    details     jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (authority, dossier_id, no),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);

CREATE TABLE dossier.attachment (
    authority   text NOT NULL,
    dossier_id  uuid NOT NULL,
    component   text NOT NULL,
    edition     integer NOT NULL,
    document_id uuid NOT NULL,
    attached_at timestamptz NOT NULL,
    PRIMARY KEY (authority, dossier_id, component, edition),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);

CREATE TABLE dossier.result (
    authority   text NOT NULL,
    dossier_id  uuid NOT NULL,
    number      text NOT NULL,
    document_id uuid NOT NULL,
    issued_at   timestamptz NOT NULL,
    issued_by   uuid NOT NULL,
    PRIMARY KEY (authority, dossier_id),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);

-- A one-time way to a result: a link, and a code that goes to the citizen's phone when the link is opened.
CREATE TABLE dossier.result_link (
    authority  text NOT NULL,
    token_hash bytea NOT NULL,
    dossier_id uuid NOT NULL,
    code_hash  bytea,
    code_until timestamptz,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    PRIMARY KEY (authority, token_hash),
    UNIQUE (token_hash),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);

CREATE INDEX result_link_by_dossier ON dossier.result_link (authority, dossier_id);

-- Numbers of dossier codes are leased in blocks, so that no filing waits for another; gaps are fine.
CREATE TABLE dossier.code_series (
    authority text NOT NULL,
    day       date NOT NULL,
    next      integer NOT NULL,
    PRIMARY KEY (authority, day)
);

-- The code a citizen says at the counter to take a result home.
CREATE TABLE dossier.return_code (
    authority  text NOT NULL,
    dossier_id uuid NOT NULL,
    code_hash  bytea NOT NULL,
    until      timestamptz NOT NULL,
    PRIMARY KEY (authority, dossier_id),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);
