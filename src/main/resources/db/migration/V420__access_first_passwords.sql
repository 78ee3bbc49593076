-- A first password is somebody else's choice: nothing opens before the person chose an own one.
ALTER TABLE access.account
    ADD COLUMN first_password boolean NOT NULL DEFAULT false,
    ADD COLUMN password_by uuid;

-- The code that is handed over so that a person may set up a code app of their own.
ALTER TABLE access.account
    ADD COLUMN setup_hash text,
    ADD COLUMN setup_until timestamptz,
    ADD COLUMN setup_by uuid,
    ADD CONSTRAINT account_setup_whole CHECK ((setup_hash IS NULL) = (setup_until IS NULL));

-- The secret shown to whoever sets up a code app in this sign-in; it counts once a code proved it.
ALTER TABLE access.sign_in ADD COLUMN offered_secret bytea;

-- Another place to work at, or a new code app, on its way: one administrator proposes, another decides.
CREATE TABLE access.person_change (
    id               uuid PRIMARY KEY,
    account_id       uuid NOT NULL REFERENCES access.account (id),
    kind             text NOT NULL CHECK (kind IN ('MOVE', 'NEW_CODE')),
    point_after      text,
    authority_after  text,
    state            text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED')),
    proposed_by      uuid NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at      timestamptz NOT NULL,
    decided_by       uuid,
    decided_by_name  text,
    decided_at       timestamptz,
    reason           text CHECK (length(reason) <= 500),
    CHECK (point_after IS NULL OR authority_after IS NULL),
    CHECK (kind = 'MOVE' OR (point_after IS NULL AND authority_after IS NULL)),
    CHECK ((state = 'PROPOSED') = (decided_by IS NULL)),
    CONSTRAINT person_change_four_eyes
        CHECK (state <> 'APPROVED' OR (decided_by <> proposed_by AND decided_by <> account_id)),
    CHECK (state <> 'REJECTED' OR reason IS NOT NULL)
);
CREATE INDEX person_change_by_account ON access.person_change (account_id);
CREATE UNIQUE INDEX person_change_one_at_a_time ON access.person_change (account_id, kind) WHERE state = 'PROPOSED';
