-- Who helped, so that the Centre sees who needs help and who could teach others.
ALTER TABLE quality.rating ADD COLUMN helper_id uuid;
UPDATE quality.rating r SET helper_id = d.helper_id
FROM dossier.dossier d WHERE d.authority = r.authority AND d.id = r.dossier_id;
