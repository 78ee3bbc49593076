-- A connection that says nothing is no viewer: for it nothing is in reach, and it stays without one.
CREATE OR REPLACE FUNCTION custody.in_reach(enclosing text) RETURNS boolean LANGUAGE plpgsql AS
$$
DECLARE
    reached boolean;
BEGIN
    IF coalesce(current_setting('caunoi.sees', true), '') <> 'some' THEN
        RETURN false;
    END IF;
    PERFORM set_config('caunoi.sees', 'all', true);
    SELECT EXISTS (SELECT FROM custody.unit b
                   WHERE b.number = enclosing
                     AND (CAST(b.keeper_id AS text) = current_setting('caunoi.me', true)
                          OR NULLIF(current_setting('caunoi.point', true) || current_setting('caunoi.unit', true), '')
                             IN (b.keeper_place, b.destination, b.offered_to))) INTO reached;
    PERFORM set_config('caunoi.sees', 'some', true);
    RETURN reached;
END;
$$;
