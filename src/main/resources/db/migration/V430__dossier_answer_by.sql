-- By when the citizen should bring what was asked for; before that moment nobody stops the dossier for want of it.
ALTER TABLE dossier.dossier ADD COLUMN answer_by timestamptz;
