-- A promise that was extended with an apology (form 04); not counted anew by the calendar.
ALTER TABLE dossier.dossier ADD COLUMN extended_to timestamptz;

CREATE INDEX dossier_register ON dossier.dossier (authority, filed_at, id);

-- Facts that nobody edits or removes.
CREATE FUNCTION dossier.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'papers and hand-overs are never changed';
END;
$$;

-- The papers that acts leave behind (forms 01 to 07); the file itself is in document.stored_document. A mistake is put
-- right by a new row that names the old one. Only a register (07) belongs to no single dossier.
CREATE TABLE dossier.form (
    authority        text NOT NULL,
    id               uuid NOT NULL,
    dossier_id       uuid,
    form             text NOT NULL CHECK (form IN ('01', '02', '03', '04', '05', '06', '07')),
    number           text NOT NULL,
    act_no           integer CHECK (act_no > 0),
    template_version text NOT NULL,
    template_hash    text NOT NULL CHECK (template_hash ~ '^[0-9a-f]{64}$'),
    document_id      uuid NOT NULL,
    sha256           text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    corrects         uuid,
    sealed_reason    bytea,
    issued_at        timestamptz NOT NULL,
    issued_by        uuid,
    issued_by_name   text NOT NULL,
    PRIMARY KEY (authority, id),
    UNIQUE (authority, number),
    UNIQUE (authority, corrects),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id),
    FOREIGN KEY (authority, corrects) REFERENCES dossier.form (authority, id),
    CHECK ((form = '07') = (dossier_id IS NULL)),
    CHECK ((corrects IS NULL) = (sealed_reason IS NULL))
);

CREATE INDEX form_by_dossier ON dossier.form (authority, dossier_id, issued_at);
CREATE INDEX form_by_id ON dossier.form (id);

CREATE TRIGGER form_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON dossier.form
    FOR EACH STATEMENT EXECUTE FUNCTION dossier.refuse_change();

-- The control slip: one row for each time a dossier went from hand to hand. Names of citizens are not kept here.
CREATE TABLE dossier.handover (
    authority     text NOT NULL,
    dossier_id    uuid NOT NULL,
    no            integer NOT NULL CHECK (no > 0),
    act_no        integer NOT NULL CHECK (act_no > 0),
    giver_kind    text NOT NULL CHECK (giver_kind IN ('OFFICER', 'SUBMITTER', 'RETURN_DESK')),
    giver_id      uuid,
    giver         text NOT NULL,
    receiver_kind text NOT NULL CHECK (receiver_kind IN ('OFFICER', 'SUBMITTER', 'RETURN_DESK')),
    receiver_id   uuid,
    receiver      text NOT NULL,
    held_since    timestamptz NOT NULL,
    handed_at     timestamptz NOT NULL,
    due_at        timestamptz,
    result        text CHECK (result IN ('EARLY', 'ON_TIME', 'LATE')),
    by_name       text NOT NULL,
    PRIMARY KEY (authority, dossier_id, no),
    UNIQUE (authority, dossier_id, act_no),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id),
    CHECK ((due_at IS NULL) = (result IS NULL))
);

CREATE TRIGGER handover_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON dossier.handover
    FOR EACH STATEMENT EXECUTE FUNCTION dossier.refuse_change();

-- A reviewer's tick or cross on one paper; the last one counts.
CREATE TABLE dossier.mark (
    authority      text NOT NULL,
    dossier_id     uuid NOT NULL,
    component      text NOT NULL,
    complete       boolean NOT NULL,
    sealed_reason  bytea,
    marked_at      timestamptz NOT NULL,
    marked_by      uuid NOT NULL,
    marked_by_name text NOT NULL,
    PRIMARY KEY (authority, dossier_id, component),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id),
    CHECK (complete = (sealed_reason IS NULL))
);
