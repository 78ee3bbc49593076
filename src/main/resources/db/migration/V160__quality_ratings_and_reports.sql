CREATE SCHEMA IF NOT EXISTS quality;

-- One rating per dossier. Whether money was asked for is not kept here: it becomes a report, which the
-- point and its operator never see.
CREATE TABLE quality.rating (
    authority    text NOT NULL,
    dossier_id   uuid NOT NULL,
    dossier_code text NOT NULL,
    point_id     text,
    ease         integer NOT NULL CHECK (ease BETWEEN 1 AND 5),
    satisfaction integer NOT NULL CHECK (satisfaction BETWEEN 1 AND 5),
    sealed_words bytea,
    rated_at     timestamptz NOT NULL,
    PRIMARY KEY (authority, dossier_id)
);

CREATE INDEX rating_by_point ON quality.rating (point_id, rated_at);

-- A citizen's protected report, read only at the Centre.
CREATE TABLE quality.report (
    authority      text NOT NULL,
    id             uuid NOT NULL,
    dossier_code   text NOT NULL,
    procedure_code text NOT NULL,
    point_id       text,
    helper_id      uuid,
    kind           text NOT NULL CHECK (kind IN ('MONEY_ASKED', 'NOT_ME')),
    sealed_text    bytea,
    opened_at      timestamptz NOT NULL,
    state          text NOT NULL CHECK (state IN ('NEW', 'READ', 'CLOSED')),
    read_by        uuid,
    read_at        timestamptz,
    closed_by      uuid,
    closed_at      timestamptz,
    sealed_outcome bytea,
    PRIMARY KEY (authority, id),
    UNIQUE (id),
    CHECK ((state = 'NEW') = (read_at IS NULL)),
    CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
    CHECK ((closed_at IS NULL) = (sealed_outcome IS NULL))
);

CREATE INDEX report_by_age ON quality.report (opened_at, id);
