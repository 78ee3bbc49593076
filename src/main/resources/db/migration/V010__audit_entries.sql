CREATE SCHEMA IF NOT EXISTS audit;

CREATE TABLE audit.entry (
    authority text NOT NULL,
    id        uuid NOT NULL,
    at        timestamptz NOT NULL,
    actor_id  uuid,
    actor     text NOT NULL,
    place     text,
    act       text NOT NULL,
    subject   text NOT NULL,
    purpose   text,
    outcome   text NOT NULL DEFAULT 'done',
    details   jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (authority, id)
);

CREATE INDEX entry_by_subject ON audit.entry (subject, at);
CREATE INDEX entry_by_actor ON audit.entry (actor_id, at);
CREATE INDEX entry_by_time ON audit.entry (at);

-- Rows are facts: nobody edits or removes them.
CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'audit entries are never changed';
END;
$$;

CREATE TRIGGER entry_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

-- What other rooms call inside their own statements, so that an act and its audit row are one round trip.
CREATE FUNCTION audit.write(authority text, id uuid, at timestamptz, actor_id uuid, actor text, place text,
                            act text, subject text, purpose text, details jsonb) RETURNS uuid LANGUAGE sql AS
$$
    INSERT INTO audit.entry (authority, id, at, actor_id, actor, place, act, subject, purpose, details)
    VALUES (authority, id, at, actor_id, actor, place, act, subject, purpose, details)
    RETURNING id;
$$;
