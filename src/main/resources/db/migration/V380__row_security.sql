-- The second net under the application's own checks. Before each statement a connection says on whose behalf it asks
-- (caunoi.sees, .client, .point, .unit, .me); a connection that says nothing is shown nothing. FORCE, because the
-- application owns its tables. A superuser or a role with BYPASSRLS, as a dump wants it, sees everything.

-- Behind row-level security PostgreSQL uses an index only for comparisons that it knows to be discreet, and a COALESCE is
-- not: what lists are sorted and cut by are columns now, kept by PostgreSQL itself.
ALTER TABLE dossier.dossier
    ADD COLUMN unit       text GENERATED ALWAYS AS (COALESCE(handed_to, authority)) STORED,
    ADD COLUMN awaited_at timestamptz GENERATED ALWAYS AS (COALESCE(appointment_at, filed_at)) STORED,
    ADD COLUMN ended_at   timestamptz GENERATED ALWAYS AS (COALESCE(returned_at, finished_at)) STORED;

DROP INDEX dossier.dossier_worklist;
DROP INDEX dossier.dossier_by_state;
DROP INDEX dossier.dossier_by_end;
CREATE INDEX dossier_worklist ON dossier.dossier (unit, state, awaited_at, id);
CREATE INDEX dossier_by_state ON dossier.dossier (state, awaited_at, id);
CREATE INDEX dossier_by_end ON dossier.dossier (ended_at) WHERE state IN (3, 8, 10);

-- What a viewer may know of: a system its own filings, a helper those of the point, an officer those of the unit and of
-- the authority whose register holds them. No table is read here, so that the planner puts the expression in the place
-- of the call; and it is a CASE, which the planner takes for half of the rows, where it would take a chain of comparisons for
-- none of them and sort what an index has in order.
CREATE FUNCTION dossier.shown(client uuid, point text, unit text, authority text) RETURNS boolean
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
                   AND current_setting('caunoi.unit', true) IN ('', unit, authority)
               ELSE false
           END;
$$;

CREATE POLICY viewer ON dossier.dossier USING (dossier.shown(client_id, point_id, unit, authority));

-- What belongs to a dossier is shown with it, and written by whoever is somebody: a filing stores the dossier and its
-- children in one statement, which does not see its own rows yet.
DO $$
DECLARE
    child text;
BEGIN
    FOREACH child IN ARRAY ARRAY['act', 'attachment', 'result', 'result_link', 'return_code', 'form', 'handover', 'mark',
                                 'step_time', 'reminder', 'prepared_apology', 'expired_files', 'legal_hold'] LOOP
        EXECUTE format(
            'CREATE POLICY viewer ON dossier.%1$I
                 USING (current_setting(''caunoi.sees'', true) = ''all''
                        OR EXISTS (SELECT FROM dossier.dossier d
                                   WHERE d.authority = %1$I.authority AND d.id = %1$I.dossier_id)%2$s)
                 WITH CHECK (current_setting(''caunoi.sees'', true) IN (''all'', ''some''))',
            child,
            -- A register (07) belongs to no single dossier but to its unit.
            CASE WHEN child = 'form'
                 THEN ' OR (form.dossier_id IS NULL AND form.authority = current_setting(''caunoi.unit'', true)
                            AND current_setting(''caunoi.sees'', true) = ''some'')'
                 ELSE '' END);
    END LOOP;
END;
$$;

CREATE POLICY viewer ON assistance.session
    USING (current_setting('caunoi.sees', true) = 'all'
           OR (current_setting('caunoi.sees', true) = 'some' AND point_id = current_setting('caunoi.point', true)));

CREATE POLICY viewer ON assistance.screen
    USING (current_setting('caunoi.sees', true) = 'all'
           OR (current_setting('caunoi.sees', true) = 'some' AND point_id = current_setting('caunoi.point', true)));

DO $$
DECLARE
    child text;
BEGIN
    FOREACH child IN ARRAY ARRAY['session_event', 'session_document', 'confirmation', 'handed_form'] LOOP
        EXECUTE format(
            'CREATE POLICY viewer ON assistance.%1$I
                 USING (current_setting(''caunoi.sees'', true) = ''all''
                        OR EXISTS (SELECT FROM assistance.session s
                                   WHERE s.authority = %1$I.authority AND s.id = %1$I.session_id))',
            child);
    END LOOP;
END;
$$;

-- Messages are planned by whoever acts, and read by the house and by people of the whole city.
CREATE POLICY viewer ON notification.message FOR INSERT
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
CREATE POLICY house ON notification.message USING (current_setting('caunoi.sees', true) = 'all');
CREATE POLICY house ON notification.sandbox_message USING (current_setting('caunoi.sees', true) = 'all');

