-- A key for each subject (a dossier), kept only wrapped by the key of the house. Where it is destroyed, nothing that was
-- sealed under it opens again.
CREATE TABLE document.subject (
    authority    text NOT NULL,
    id           uuid NOT NULL UNIQUE,
    wrapped_key  bytea,
    made_at      timestamptz NOT NULL,
    destroyed_at timestamptz,
    PRIMARY KEY (authority, id),
    CHECK ((wrapped_key IS NULL) = (destroyed_at IS NOT NULL))
);

-- A key for each file: wrapped by the house until a dossier keeps the file, and then by the key of its subject. Files
-- stored before have none and open with the key of the house. A file whose time ran out keeps its row and hash.
ALTER TABLE document.stored_document
    ADD COLUMN wrapped_key bytea,
    ADD COLUMN subject_id uuid REFERENCES document.subject (id),
    ADD COLUMN removed_at timestamptz,
    ADD CHECK (subject_id IS NULL OR wrapped_key IS NOT NULL OR removed_at IS NOT NULL);

CREATE INDEX stored_document_by_subject ON document.stored_document (subject_id);
