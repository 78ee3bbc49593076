-- An apology (form 04) that is ready before a promise is broken: by the house first, changed by an officer, sent by nobody
-- until a lead confirms it. It belongs to one promise and is of no use when that has moved.
CREATE TABLE dossier.prepared_apology (
    authority        text NOT NULL,
    dossier_id       uuid NOT NULL,
    promise          timestamptz NOT NULL,
    reason           text NOT NULL,
    sealed_words     bytea,
    day              date NOT NULL,
    edition          integer NOT NULL DEFAULT 1 CHECK (edition > 0),
    prepared_at      timestamptz NOT NULL,
    prepared_by      uuid,
    prepared_by_name text,
    PRIMARY KEY (authority, dossier_id, promise),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id),
    CHECK ((prepared_by IS NULL) = (prepared_by_name IS NULL))
);
