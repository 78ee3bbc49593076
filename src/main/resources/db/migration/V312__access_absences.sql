-- Who is away from work, from day to day, and who does the work instead. Ended by hand or by a newer row.
CREATE TABLE access.absence (
    id           uuid PRIMARY KEY,
    account_id   uuid NOT NULL REFERENCES access.account (id),
    deputy_id    uuid NOT NULL REFERENCES access.account (id),
    from_day     date NOT NULL,
    to_day       date NOT NULL,
    said_by      uuid NOT NULL,
    said_by_name text NOT NULL,
    said_at      timestamptz NOT NULL,
    ended_at     timestamptz,
    CHECK (from_day <= to_day),
    CHECK (deputy_id <> account_id)
);
CREATE INDEX absence_by_account ON access.absence (account_id);
CREATE INDEX absence_by_deputy ON access.absence (deputy_id);
CREATE UNIQUE INDEX absence_one_at_a_time ON access.absence (account_id) WHERE ended_at IS NULL;
