-- Deliveries of a sender who sent too many that were not genuine: no longer kept, but counted.
CREATE TABLE exchange.dropped (
    sender     text NOT NULL,
    day        date NOT NULL,
    deliveries bigint NOT NULL,
    last_at    timestamptz NOT NULL,
    PRIMARY KEY (sender, day)
);

ALTER TABLE exchange.dropped ENABLE ROW LEVEL SECURITY;
ALTER TABLE exchange.dropped FORCE ROW LEVEL SECURITY;
CREATE POLICY house ON exchange.dropped USING (current_setting('caunoi.sees', true) = 'all');
