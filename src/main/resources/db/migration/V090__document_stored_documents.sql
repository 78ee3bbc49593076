CREATE SCHEMA IF NOT EXISTS document;

-- One row per file under <data>/documents; the file's place follows from the id. No names, no business meaning.
CREATE TABLE document.stored_document (
    authority        text NOT NULL,
    id               uuid NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('PDF', 'JPEG', 'PNG')),
    size             bigint NOT NULL CHECK (size > 0),
    sha256           bytea NOT NULL CHECK (octet_length(sha256) = 32),
    pages            integer NOT NULL CHECK (pages > 0),
    width            integer CHECK (width > 0),
    height           integer CHECK (height > 0),
    removed_metadata integer NOT NULL CHECK (removed_metadata >= 0),
    stored_at        timestamptz NOT NULL,
    kept             boolean NOT NULL DEFAULT false,
    PRIMARY KEY (authority, id)
);

CREATE INDEX stored_document_by_id ON document.stored_document (id);
