-- That a citizen has a parcel, said by two people of the Centre where no code can say it.
CREATE TABLE post.attestation (
    authority     text NOT NULL,
    shipment_id   uuid NOT NULL,
    id            uuid NOT NULL,
    basis         text NOT NULL CHECK (basis IN ('VISITED', 'CAME_TO_US', 'CALLED', 'CARRIERS_RECEIPT')),
    sealed_note   bytea NOT NULL,
    proposed_by   uuid NOT NULL,
    proposed_name text NOT NULL,
    proposed_at   timestamptz NOT NULL,
    answered_by   uuid,
    answered_name text,
    answered_at   timestamptz,
    agrees        boolean,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.shipment (authority, id),
    CHECK (answered_by <> proposed_by),
    CHECK ((answered_by IS NULL) = (answered_at IS NULL)),
    CHECK ((answered_by IS NULL) = (agrees IS NULL))
);

CREATE INDEX attestation_by_shipment ON post.attestation (authority, shipment_id);
CREATE UNIQUE INDEX attestation_open ON post.attestation (authority, shipment_id) WHERE answered_at IS NULL;

ALTER TABLE post.attestation ENABLE ROW LEVEL SECURITY;
ALTER TABLE post.attestation FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON post.attestation
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM post.shipment s
                      WHERE s.authority = attestation.authority AND s.id = attestation.shipment_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
