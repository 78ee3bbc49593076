-- What people with papers tried and were refused, with the scans of handhelds that were refused; kept whatever became of the act.
CREATE TABLE custody.refusal (
    authority text NOT NULL,
    id        uuid NOT NULL,
    at        timestamptz NOT NULL,
    by_id     uuid NOT NULL,
    by_name   text NOT NULL,
    by_place  text NOT NULL,
    act       text NOT NULL,
    code      text NOT NULL,
    unit      text NOT NULL,
    device    text,
    scan      uuid,
    PRIMARY KEY (authority, id),
    CHECK ((device IS NULL) = (scan IS NULL))
);

CREATE INDEX refusal_by_time ON custody.refusal (at, id);
CREATE INDEX refusal_by_person ON custody.refusal (by_id, at);

CREATE TRIGGER refusal_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody.refusal
    FOR EACH STATEMENT EXECUTE FUNCTION custody.refuse_change();

-- People of the whole city read all, everybody else what they were refused themselves.
ALTER TABLE custody.refusal ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.refusal FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.refusal
    USING (current_setting('caunoi.sees', true) = 'all'
           OR CAST(by_id AS text) = current_setting('caunoi.me', true))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
