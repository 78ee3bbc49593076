CREATE SCHEMA IF NOT EXISTS assistance;

-- One citizen at one counter, from the card to the slip. What is personal is sealed and gone when the session is closed.
CREATE TABLE assistance.session (
    authority         text NOT NULL,
    id                uuid NOT NULL UNIQUE,
    point_id          text NOT NULL,
    clerk_id          uuid NOT NULL,
    clerk_name        text NOT NULL,
    clerk_badge       text NOT NULL,
    state             text NOT NULL CHECK (state IN ('OPEN', 'SHOWN', 'AGREED', 'CONFIRMED', 'HANDED_OFF', 'FILED', 'CLOSED')),
    procedure_code    text,
    procedure_version uuid,
    answers           jsonb NOT NULL DEFAULT '{}',
    channel           text NOT NULL CHECK (channel IN ('ONLINE', 'COUNTER', 'POST')),
    return_by         text CHECK (return_by IN ('ELECTRONIC', 'COUNTER', 'POST')),
    sealed_card       bytea,
    sealed_draft      bytea,
    draft_saved_at    timestamptz,
    summary_hash      bytea CHECK (octet_length(summary_hash) = 32),
    shown_at          timestamptz,
    objection         text,
    confirmation      text CHECK (confirmation IN ('ONE_TIME_CODE', 'SIGNATURE', 'PORTAL')),
    confirmed_at      timestamptz,
    outcome           text CHECK (outcome IN ('FILED', 'NOT_READY', 'STOPPED_BY_CITIZEN', 'HANDED_OFF', 'ABANDONED', 'ADVICE')),
    missing           jsonb NOT NULL DEFAULT '[]',
    dossier_code      text,
    opened_at         timestamptz NOT NULL,
    touched_at        timestamptz NOT NULL,
    locked_at         timestamptz,
    closed_at         timestamptz,
    version           integer NOT NULL,
    PRIMARY KEY (authority, id),
    CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
    CHECK (state <> 'CLOSED' OR (sealed_card IS NULL AND sealed_draft IS NULL AND outcome IS NOT NULL)),
    CHECK (state NOT IN ('SHOWN', 'AGREED', 'CONFIRMED', 'HANDED_OFF') OR summary_hash IS NOT NULL),
    CHECK (state <> 'FILED' OR dossier_code IS NOT NULL)
);

CREATE INDEX session_by_point ON assistance.session (point_id, opened_at);
CREATE INDEX session_open_by_clerk ON assistance.session (clerk_id, opened_at) WHERE state <> 'CLOSED';
CREATE INDEX session_open ON assistance.session (opened_at) WHERE state <> 'CLOSED';

-- Append-only: what happened, when, by whom; keys and codes only.
CREATE TABLE assistance.session_event (
    authority  text NOT NULL,
    session_id uuid NOT NULL,
    no         integer NOT NULL,
    kind       text NOT NULL,
    at         timestamptz NOT NULL,
    by_role    text NOT NULL CHECK (by_role IN ('CLERK', 'CITIZEN', 'HOUSE')),
    by_id      uuid,
    details    jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (authority, session_id, no),
    FOREIGN KEY (authority, session_id) REFERENCES assistance.session (authority, id)
);

CREATE TABLE assistance.session_document (
    authority   text NOT NULL,
    session_id  uuid NOT NULL,
    document_id uuid NOT NULL,
    component   text NOT NULL,
    added_at    timestamptz NOT NULL,
    PRIMARY KEY (authority, session_id, document_id),
    FOREIGN KEY (authority, session_id) REFERENCES assistance.session (authority, id)
);

-- The code sent to the citizen's phone; its hash holds the session and the summary it was sent for.
CREATE TABLE assistance.confirmation (
    authority    text NOT NULL,
    session_id   uuid NOT NULL,
    code_hash    bytea NOT NULL,
    summary_hash bytea NOT NULL,
    expires_at   timestamptz NOT NULL,
    tries        integer NOT NULL DEFAULT 0 CHECK (tries BETWEEN 0 AND 5),
    PRIMARY KEY (authority, session_id),
    FOREIGN KEY (authority, session_id) REFERENCES assistance.session (authority, id)
);

-- The citizen's own view: a one-time pairing token becomes the token of one screen.
CREATE TABLE assistance.screen (
    authority    text NOT NULL,
    id           uuid NOT NULL,
    session_id   uuid NOT NULL,
    pairing_hash bytea NOT NULL UNIQUE,
    pair_until   timestamptz NOT NULL,
    screen_hash  bytea UNIQUE,
    paired_at    timestamptz,
    expires_at   timestamptz NOT NULL,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, session_id) REFERENCES assistance.session (authority, id)
);

CREATE INDEX screen_by_session ON assistance.screen (authority, session_id);
