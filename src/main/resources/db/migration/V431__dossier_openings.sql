-- A clerk of any point opened a dossier that waits for papers, because the citizen stood there with slip and card. It ends by
-- itself, and with the papers; nobody but the house looks in here.
CREATE TABLE dossier.opening (
    authority  text NOT NULL,
    id         uuid NOT NULL,
    dossier_id uuid NOT NULL,
    opened_by  uuid NOT NULL,
    opened_at  timestamptz NOT NULL,
    until      timestamptz NOT NULL,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);

CREATE INDEX opening_by_dossier ON dossier.opening (authority, dossier_id);
CREATE UNIQUE INDEX opening_by_id ON dossier.opening (id);

ALTER TABLE dossier.opening ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossier.opening FORCE ROW LEVEL SECURITY;
CREATE POLICY house ON dossier.opening USING (current_setting('caunoi.sees', true) = 'all');
