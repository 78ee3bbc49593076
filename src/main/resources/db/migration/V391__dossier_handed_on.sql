-- Dossiers of dissolved units, for the registers and figures of every unit they went through.
CREATE INDEX dossier_handed_on ON dossier.dossier (authority, id) WHERE handed_to IS NOT NULL;
