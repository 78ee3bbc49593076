-- Postage a citizen paid at the door: who took it, and the number of the receipt that was given for it.
CREATE TABLE post.collection (
    authority   text NOT NULL,
    shipment_id uuid NOT NULL,
    carrier     text NOT NULL,
    amount      bigint NOT NULL CHECK (amount > 0),
    receipt     text NOT NULL,
    by_id       uuid NOT NULL,
    by_name     text NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (authority, shipment_id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.postage (authority, shipment_id),
    UNIQUE (carrier, receipt)
);

CREATE TRIGGER collection_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON post.collection
    FOR EACH STATEMENT EXECUTE FUNCTION post.refuse_change();

ALTER TABLE post.collection ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.collection FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON post.collection
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM post.shipment s
                      WHERE s.authority = collection.authority AND s.id = collection.shipment_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
