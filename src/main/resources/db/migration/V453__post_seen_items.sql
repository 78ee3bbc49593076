-- What a carrier's tracking list has told, line by line; reading goes on after the newest line. Words may name people.
CREATE TABLE post.seen_item (
    carrier     text NOT NULL,
    oid         text NOT NULL,
    no          bigint GENERATED ALWAYS AS IDENTITY,
    reference   text NOT NULL,
    number      text NOT NULL,
    code        text,
    sealed_text bytea,
    at          timestamptz,
    PRIMARY KEY (carrier, oid)
);

CREATE INDEX seen_item_by_reference ON post.seen_item (carrier, reference);
CREATE INDEX seen_item_newest ON post.seen_item (carrier, no);

ALTER TABLE post.seen_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.seen_item FORCE ROW LEVEL SECURITY;
CREATE POLICY house ON post.seen_item USING (current_setting('caunoi.sees', true) = 'all');
