-- Up to which time all rows of a kind are sealed: so far an hour before the newest seal, for no transaction lasted longer.
ALTER TABLE audit.sealed_past ADD COLUMN until timestamptz;

UPDATE audit.sealed_past
SET until = coalesce((SELECT max(at) - interval '1 hour' FROM audit.checkpoint), '1970-01-01 00:00:00Z');

ALTER TABLE audit.sealed_past ALTER COLUMN until SET NOT NULL;
