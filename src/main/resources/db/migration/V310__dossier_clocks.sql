-- Where reminders to a colleague go beside the work list; sealed for the account.
ALTER TABLE access.account ADD COLUMN sealed_email bytea;

-- By when each inner step should be done; counted anew when the promise moves, and never behind it.
CREATE TABLE dossier.step_time (
    authority  text NOT NULL,
    dossier_id uuid NOT NULL,
    step       text NOT NULL CHECK (step IN ('ASSIGN', 'REVIEW', 'SIGN')),
    due_at     timestamptz NOT NULL,
    promise    timestamptz NOT NULL,
    PRIMARY KEY (authority, dossier_id, step),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id),
    CHECK (due_at <= promise)
);

-- What a clock did. The key lets each reminder be acted on once, whoever tries, however often.
CREATE TABLE dossier.reminder (
    authority  text NOT NULL,
    dossier_id uuid NOT NULL,
    kind       text NOT NULL CHECK (kind IN ('ASSIGN_LATE', 'REVIEW_LATE', 'PROMISE_NEAR', 'PROMISE_PASSED')),
    due_at     timestamptz NOT NULL,
    acted_at   timestamptz NOT NULL,
    holder_id  uuid,
    CONSTRAINT reminder_once PRIMARY KEY (authority, dossier_id, kind, due_at),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);
