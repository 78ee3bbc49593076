-- The page that lists what clocks have said must not look at every open dossier of a unit for a reminder it may have.
ALTER TABLE dossier.dossier ADD COLUMN reminded boolean NOT NULL DEFAULT false;

UPDATE dossier.dossier d SET reminded = true
WHERE EXISTS (SELECT 1 FROM dossier.reminder r WHERE r.authority = d.authority AND r.dossier_id = d.id);

CREATE INDEX dossier_reminded ON dossier.dossier (unit, awaited_at, id) WHERE reminded AND finished_at IS NULL;

CREATE FUNCTION dossier.note_reminded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE dossier.dossier SET reminded = true
    WHERE authority = NEW.authority AND id = NEW.dossier_id AND NOT reminded;
    RETURN NULL;
END $$;

CREATE TRIGGER reminder_noted AFTER INSERT ON dossier.reminder
    FOR EACH ROW EXECUTE FUNCTION dossier.note_reminded();
