-- Whether a parcel leaves the city: it is on its way longer before its silence means anything.
ALTER TABLE post.shipment ADD COLUMN regional boolean NOT NULL DEFAULT FALSE;
