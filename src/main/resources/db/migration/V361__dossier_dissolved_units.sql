-- The unit that works on a dossier now, where it is not the one that took it in.
ALTER TABLE dossier.dossier ADD COLUMN handed_to text CHECK (handed_to <> authority);

DROP INDEX dossier.dossier_worklist;
CREATE INDEX dossier_worklist
    ON dossier.dossier ((COALESCE(handed_to, authority)), state, (COALESCE(appointment_at, filed_at)), id);

-- A unit that ends: one administrator proposes who follows, another decides; then its open dossiers go over one by one.
CREATE TABLE dossier.dissolution (
    authority        text NOT NULL,
    id               uuid NOT NULL UNIQUE,
    successor        text NOT NULL CHECK (successor <> authority),
    specialist_id    uuid,
    signer_id        uuid,
    why              text NOT NULL CHECK (length(why) <= 500),
    state            text NOT NULL CHECK (state IN ('PROPOSED', 'APPROVED', 'REJECTED')),
    proposed_by      uuid NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at      timestamptz NOT NULL,
    decided_by       uuid,
    decided_by_name  text,
    decided_at       timestamptz,
    moved            integer NOT NULL DEFAULT 0,
    PRIMARY KEY (authority, id),
    CHECK ((state = 'PROPOSED') = (decided_by IS NULL)),
    CONSTRAINT dissolution_four_eyes CHECK (state <> 'APPROVED' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX dissolution_one_at_a_time ON dossier.dissolution (authority) WHERE state <> 'REJECTED';
