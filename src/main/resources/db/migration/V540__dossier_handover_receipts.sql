-- Rows of before receipts were taken wait for none.
ALTER TABLE dossier.handover ADD COLUMN receipt_wanted boolean NOT NULL DEFAULT false;
ALTER TABLE dossier.handover ALTER COLUMN receipt_wanted SET DEFAULT true;

-- From one named officer to another who did not fetch it themselves.
ALTER TABLE dossier.handover ADD COLUMN to_be_received boolean GENERATED ALWAYS AS (
    receipt_wanted AND giver_kind = 'OFFICER' AND receiver_kind = 'OFFICER' AND receiver_id IS NOT NULL
    AND giver_id IS DISTINCT FROM receiver_id AND by_name <> receiver) STORED;

-- The receiver's side of the control slip: who took the dossier over, and when.
CREATE TABLE dossier.handover_receipt (
    authority   text NOT NULL,
    dossier_id  uuid NOT NULL,
    no          integer NOT NULL,
    received_at timestamptz NOT NULL,
    receiver_id uuid NOT NULL,
    receiver    text NOT NULL,
    -- Else taken when the receiver first acted on the dossier.
    confirmed   boolean NOT NULL,
    PRIMARY KEY (authority, dossier_id, no),
    FOREIGN KEY (authority, dossier_id, no) REFERENCES dossier.handover (authority, dossier_id, no)
);

CREATE TRIGGER handover_receipt_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON dossier.handover_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION dossier.refuse_change();

ALTER TABLE dossier.handover_receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossier.handover_receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON dossier.handover_receipt
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM dossier.dossier d
                      WHERE d.authority = handover_receipt.authority AND d.id = handover_receipt.dossier_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

ALTER TABLE dossier.reminder DROP CONSTRAINT reminder_kind_check;
ALTER TABLE dossier.reminder ADD CONSTRAINT reminder_kind_check CHECK (kind IN (
    'ASSIGN_LATE', 'REVIEW_LATE', 'PROMISE_NEAR', 'PROMISE_PASSED', 'TAKE_IN_LATE', 'ANSWER_NEAR', 'ANSWER_PASSED',
    'WITHDRAWAL_LATE', 'RECEIPT_LATE', 'HOLDER_AWAY'));
