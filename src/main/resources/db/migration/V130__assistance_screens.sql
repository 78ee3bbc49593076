-- A display may also stay at a counter: without a session of its own it follows the sessions of its clerk until the clerk
-- signs out. The short code is kept as a keyed hash.
ALTER TABLE assistance.screen
    ALTER COLUMN session_id DROP NOT NULL,
    ADD COLUMN point_id    text NOT NULL,
    ADD COLUMN clerk_id    uuid NOT NULL,
    ADD COLUMN clerk_name  text NOT NULL,
    ADD COLUMN clerk_badge text NOT NULL,
    ADD COLUMN code_hash   bytea NOT NULL UNIQUE;

CREATE INDEX screen_by_clerk ON assistance.screen (clerk_id) WHERE session_id IS NULL;
