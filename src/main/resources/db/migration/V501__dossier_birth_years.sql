-- Among the keyed hashes of a name stands one of the year of birth, so that hundreds who bear a name can be told apart. Rows
-- without it, of older releases or of nodes not yet updated, are filled by a job.
ALTER TABLE dossier.bearer ADD COLUMN with_year boolean NOT NULL DEFAULT false;
