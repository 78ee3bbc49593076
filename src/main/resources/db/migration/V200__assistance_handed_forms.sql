-- A form in the citizen's own hands: which fields, at which question they are, and (sealed) who changed a field last, so
-- that clerk and citizen overwrite nothing of each other. Gone when the session is closed.
CREATE TABLE assistance.handed_form (
    authority         text NOT NULL,
    session_id        uuid NOT NULL,
    procedure_version uuid NOT NULL,
    fields            jsonb NOT NULL,
    at_field          text,
    no                integer NOT NULL DEFAULT 0 CHECK (no >= 0),
    sealed_marks      bytea,
    handed_at         timestamptz NOT NULL,
    taken_back_at     timestamptz,
    PRIMARY KEY (authority, session_id),
    FOREIGN KEY (authority, session_id) REFERENCES assistance.session (authority, id)
);
