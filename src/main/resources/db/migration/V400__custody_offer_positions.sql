-- Where the giver of an open offer stood; gone once somebody has answered.
CREATE TABLE custody.offer_position (
    authority text NOT NULL,
    handover  uuid NOT NULL UNIQUE,
    lat       double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon       double precision NOT NULL CHECK (lon BETWEEN -180 AND 180),
    PRIMARY KEY (authority, handover)
);

ALTER TABLE custody.offer_position ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.offer_position FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.offer_position USING (current_setting('caunoi.sees', true) IN ('all', 'some'));
