-- What a carrier bears and a citizen paid at the door all the same goes back to the citizen, too.
DROP INDEX post.postage_released;
CREATE INDEX postage_refundable ON post.postage (authority, shipment_id) WHERE state IN ('RELEASED', 'WAIVED');
