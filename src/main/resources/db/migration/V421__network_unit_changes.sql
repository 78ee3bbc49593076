-- Units made or renamed while the house runs, over what the reference file says: one administrator proposes, another
-- decides.
CREATE TABLE network.unit_change (
    id               uuid PRIMARY KEY,
    kind             text NOT NULL CHECK (kind IN ('CREATE', 'RENAME')),
    code             text NOT NULL,
    name             text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    name_before      text,
    unit_kind        text,
    parent           text,
    commune_code     text,
    state            text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED')),
    proposed_by      uuid NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at      timestamptz NOT NULL,
    decided_by       uuid,
    decided_by_name  text,
    decided_at       timestamptz,
    reason           text CHECK (length(reason) <= 500),
    CHECK ((kind = 'CREATE') = (unit_kind IS NOT NULL)),
    CHECK ((kind = 'RENAME') = (name_before IS NOT NULL)),
    CHECK ((state = 'PROPOSED') = (decided_by IS NULL)),
    CONSTRAINT unit_change_four_eyes CHECK (state <> 'APPROVED' OR decided_by <> proposed_by),
    CHECK (state <> 'REJECTED' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX unit_change_one_at_a_time ON network.unit_change (code) WHERE state = 'PROPOSED';
CREATE INDEX unit_change_in_force ON network.unit_change (decided_at, id) WHERE state = 'APPROVED';
