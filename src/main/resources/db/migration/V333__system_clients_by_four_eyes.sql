-- A system's token works once a second administrator has confirmed it, and until somebody ends it. Rows from before have neither.
ALTER TABLE access.system_client
    ALTER COLUMN active SET DEFAULT false,
    ADD COLUMN registered_by      uuid,
    ADD COLUMN registered_by_name text,
    ADD COLUMN confirmed_by       uuid,
    ADD COLUMN confirmed_by_name  text,
    ADD COLUMN confirmed_at       timestamptz,
    ADD COLUMN ended_by           uuid,
    ADD COLUMN ended_by_name      text,
    ADD COLUMN ended_at           timestamptz,
    ADD COLUMN end_reason         text CHECK (length(end_reason) <= 500),
    ADD CONSTRAINT system_client_four_eyes CHECK (confirmed_by <> registered_by),
    ADD CONSTRAINT system_client_works CHECK (
        registered_by IS NULL OR active = (confirmed_at IS NOT NULL AND ended_at IS NULL));
