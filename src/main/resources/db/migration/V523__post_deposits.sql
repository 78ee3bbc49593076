-- Money taken at the door lies in somebody's pocket until a second person has counted it; only then may a carrier state it.
CREATE TABLE post.deposit (
    id             uuid PRIMARY KEY,
    place          text NOT NULL,
    amount         bigint NOT NULL CHECK (amount > 0),
    parcels        integer NOT NULL CHECK (parcels > 0),
    brought_by     uuid NOT NULL,
    brought_name   text NOT NULL,
    brought_at     timestamptz NOT NULL,
    receipt        text UNIQUE,
    counted_by     uuid,
    counted_name   text,
    counted_at     timestamptz,
    CHECK (counted_by <> brought_by),
    CHECK ((counted_by IS NULL) = (receipt IS NULL)),
    CHECK ((counted_by IS NULL) = (counted_at IS NULL))
);

CREATE INDEX deposit_waiting ON post.deposit (place, brought_at) WHERE counted_at IS NULL;

CREATE TABLE post.deposited (
    authority   text NOT NULL,
    shipment_id uuid NOT NULL,
    deposit_id  uuid NOT NULL REFERENCES post.deposit (id),
    PRIMARY KEY (authority, shipment_id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.collection (authority, shipment_id)
);

CREATE INDEX deposited_by_deposit ON post.deposited (deposit_id);
CREATE INDEX collection_by_collector ON post.collection (by_id, at);

ALTER TABLE post.deposited ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.deposited FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON post.deposited
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM post.shipment s
                      WHERE s.authority = deposited.authority AND s.id = deposited.shipment_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

ALTER TABLE post.money_entry DROP CONSTRAINT money_entry_kind_check;
ALTER TABLE post.money_entry ADD CONSTRAINT money_entry_kind_check
    CHECK (kind IN ('GRANT', 'RESERVE', 'POST', 'RELEASE', 'SETTLE', 'COLLECT', 'DEPOSIT'));
ALTER TABLE post.money_entry DROP CONSTRAINT money_entry_account_check;
ALTER TABLE post.money_entry ADD CONSTRAINT money_entry_account_check
    CHECK (account IN ('CITY', 'AVAILABLE', 'RESERVED', 'OWED', 'PAID', 'CITIZEN', 'COLLECT', 'COLLECTED', 'IN_HAND',
                       'DEPOSITED'));
ALTER TABLE post.statement_line DROP CONSTRAINT statement_line_verdict_check;
ALTER TABLE post.statement_line ADD CONSTRAINT statement_line_verdict_check
    CHECK (verdict IN ('MATCHED', 'SHORT', 'OVER', 'ORPHAN', 'TWICE', 'WRONG_DAY', 'NOT_DEPOSITED'));
