-- A change of somebody's roles on its way into force: one administrator proposes, another decides.
CREATE TABLE access.role_change (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL REFERENCES access.account (id),
    roles_before     text[] NOT NULL,
    roles_after      text[] NOT NULL,
    state            text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED')),
    proposed_by      uuid NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at      timestamptz NOT NULL,
    decided_by       uuid,
    decided_by_name  text,
    decided_at       timestamptz,
    reason           text CHECK (length(reason) <= 500),
    CHECK ((state = 'PROPOSED') = (decided_by IS NULL)),
    -- Nobody approves what they proposed, nor roles of their own.
    CONSTRAINT role_change_four_eyes
        CHECK (state <> 'APPROVED' OR (decided_by <> proposed_by AND decided_by <> account_id)),
    CHECK (state <> 'REJECTED' OR reason IS NOT NULL)
);
CREATE INDEX role_change_by_account ON access.role_change (account_id);
CREATE UNIQUE INDEX role_change_one_at_a_time ON access.role_change (account_id) WHERE state = 'PROPOSED';
