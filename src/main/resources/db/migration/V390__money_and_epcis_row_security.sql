-- Row-level security for the money of parcels: what one parcel costs is shown with it, which group a citizen belongs to
-- with the dossier. Entries and lines of statements are appended by whoever acts, and read by the house.
CREATE POLICY viewer ON post.postage
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM post.shipment s WHERE s.authority = postage.authority AND s.id = postage.shipment_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
CREATE POLICY viewer ON post.support_claim
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM dossier.dossier d WHERE d.code = support_claim.dossier_code))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
CREATE POLICY viewer ON post.money_entry FOR INSERT
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
CREATE POLICY house ON post.money_entry USING (current_setting('caunoi.sees', true) = 'all');
CREATE POLICY house ON post.statement_line USING (current_setting('caunoi.sees', true) = 'all');

-- What another system told is shown to that system.
CREATE POLICY viewer ON custody.captured_event
    USING (current_setting('caunoi.sees', true) = 'all'
           OR (current_setting('caunoi.sees', true) = 'some' AND CAST(sender AS text) = current_setting('caunoi.me', true)));
CREATE POLICY viewer ON custody.capture_job
    USING (current_setting('caunoi.sees', true) = 'all'
           OR (current_setting('caunoi.sees', true) = 'some' AND CAST(sender AS text) = current_setting('caunoi.me', true)));

DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['post.postage', 'post.support_claim', 'post.money_entry', 'post.statement_line',
                                   'custody.captured_event', 'custody.capture_job'] LOOP
        EXECUTE 'ALTER TABLE ' || guarded || ' ENABLE ROW LEVEL SECURITY';
        EXECUTE 'ALTER TABLE ' || guarded || ' FORCE ROW LEVEL SECURITY';
    END LOOP;
END;
$$;
