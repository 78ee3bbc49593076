CREATE SCHEMA catalogue;

CREATE TABLE catalogue.procedure (
    code text PRIMARY KEY,
    withdrawn boolean NOT NULL DEFAULT false
);

CREATE TABLE catalogue.procedure_version (
    id uuid PRIMARY KEY,
    code text NOT NULL REFERENCES catalogue.procedure,
    version integer NOT NULL CHECK (version > 0),
    name_vi text NOT NULL,
    name_en text NOT NULL,
    field text NOT NULL,
    valid_from date NOT NULL,
    valid_to date CHECK (valid_to >= valid_from),
    content jsonb NOT NULL,
    content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    stored_at timestamptz NOT NULL,
    UNIQUE (code, version)
);

-- A dossier keeps the version it was accepted under, so no version may ever change or go.
CREATE FUNCTION catalogue.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a stored procedure version is never changed';
END
$$;

CREATE TRIGGER procedure_version_is_kept
    BEFORE UPDATE OR DELETE OR TRUNCATE ON catalogue.procedure_version
    FOR EACH STATEMENT EXECUTE FUNCTION catalogue.refuse_change();

-- One row per completed import, the newest last; the digest covers all files.
CREATE TABLE catalogue.reference_import (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    procedures integer NOT NULL,
    imported_at timestamptz NOT NULL
);

-- The words a procedure is found by, of its newest version.
CREATE TABLE catalogue.search_entry (
    code text PRIMARY KEY REFERENCES catalogue.procedure,
    shortcut text,
    -- names and aliases, small letters, marks kept
    spoken text NOT NULL,
    -- the same, folded, one per line with a line break before and after each
    folded text NOT NULL,
    words tsvector NOT NULL
);
CREATE INDEX search_entry_words ON catalogue.search_entry USING gin (words);
CREATE INDEX search_entry_folded ON catalogue.search_entry USING gin (folded platform.gin_trgm_ops);
