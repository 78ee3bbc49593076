-- The keyed hashes of the words of the applicant's name, beside the dossier instead of in it: an index over an array is
-- of no use behind row-level security, because the comparison of arrays is not known to be discreet. Nobody reads a name
-- here, and the dossier a row points to is shown only to whom it is shown.
CREATE TABLE dossier.bearer (
    authority  text NOT NULL,
    dossier_id uuid NOT NULL,
    words      bytea[] NOT NULL,
    PRIMARY KEY (authority, dossier_id),
    FOREIGN KEY (authority, dossier_id) REFERENCES dossier.dossier (authority, id)
);

INSERT INTO dossier.bearer (authority, dossier_id, words)
SELECT authority, id, name_words FROM dossier.dossier WHERE name_words IS NOT NULL;

CREATE INDEX bearer_by_words ON dossier.bearer USING gin (words) WITH (fastupdate = off);

DROP INDEX dossier.dossier_by_name;
DROP INDEX dossier.dossier_without_name;
ALTER TABLE dossier.dossier DROP COLUMN name_words;
