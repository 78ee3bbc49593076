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

-- Whatever is being sought is shown to everybody who carries papers, so that whoever has it in hand can say so.
DROP POLICY viewer ON custody.unit;
CREATE POLICY viewer ON custody.unit
    USING (current_setting('caunoi.sees', true) = 'all'
           OR (current_setting('caunoi.sees', true) = 'some'
               AND (CAST(keeper_id AS text) = current_setting('caunoi.me', true)
                    OR NULLIF(current_setting('caunoi.point', true) || current_setting('caunoi.unit', true), '')
                       IN (keeper_place, destination, offered_to)
                    OR (offer IS NOT NULL AND offered_to IS NULL)
                    OR phase = 'MISSING'
                    OR loss <> 'NONE'
                    OR EXISTS (SELECT FROM custody.holding h
                               WHERE h.unit = unit.number
                                 AND CAST(h.keeper_id AS text) = current_setting('caunoi.me', true))
                    OR (inside IS NOT NULL AND custody.in_reach(inside)))));
