-- What people wrote and counted when something did not agree, and why it was settled as it was; the words are sealed.
CREATE TABLE custody.remark (
    authority text NOT NULL,
    event     uuid NOT NULL,
    unit      text NOT NULL,
    by_name   text NOT NULL,
    at        timestamptz NOT NULL,
    settles   boolean NOT NULL,
    words     bytea,
    PRIMARY KEY (authority, event),
    FOREIGN KEY (authority, event) REFERENCES custody.event (authority, id)
);

CREATE INDEX remark_by_unit ON custody.remark (unit, at);

CREATE TABLE custody.remark_line (
    authority text NOT NULL,
    event     uuid NOT NULL,
    no        integer NOT NULL,
    found     integer NOT NULL CHECK (found BETWEEN 0 AND 99),
    PRIMARY KEY (authority, event, no),
    FOREIGN KEY (authority, event) REFERENCES custody.remark (authority, event)
);

CREATE TRIGGER remark_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody.remark
    FOR EACH STATEMENT EXECUTE FUNCTION custody.refuse_change();
CREATE TRIGGER remark_line_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody.remark_line
    FOR EACH STATEMENT EXECUTE FUNCTION custody.refuse_change();

ALTER TABLE custody.remark ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.remark FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.remark
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM custody.unit u WHERE u.number = remark.unit))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
ALTER TABLE custody.remark_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.remark_line FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.remark_line
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM custody.remark r
                      WHERE r.authority = remark_line.authority AND r.event = remark_line.event))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
