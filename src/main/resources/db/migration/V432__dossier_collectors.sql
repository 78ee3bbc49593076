-- Who took a result home in the applicant's place: their number, sealed and as keyed hash, and the mandate they showed.
CREATE TABLE dossier.collector (
    authority     text NOT NULL,
    dossier_id    uuid NOT NULL,
    person_hash   bytea NOT NULL,
    sealed_number bytea NOT NULL,
    document_id   uuid NOT NULL,
    collected_at  timestamptz NOT NULL,
    PRIMARY KEY (authority, dossier_id),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);

CREATE INDEX collector_by_person ON dossier.collector (person_hash);

CREATE TRIGGER collector_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON dossier.collector
    FOR EACH STATEMENT EXECUTE FUNCTION dossier.refuse_change();

ALTER TABLE dossier.collector ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossier.collector FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON dossier.collector
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM dossier.dossier d
                      WHERE d.authority = collector.authority AND d.id = collector.dossier_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
