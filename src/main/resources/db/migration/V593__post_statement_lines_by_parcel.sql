-- A statement is compared some lines at a time, each time with what it has said of these parcels before.
CREATE INDEX statement_line_of_parcel ON post.statement_line (shipment_id, statement_id) WHERE shipment_id IS NOT NULL;
