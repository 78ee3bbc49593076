-- What the citizen's card said of the filed form, sealed like the form: the keys of the fields that agree, and the card's own
-- value where another one was filed. NULL where no card was read.
ALTER TABLE dossier.dossier ADD COLUMN sealed_card bytea;
