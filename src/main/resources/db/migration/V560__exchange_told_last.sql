-- When something was last told: that it was not heard is believed only some time after that.
ALTER TABLE exchange.outbox ADD COLUMN begun_at timestamptz;
