-- A result that came back, was called off or refused by its carrier is packed anew: one shipment follows another.
ALTER TABLE post.shipment ADD COLUMN follows uuid;
ALTER TABLE post.shipment ADD CONSTRAINT shipment_followed_once UNIQUE (authority, follows);
ALTER TABLE post.shipment ADD CONSTRAINT shipment_follows FOREIGN KEY (authority, follows)
    REFERENCES post.shipment (authority, id);

-- Where it goes instead, once the first address was wrong.
CREATE TABLE post.new_address (
    authority      text NOT NULL,
    shipment_id    uuid NOT NULL,
    sealed_address bytea NOT NULL,
    by_id          uuid NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (authority, shipment_id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.shipment (authority, id)
);

ALTER TABLE post.new_address ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.new_address FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON post.new_address
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM post.shipment s
                      WHERE s.authority = new_address.authority AND s.id = new_address.shipment_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

-- What was given up for good holds up nothing that is told after it.
ALTER TABLE exchange.outbox DROP CONSTRAINT outbox_state_check;
ALTER TABLE exchange.outbox ADD CONSTRAINT outbox_state_check
    CHECK (state IN ('PLANNED', 'UNSURE', 'SENT', 'DEAD', 'DROPPED'));
DROP INDEX exchange.outbox_in_order;
CREATE INDEX outbox_in_order ON exchange.outbox (target, subject, no) WHERE state NOT IN ('SENT', 'DROPPED');
