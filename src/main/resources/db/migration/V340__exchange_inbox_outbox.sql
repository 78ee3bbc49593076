CREATE SCHEMA IF NOT EXISTS exchange;

-- Whatever another system sent us, byte by byte, and what became of it. The same thing twice is one row.
CREATE TABLE exchange.inbox (
    id           uuid PRIMARY KEY,
    source       text NOT NULL,
    dedup_key    text NOT NULL,
    received_at  timestamptz NOT NULL,
    sender       text NOT NULL,
    sealed_body  bytea NOT NULL,
    sha256       text NOT NULL,
    verdict      text NOT NULL CHECK (verdict IN ('NEW', 'DONE', 'FAILED', 'FORGED', 'STALE', 'WRONG_PATH', 'UNREADABLE')),
    reason       text,
    tries        integer NOT NULL DEFAULT 0,
    again        integer NOT NULL DEFAULT 0,
    next_at      timestamptz NOT NULL,
    processed_at timestamptz,
    UNIQUE (source, dedup_key)
);

CREATE INDEX inbox_waiting ON exchange.inbox (source, next_at, id) WHERE verdict = 'NEW';
CREATE INDEX inbox_troubled ON exchange.inbox (received_at) WHERE verdict NOT IN ('NEW', 'DONE');

-- What we tell other systems: per subject in the order it was said, each thing under one reference for ever.
CREATE TABLE exchange.outbox (
    authority   text NOT NULL,
    id          uuid NOT NULL UNIQUE,
    no          bigint GENERATED ALWAYS AS IDENTITY,
    target      text NOT NULL,
    subject     text NOT NULL,
    kind        text NOT NULL,
    reference   text NOT NULL,
    sealed_body bytea NOT NULL,
    state       text NOT NULL CHECK (state IN ('PLANNED', 'UNSURE', 'SENT', 'DEAD')),
    tries       integer NOT NULL DEFAULT 0,
    replays     integer NOT NULL DEFAULT 0,
    planned_at  timestamptz NOT NULL,
    ended_at    timestamptz,
    failure     text,
    PRIMARY KEY (authority, id),
    UNIQUE (target, kind, reference)
);

CREATE INDEX outbox_in_order ON exchange.outbox (target, subject, no) WHERE state <> 'SENT';
CREATE INDEX outbox_dead ON exchange.outbox (planned_at) WHERE state = 'DEAD';
