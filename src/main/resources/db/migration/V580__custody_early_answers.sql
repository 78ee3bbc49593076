-- Where somebody stood whose acceptance came in before the offer it answers; gone once the offer is there.
CREATE TABLE custody.early_answer (
    authority text NOT NULL,
    event     uuid NOT NULL,
    lat       double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon       double precision NOT NULL CHECK (lon BETWEEN -180 AND 180),
    PRIMARY KEY (authority, event),
    FOREIGN KEY (authority, event) REFERENCES custody.event (authority, id)
);

ALTER TABLE custody.early_answer ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.early_answer FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.early_answer USING (current_setting('caunoi.sees', true) IN ('all', 'some'));
