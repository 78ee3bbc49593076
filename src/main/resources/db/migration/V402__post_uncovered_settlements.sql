-- Who pays for a parcel that was delivered when no budget covered it any more: one person proposes, another acknowledges.
ALTER TABLE post.postage DROP CONSTRAINT postage_state_check;
ALTER TABLE post.postage ADD CONSTRAINT postage_state_check
    CHECK (state IN ('RESERVED', 'POSTED', 'RELEASED', 'UNFUNDED', 'WAIVED'));
CREATE INDEX postage_uncovered ON post.postage (delivered_on, shipment_id) WHERE state = 'UNFUNDED';

CREATE TABLE post.uncovered_settlement (
    authority      text NOT NULL,
    shipment_id    uuid NOT NULL,
    payer          text NOT NULL CHECK (payer IN ('CITY', 'CARRIER')),
    programme      text,
    year           integer,
    proposed_by    uuid NOT NULL,
    proposed_name  text NOT NULL,
    proposed_at    timestamptz NOT NULL,
    confirmed_by   uuid,
    confirmed_name text,
    confirmed_at   timestamptz,
    PRIMARY KEY (authority, shipment_id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.postage (authority, shipment_id),
    FOREIGN KEY (programme, year) REFERENCES post.budget (programme, year),
    CHECK (confirmed_by <> proposed_by),
    CHECK ((payer = 'CITY') = (programme IS NOT NULL)),
    CHECK ((programme IS NULL) = (year IS NULL)),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);

CREATE INDEX uncovered_settlement_by_budget ON post.uncovered_settlement (programme, year);
CREATE INDEX uncovered_settlement_by_shipment ON post.uncovered_settlement (shipment_id);

ALTER TABLE post.uncovered_settlement ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.uncovered_settlement FORCE ROW LEVEL SECURITY;
CREATE POLICY house ON post.uncovered_settlement USING (current_setting('caunoi.sees', true) = 'all');
