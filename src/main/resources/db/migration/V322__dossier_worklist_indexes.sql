-- A work list is read state by state in the order it is shown in, so that a page costs the same wherever it begins.
DROP INDEX dossier.dossier_worklist;
DROP INDEX dossier.dossier_by_state;
CREATE INDEX dossier_worklist ON dossier.dossier (authority, state, (COALESCE(appointment_at, filed_at)), id);
CREATE INDEX dossier_by_state ON dossier.dossier (state, (COALESCE(appointment_at, filed_at)), id);
