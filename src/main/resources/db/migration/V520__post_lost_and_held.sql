-- No carrier counts what it says.
ALTER TABLE post.report DROP COLUMN sequence;

-- What was lost and is found again counts once more; what was to go instead of it is called back.
ALTER TABLE post.shipment ADD COLUMN recalled_at timestamptz;
ALTER TABLE post.shipment DROP CONSTRAINT shipment_followed_once;
CREATE INDEX shipment_by_followed ON post.shipment (authority, follows);
CREATE UNIQUE INDEX shipment_followed_once ON post.shipment (authority, follows) WHERE recalled_at IS NULL;

-- The carrier is told once that a parcel is to wait at the counter.
ALTER TABLE post.shipment ADD COLUMN hold_told_at timestamptz;

-- RING_UP: a carrier is to be told what its interface has no word for. FUTURE: it reports what has not happened yet.
-- UNCONFIRMED: it reported an end and, asked, did not say so again.
ALTER TABLE post.exception_item DROP CONSTRAINT exception_item_kind_check;
ALTER TABLE post.exception_item ADD CONSTRAINT exception_item_kind_check
    CHECK (kind IN ('UNKNOWN_STATUS', 'UNKNOWN_PARCEL', 'CONFLICT', 'BOOKING', 'CUSTODY', 'FOREIGN_NUMBER', 'STALE',
                    'RING_UP', 'FUTURE', 'UNCONFIRMED'));
DROP INDEX post.exception_once;
CREATE UNIQUE INDEX exception_once ON post.exception_item (shipment_id, kind, subject)
    WHERE settled_at IS NULL AND kind IN ('CONFLICT', 'BOOKING', 'CUSTODY', 'FOREIGN_NUMBER', 'STALE', 'RING_UP',
                                          'UNCONFIRMED');

-- An end that a carrier reported without a signature; it counts once the carrier says so when it is asked.
CREATE TABLE post.unconfirmed_end (
    authority   text NOT NULL,
    shipment_id uuid NOT NULL,
    step        text NOT NULL,
    told_at     timestamptz NOT NULL,
    tries       integer NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    PRIMARY KEY (authority, shipment_id, step),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.shipment (authority, id)
);

ALTER TABLE post.unconfirmed_end ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.unconfirmed_end FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON post.unconfirmed_end
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM post.shipment s
                      WHERE s.authority = unconfirmed_end.authority AND s.id = unconfirmed_end.shipment_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

-- What the nightly question to a carrier found out that its own reports had not said.
CREATE TABLE post.pull (
    carrier text NOT NULL,
    at      timestamptz NOT NULL,
    asked   integer NOT NULL,
    known   integer NOT NULL,
    moved   integer NOT NULL,
    PRIMARY KEY (carrier, at)
);
