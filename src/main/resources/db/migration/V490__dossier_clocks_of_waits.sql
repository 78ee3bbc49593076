-- What waits for intake or for the citizen has a clock too, though no promise runs.
ALTER TABLE dossier.reminder DROP CONSTRAINT reminder_kind_check;
ALTER TABLE dossier.reminder ADD CONSTRAINT reminder_kind_check CHECK (kind IN (
    'ASSIGN_LATE', 'REVIEW_LATE', 'PROMISE_NEAR', 'PROMISE_PASSED',
    'TAKE_IN_LATE', 'ANSWER_NEAR', 'ANSWER_PASSED', 'WITHDRAWAL_LATE'));

-- Who is to answer by when: a request for papers or for money.
CREATE INDEX dossier_answer_by ON dossier.dossier (answer_by) WHERE state IN (5, 6) AND NOT supplement_in;
