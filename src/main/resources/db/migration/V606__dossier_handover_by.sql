-- Two officers may bear one name: who made a hand-over is told by id. Rows of before are told by name.
ALTER TABLE dossier.handover ADD COLUMN by_id uuid;
ALTER TABLE dossier.handover DROP COLUMN to_be_received;
ALTER TABLE dossier.handover ADD COLUMN to_be_received boolean GENERATED ALWAYS AS (
    receipt_wanted AND giver_kind = 'OFFICER' AND receiver_kind = 'OFFICER' AND receiver_id IS NOT NULL
    AND giver_id IS DISTINCT FROM receiver_id
    AND CASE WHEN by_id IS NULL THEN by_name <> receiver ELSE by_id <> receiver_id END) STORED;
