-- Where papers are searched for, the last one who signed for them is asked where they are; one question for each search.
CREATE TABLE custody.inquiry (
    authority text NOT NULL,
    id        uuid NOT NULL UNIQUE,
    unit      text NOT NULL,
    person    uuid NOT NULL,
    name      text NOT NULL,
    place     text NOT NULL,
    asked_at  timestamptz NOT NULL,
    due_at    timestamptz NOT NULL,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, unit) REFERENCES custody.unit (authority, number),
    CHECK (due_at > asked_at)
);

CREATE INDEX inquiry_by_unit ON custody.inquiry (authority, unit, asked_at);
CREATE INDEX inquiry_of_unit ON custody.inquiry (unit, asked_at);
CREATE INDEX inquiry_by_person ON custody.inquiry (person, asked_at);

CREATE TABLE custody.inquiry_answer (
    authority    text NOT NULL,
    inquiry      uuid NOT NULL,
    answer       text NOT NULL CHECK (answer IN ('STILL_WITH_ME', 'HANDED_ON', 'NEVER_HAD', 'DO_NOT_KNOW')),
    sealed_words bytea,
    answered_at  timestamptz NOT NULL,
    PRIMARY KEY (authority, inquiry),
    FOREIGN KEY (authority, inquiry) REFERENCES custody.inquiry (authority, id)
);

CREATE TRIGGER inquiry_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody.inquiry
    FOR EACH STATEMENT EXECUTE FUNCTION custody.refuse_change();
CREATE TRIGGER inquiry_answer_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody.inquiry_answer
    FOR EACH STATEMENT EXECUTE FUNCTION custody.refuse_change();

ALTER TABLE custody.inquiry ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.inquiry FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.inquiry
    USING (current_setting('caunoi.sees', true) = 'all'
           OR CAST(person AS text) = current_setting('caunoi.me', true)
           OR EXISTS (SELECT FROM custody.unit u WHERE u.number = inquiry.unit))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

ALTER TABLE custody.inquiry_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.inquiry_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.inquiry_answer
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM custody.inquiry i WHERE i.authority = inquiry_answer.authority AND i.id = inquiry_answer.inquiry))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
