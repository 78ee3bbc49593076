-- Where a plain letter was left, and somebody the citizen sent instead of themselves, with their signed mandate. All of it
-- names people or homes and is sealed.
ALTER TABLE post.proof ADD COLUMN sealed_position bytea;
ALTER TABLE post.proof ADD COLUMN sealed_proxy bytea;
ALTER TABLE post.proof ADD COLUMN mandate uuid;
ALTER TABLE post.proof ADD CONSTRAINT proof_of_proxy CHECK ((sealed_proxy IS NULL) = (mandate IS NULL));
