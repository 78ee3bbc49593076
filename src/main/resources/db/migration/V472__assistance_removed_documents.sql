-- A file taken off a case by mistake can be taken back until the citizen is shown the summary.
ALTER TABLE assistance.session_document ADD COLUMN removed_at timestamptz;
