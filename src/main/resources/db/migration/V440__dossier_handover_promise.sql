-- What was promised to the citizen when a dossier changed hands; due_at is the giver's own step. Rows of before held the
-- promise in due_at.
ALTER TABLE dossier.handover ADD COLUMN promise timestamptz;
