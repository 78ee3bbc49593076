CREATE SCHEMA IF NOT EXISTS calendar;

-- Days off and make-up days of one year on their way into force: written by one person, published by another. The newest
-- published one of a year wins over the file of the installation.
CREATE TABLE calendar.notice (
    id               uuid PRIMARY KEY,
    year             integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    source_text      text NOT NULL CHECK (length(source_text) <= 65536),
    state            text NOT NULL CHECK (state IN ('OPEN', 'SUBMITTED', 'PUBLISHED', 'DISCARDED')),
    edition          integer NOT NULL DEFAULT 1,
    written_by       uuid NOT NULL,
    written_by_name  text NOT NULL,
    written_at       timestamptz NOT NULL,
    decided_by       uuid,
    decided_by_name  text,
    decided_at       timestamptz,
    returned_because text,
    -- The author never publishes what the author wrote.
    CHECK (state <> 'PUBLISHED' OR (decided_by IS NOT NULL AND decided_by <> written_by AND decided_at IS NOT NULL))
);
CREATE INDEX notice_by_year ON calendar.notice (year, decided_at);
CREATE UNIQUE INDEX notice_one_at_a_time ON calendar.notice (year) WHERE state IN ('OPEN', 'SUBMITTED');
