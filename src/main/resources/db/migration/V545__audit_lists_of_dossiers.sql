-- Who saw a citizen's data: a search that found several dossiers names them in its details.
CREATE INDEX entry_by_dossiers_found ON audit.entry USING gin ((details -> 'dossiers')) WHERE subject = 'dossiers';

CREATE INDEX report_by_dossier ON quality.report (dossier_code);
