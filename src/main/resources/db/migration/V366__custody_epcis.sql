-- Events other systems told us about papers. They decide nothing about who keeps what.
CREATE TABLE custody.captured_event (
    authority      text NOT NULL,
    id             uuid NOT NULL,
    sender         uuid NOT NULL,
    event_id       text NOT NULL,
    declares_error boolean NOT NULL,
    things         text[] NOT NULL,
    sealed_body    bytea NOT NULL,
    received_at    timestamptz NOT NULL,
    PRIMARY KEY (authority, id),
    UNIQUE (sender, event_id, declares_error)
);

CREATE INDEX captured_event_by_thing ON custody.captured_event USING gin (things);

CREATE TRIGGER captured_event_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody.captured_event
    FOR EACH STATEMENT EXECUTE FUNCTION custody.refuse_change();

-- Documents that wait to be read, and what became of them.
CREATE TABLE custody.capture_job (
    authority   text NOT NULL,
    id          uuid NOT NULL UNIQUE,
    sender      uuid NOT NULL,
    sealed_body bytea,
    proceeds    boolean NOT NULL,
    created_at  timestamptz NOT NULL,
    finished_at timestamptz,
    stored      integer NOT NULL DEFAULT 0,
    repeated    integer NOT NULL DEFAULT 0,
    errors      jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (authority, id),
    CHECK ((sealed_body IS NULL) = (finished_at IS NOT NULL))
);

CREATE INDEX capture_job_waiting ON custody.capture_job (created_at) WHERE finished_at IS NULL;
