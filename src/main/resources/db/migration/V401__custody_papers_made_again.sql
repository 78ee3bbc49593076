-- Papers that were lost and made again, at no cost to the citizen; what was made ceases to count when the lost ones are found.
CREATE TABLE custody.remake (
    authority    text NOT NULL,
    envelope     text NOT NULL,
    dossier_code text NOT NULL,
    way          text NOT NULL CHECK (way IN ('ISSUED_AGAIN', 'CERTIFIED_COPY', 'BROUGHT_AGAIN')),
    number       text,
    made_by      uuid NOT NULL,
    made_name    text NOT NULL,
    made_at      timestamptz NOT NULL,
    revoked_at   timestamptz,
    PRIMARY KEY (authority, envelope, made_at),
    FOREIGN KEY (authority, envelope) REFERENCES custody.unit (authority, number),
    CHECK (way <> 'ISSUED_AGAIN' OR number IS NOT NULL)
);

CREATE UNIQUE INDEX remake_one_counts ON custody.remake (envelope) WHERE revoked_at IS NULL;
CREATE INDEX remake_by_envelope ON custody.remake (envelope, made_at);

ALTER TABLE custody.remake ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.remake FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.remake
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM custody.unit u WHERE u.number = remake.envelope))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));

-- A result that was issued again because the first was lost, and counts no longer because that was found.
CREATE TABLE dossier.result_revocation (
    authority  text NOT NULL,
    dossier_id uuid NOT NULL,
    no         integer NOT NULL,
    revoked_at timestamptz NOT NULL,
    PRIMARY KEY (authority, dossier_id, no),
    FOREIGN KEY (authority, dossier_id, no) REFERENCES dossier.result (authority, dossier_id, no)
);

CREATE TRIGGER result_revocation_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON dossier.result_revocation
    FOR EACH STATEMENT EXECUTE FUNCTION dossier.refuse_change();

ALTER TABLE dossier.result_revocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE dossier.result_revocation FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON dossier.result_revocation
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM dossier.dossier d
                      WHERE d.authority = result_revocation.authority AND d.id = result_revocation.dossier_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
