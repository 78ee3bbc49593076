-- Keyed hashes of the words of the applicant's name, without tones, so that a sealed name can be found. Empty on rows
-- filed before; the job fill-name-words fills them.
ALTER TABLE dossier.dossier ADD COLUMN name_words bytea[];
CREATE INDEX dossier_by_name ON dossier.dossier USING gin (name_words) WITH (fastupdate = off);
CREATE INDEX dossier_without_name ON dossier.dossier (id) WHERE name_words IS NULL;
