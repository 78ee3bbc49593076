-- A dossier of a dissolved unit may go on to a third: the book of each unit between keeps what came to it until it went.
-- PostgreSQL keeps their list, and shows their people those rows as it shows the first unit its own.
ALTER TABLE dossier.dossier ADD COLUMN through text[];

CREATE FUNCTION dossier.note_unit_between() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    NEW.through := array_append(OLD.through, OLD.handed_to);
    RETURN NEW;
END;
$$;

CREATE TRIGGER unit_between
    BEFORE UPDATE OF handed_to ON dossier.dossier
    FOR EACH ROW WHEN (OLD.handed_to IS NOT NULL AND OLD.handed_to IS DISTINCT FROM NEW.handed_to)
    EXECUTE FUNCTION dossier.note_unit_between();

SELECT set_config('caunoi.sees', 'all', true);

UPDATE dossier.dossier d SET through = t.units
FROM (SELECT a.authority, a.dossier_id, array_agg(a.details ->> 'unit' ORDER BY a.no) AS units
      FROM dossier.act a JOIN dossier.dossier o ON o.authority = a.authority AND o.id = a.dossier_id
      WHERE o.handed_to IS NOT NULL AND a.kind = 'HANDED_OVER' AND a.details ->> 'unit' <> o.handed_to
      GROUP BY a.authority, a.dossier_id) t
WHERE d.authority = t.authority AND d.id = t.dossier_id;

CREATE FUNCTION dossier.shown(client uuid, point text, unit text, authority text, through text[]) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE AS
$$
    SELECT CASE current_setting('caunoi.sees', true)
               WHEN 'all' THEN true
               WHEN 'some' THEN
                   current_setting('caunoi.client', true) || current_setting('caunoi.point', true)
                       || current_setting('caunoi.unit', true) <> ''
                   AND (current_setting('caunoi.client', true) = ''
                        OR client = CAST(NULLIF(current_setting('caunoi.client', true), '') AS uuid))
                   AND current_setting('caunoi.point', true) IN ('', point)
                   AND (current_setting('caunoi.unit', true) IN ('', unit, authority)
                        OR current_setting('caunoi.unit', true) = ANY (through))
               ELSE false
           END;
$$;

ALTER POLICY viewer ON dossier.dossier USING (dossier.shown(client_id, point_id, unit, authority, through));

DROP FUNCTION dossier.shown(uuid, text, text, text);
