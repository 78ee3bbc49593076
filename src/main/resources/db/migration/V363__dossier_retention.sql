-- Which files of which dossier were removed because their time had run out.
CREATE TABLE dossier.expired_files (
    authority  text NOT NULL,
    dossier_id uuid NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('ATTACHMENT', 'RESULT', 'FORM')),
    files      integer NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (authority, dossier_id, kind),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);

-- While somebody investigates, nothing of a dossier is removed.
CREATE TABLE dossier.legal_hold (
    authority    text NOT NULL,
    id           uuid NOT NULL,
    dossier_id   uuid NOT NULL,
    sealed_why   bytea NOT NULL,
    placed_by    uuid NOT NULL,
    placed_by_name text NOT NULL,
    placed_at    timestamptz NOT NULL,
    released_by  uuid,
    released_at  timestamptz,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id),
    CHECK ((released_by IS NULL) = (released_at IS NULL))
);
CREATE INDEX legal_hold_by_dossier ON dossier.legal_hold (authority, dossier_id);
CREATE INDEX legal_hold_open ON dossier.legal_hold (placed_at) WHERE released_at IS NULL;

CREATE INDEX dossier_by_end ON dossier.dossier ((COALESCE(returned_at, finished_at))) WHERE state IN (3, 8, 10);
