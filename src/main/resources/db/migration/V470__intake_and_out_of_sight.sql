-- An expression behind a policy reaches no index: the moment of intake becomes a column.
DROP INDEX dossier.dossier_by_intake;
ALTER TABLE dossier.dossier ADD COLUMN intake_at timestamptz GENERATED ALWAYS AS (COALESCE(accepted_at, filed_at)) STORED;
CREATE INDEX dossier_by_intake ON dossier.dossier (authority, intake_at);

CREATE INDEX unit_out_of_sight ON custody.unit (authority, number) WHERE phase IN ('MISSING', 'LOST') OR loss <> 'NONE';
