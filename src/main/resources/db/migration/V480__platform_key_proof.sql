-- What each key of the house leaves at the first start: only the same key opens it. Without a proof the key was in use before.
CREATE TABLE platform.key_proof (
  key   text PRIMARY KEY CHECK (key ~ '^[a-z]+$'),
  proof bytea
);

INSERT INTO platform.key_proof (key)
SELECT key FROM unnest(ARRAY['fields', 'files', 'lookups', 'history']) AS key WHERE EXISTS (SELECT FROM access.account);
