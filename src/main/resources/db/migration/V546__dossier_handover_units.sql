-- Form 06 names the unit of who gave and who took; none for the citizen and for people of the whole city.
ALTER TABLE dossier.handover ADD COLUMN giver_unit text;
ALTER TABLE dossier.handover ADD COLUMN receiver_unit text;

-- A signer who issues what somebody else holds takes it first: two rows of one act.
ALTER TABLE dossier.handover DROP CONSTRAINT handover_authority_dossier_id_act_no_key;
CREATE INDEX handover_by_act ON dossier.handover (authority, dossier_id, act_no);
