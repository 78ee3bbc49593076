-- The half minute of the newest one-time code that was accepted: it and older ones open nothing again (RFC 6238, 5.2).
ALTER TABLE access.account ADD COLUMN totp_step bigint;
