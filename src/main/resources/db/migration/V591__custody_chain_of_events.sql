-- Each event is linked to the one stored before it for the same unit, whenever it happened: no counts the events of a unit
-- from 1, former is the hash of the event before (32 zero bytes for the first), hash that of the event's own text, in which
-- number and former are named. Events stored before this have no link: what nobody computed then would attest to nothing.
-- They stand under the seal as ever, and the chain of their unit begins with the next event.
ALTER TABLE custody.event
    ADD COLUMN no     integer,
    ADD COLUMN former bytea,
    ADD COLUMN hash   bytea;
ALTER TABLE custody.event
    ADD CONSTRAINT event_is_linked CHECK (no IS NOT NULL AND former IS NOT NULL AND hash IS NOT NULL) NOT VALID;

-- Two who would follow the same event cannot both be stored.
CREATE UNIQUE INDEX event_by_link ON custody.event (authority, unit, no);

-- The text an event is hashed by, here and under the seal: JSON as jsonb writes it, moments in UTC with six digits, what
-- names people by its hash only. It never changes for events that are stored.
CREATE FUNCTION custody.event_text(e custody.event) RETURNS text LANGUAGE sql STABLE AS
$$
    SELECT CAST(jsonb_build_object(
        'authority', e.authority, 'id', e.id, 'unit', e.unit, 'no', e.no, 'former', encode(e.former, 'hex'),
        'prior', e.prior, 'kind', e.kind,
        'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'recorded', to_char(e.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'device', to_char(e.device_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        'by', e.by_id, 'organisation', e.by_org, 'place', e.by_place, 'moving', e.by_moving,
        'name', encode(sha256(convert_to(e.by_name, 'UTF8')), 'hex'),
        'facts', encode(sha256(convert_to(CAST(e.facts AS text), 'UTF8')), 'hex')) AS text)
$$;

-- Here and nowhere else, so that no way into the table leaves the chain out.
CREATE FUNCTION custody.link_event() RETURNS trigger LANGUAGE plpgsql AS
$$
DECLARE
    last record;
BEGIN
    SELECT e.no, e.hash INTO last FROM custody.event e
    WHERE e.authority = NEW.authority AND e.unit = NEW.unit AND e.no IS NOT NULL
    ORDER BY e.no DESC LIMIT 1;
    NEW.no := coalesce(last.no, 0) + 1;
    NEW.former := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    NEW.hash := sha256(convert_to(custody.event_text(NEW), 'UTF8'));
    RETURN NEW;
END;
$$;

CREATE TRIGGER event_is_linked BEFORE INSERT ON custody.event FOR EACH ROW EXECUTE FUNCTION custody.link_event();
