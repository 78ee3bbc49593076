-- Where a version came from: the file it was written in, word for word, and the draft a second person published.
ALTER TABLE catalogue.procedure_version ADD COLUMN source_text text;
ALTER TABLE catalogue.procedure_version ADD COLUMN draft_id uuid;

-- A change of a procedure on its way to the public: written by one person, published by another.
CREATE TABLE catalogue.draft (
    id uuid PRIMARY KEY,
    code text NOT NULL REFERENCES catalogue.procedure,
    source_text text NOT NULL CHECK (length(source_text) <= 524288),
    state text NOT NULL CHECK (state IN ('OPEN', 'SUBMITTED', 'PUBLISHED', 'DISCARDED')),
    edition integer NOT NULL DEFAULT 1,
    written_by uuid NOT NULL,
    written_by_name text NOT NULL,
    written_at timestamptz NOT NULL,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz,
    returned_because text,
    -- The author never publishes what the author wrote.
    CHECK (state <> 'PUBLISHED' OR (decided_by IS NOT NULL AND decided_by <> written_by))
);
CREATE INDEX draft_by_code ON catalogue.draft (code);
CREATE UNIQUE INDEX draft_one_at_a_time ON catalogue.draft (code) WHERE state IN ('OPEN', 'SUBMITTED');

ALTER TABLE catalogue.procedure_version
    ADD CONSTRAINT procedure_version_from_draft FOREIGN KEY (draft_id) REFERENCES catalogue.draft;
CREATE INDEX procedure_version_by_draft ON catalogue.procedure_version (draft_id);
