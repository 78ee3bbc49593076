-- What a point files most, told at each key of a search, without opening the rows themselves.
DROP INDEX dossier.dossier_by_point;
CREATE INDEX dossier_by_point ON dossier.dossier (point_id, filed_at) INCLUDE (procedure_code);

-- How often a procedure was filed, and in which dossiers something had to be asked for.
CREATE INDEX dossier_by_procedure ON dossier.dossier (procedure_code, filed_at);
CREATE INDEX act_supplement_requested ON dossier.act (authority, dossier_id) WHERE kind = 'SUPPLEMENT_REQUESTED';
