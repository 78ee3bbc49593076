-- Money a citizen paid at the door for a parcel that never reached them: paid back by somebody else than took it, once it is
-- counted, against a receipt with the citizen's signature.
CREATE TABLE post.refund (
    authority   text NOT NULL,
    shipment_id uuid NOT NULL,
    amount      bigint NOT NULL CHECK (amount > 0),
    place       text NOT NULL,
    receipt     text NOT NULL,
    signature   uuid NOT NULL,
    by_id       uuid NOT NULL,
    by_name     text NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (authority, shipment_id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.collection (authority, shipment_id),
    UNIQUE (place, receipt)
);

CREATE INDEX postage_released ON post.postage (authority, shipment_id) WHERE state = 'RELEASED';

CREATE TRIGGER refund_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON post.refund
    FOR EACH STATEMENT EXECUTE FUNCTION post.refuse_change();

ALTER TABLE post.refund ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.refund FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON post.refund
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM post.shipment s
                      WHERE s.authority = refund.authority AND s.id = refund.shipment_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

ALTER TABLE post.money_entry DROP CONSTRAINT money_entry_kind_check;
ALTER TABLE post.money_entry ADD CONSTRAINT money_entry_kind_check
    CHECK (kind IN ('GRANT', 'RESERVE', 'POST', 'RELEASE', 'SETTLE', 'COLLECT', 'DEPOSIT', 'REFUND'));
ALTER TABLE post.statement_line DROP CONSTRAINT statement_line_verdict_check;
ALTER TABLE post.statement_line ADD CONSTRAINT statement_line_verdict_check
    CHECK (verdict IN ('MATCHED', 'SHORT', 'OVER', 'ORPHAN', 'TWICE', 'WRONG_DAY', 'NOT_DEPOSITED', 'CITIZENS_OWN'));
