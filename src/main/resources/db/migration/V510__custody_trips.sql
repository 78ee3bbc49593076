-- One way of a courier from a place to another: planned with the next collection when a bag is closed for it, left when a
-- courier takes the first of its bags, arrived when the first of them is taken over where it goes.
CREATE TABLE custody.trip (
    authority    text NOT NULL,
    id           uuid NOT NULL UNIQUE,
    from_place   text NOT NULL,
    to_place     text NOT NULL,
    courier      uuid,
    courier_name text,
    leaves_at    timestamptz NOT NULL,
    left_at      timestamptz,
    eta          timestamptz NOT NULL,
    arrived_at   timestamptz,
    PRIMARY KEY (authority, id),
    CHECK ((courier IS NULL) = (left_at IS NULL) AND (courier IS NULL) = (courier_name IS NULL)),
    CHECK (eta > leaves_at OR left_at IS NOT NULL)
);

-- Bags closed for one collection leave together; what is closed after it has left waits for a courier of its own.
CREATE UNIQUE INDEX trip_one_planned ON custody.trip (from_place, to_place, leaves_at) WHERE left_at IS NULL;

ALTER TABLE custody.unit ADD COLUMN trip uuid;
CREATE INDEX unit_by_trip ON custody.unit (trip) WHERE trip IS NOT NULL;

ALTER TABLE custody.trip ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.trip FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.trip
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM custody.unit u WHERE u.trip = trip.id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
