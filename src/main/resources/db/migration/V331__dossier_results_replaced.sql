-- A wrong result is replaced, not overwritten: the one with the highest number counts, each other one was replaced by the
-- next. The hash finds the row of a file somebody holds in the hand.
ALTER TABLE dossier.result ADD COLUMN no integer NOT NULL DEFAULT 1 CHECK (no > 0);
ALTER TABLE dossier.result ADD COLUMN sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE dossier.result ALTER COLUMN no DROP DEFAULT;
ALTER TABLE dossier.result DROP CONSTRAINT result_pkey;
ALTER TABLE dossier.result ADD PRIMARY KEY (authority, dossier_id, no);

UPDATE dossier.result r SET sha256 = encode(d.sha256, 'hex')
FROM document.stored_document d WHERE d.authority = r.authority AND d.id = r.document_id;

ALTER TABLE dossier.result ALTER COLUMN sha256 SET NOT NULL;

CREATE INDEX result_by_hash ON dossier.result (sha256);
CREATE INDEX form_by_hash ON dossier.form (sha256);

CREATE TRIGGER result_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON dossier.result
    FOR EACH STATEMENT EXECUTE FUNCTION dossier.refuse_change();
