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

DO $$
DECLARE
    guarded text;
BEGIN
    FOREACH guarded IN ARRAY ARRAY['postage', 'support_claim', 'money_entry', 'statement_line'] LOOP
        EXECUTE format('ALTER TABLE post.%I ENABLE ROW LEVEL SECURITY', guarded);
        EXECUTE format('ALTER TABLE post.%I FORCE ROW LEVEL SECURITY', guarded);
    END LOOP;
END;
$$;