-- An envelope or bag is shown to whoever keeps or kept it, to the place it is at, goes to or is offered to, and with the bag
-- it is in; what is offered to anybody or missing to everybody who carries. The function looks into the table its policy
-- stands on, so it does that as the house.
CREATE FUNCTION custody.in_reach(enclosing text) RETURNS boolean LANGUAGE plpgsql AS
$$
DECLARE
    reached boolean;
BEGIN
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

CREATE POLICY viewer ON custody.unit
    USING (current_setting('caunoi.sees', true) = 'all'
           OR (current_setting('caunoi.sees', true) = 'some'
               AND (CAST(keeper_id AS text) = current_setting('caunoi.me', true)
                    OR NULLIF(current_setting('caunoi.point', true) || current_setting('caunoi.unit', true), '')
                       IN (keeper_place, destination, offered_to)
                    OR (offer IS NOT NULL AND offered_to IS NULL)
                    OR phase = 'MISSING'
                    OR EXISTS (SELECT FROM custody.holding h
                               WHERE h.unit = unit.number
                                 AND CAST(h.keeper_id AS text) = current_setting('caunoi.me', true))
                    OR (inside IS NOT NULL AND custody.in_reach(inside)))));

-- A list of papers is shown with its dossier and with its envelope.
CREATE POLICY viewer ON custody.paper_set
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM dossier.dossier d WHERE d.code = paper_set.dossier_code)
           OR EXISTS (SELECT FROM custody.unit u WHERE u.number = paper_set.envelope))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
CREATE POLICY viewer ON custody.paper_line
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM custody.paper_set s WHERE s.authority = paper_line.authority AND s.id = paper_line.set_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

-- A shipment is shown to its authority and its counter, and with its dossier.
CREATE POLICY viewer ON post.shipment
    USING (current_setting('caunoi.sees', true) = 'all'
           OR (current_setting('caunoi.sees', true) = 'some'
               AND (counter = NULLIF(current_setting('caunoi.point', true), '')
                    OR authority = NULLIF(current_setting('caunoi.unit', true), '')))
           OR EXISTS (SELECT FROM dossier.dossier d WHERE d.code = shipment.dossier_code))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

DO $$
DECLARE
    child text;
BEGIN
    FOREACH child IN ARRAY ARRAY['report', 'exception_item', 'delivery_code', 'proof'] LOOP
        EXECUTE format(
            'CREATE POLICY viewer ON post.%1$I
                 USING (current_setting(''caunoi.sees'', true) = ''all''
                        OR EXISTS (SELECT FROM post.shipment s
                                   WHERE s.authority = %1$I.authority AND s.id = %1$I.shipment_id))
                 WITH CHECK (current_setting(''caunoi.sees'', true) IN (''all'', ''some''))',
            child);
    END LOOP;
END;
$$;

-- What citizens say of a point or report is read by people of the whole city and of the unit, never by the point.
CREATE POLICY viewer ON quality.rating
    USING (current_setting('caunoi.sees', true) = 'all' OR authority = NULLIF(current_setting('caunoi.unit', true), ''));
CREATE POLICY viewer ON quality.report
    USING (current_setting('caunoi.sees', true) = 'all' OR authority = NULLIF(current_setting('caunoi.unit', true), ''));

-- What other systems sent and are told: the house's own post.
CREATE POLICY house ON exchange.inbox USING (current_setting('caunoi.sees', true) = 'all');
CREATE POLICY viewer ON exchange.outbox FOR INSERT
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
CREATE POLICY house ON exchange.outbox USING (current_setting('caunoi.sees', true) = 'all');

-- A file of a subject opens with the dossier it belongs to. One that belongs to nobody (yet) is found by whoever is
-- somebody and knows its id.
CREATE POLICY viewer ON document.stored_document
    USING (current_setting('caunoi.sees', true) = 'all'
           OR (current_setting('caunoi.sees', true) = 'some'
               AND (subject_id IS NULL
                    OR EXISTS (SELECT FROM document.subject s WHERE s.id = stored_document.subject_id))))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
CREATE POLICY viewer ON document.subject
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM dossier.dossier d WHERE d.authority = subject.authority AND d.id = subject.id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

DO $$
DECLARE
    guarded text;
BEGIN
    FOR guarded IN SELECT DISTINCT format('%I.%I', schemaname, tablename) FROM pg_policies WHERE policyname IN ('viewer', 'house') LOOP
        EXECUTE 'ALTER TABLE ' || guarded || ' ENABLE ROW LEVEL SECURITY';
        EXECUTE 'ALTER TABLE ' || guarded || ' FORCE ROW LEVEL SECURITY';
    END LOOP;
END;
$$;
