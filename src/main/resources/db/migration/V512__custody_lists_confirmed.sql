-- How many sheets a paper has, and the hash of its scan where the dossier holds one.
ALTER TABLE custody.paper_line
    ADD COLUMN pages integer CHECK (pages BETWEEN 1 AND 999),
    ADD COLUMN scan  text CHECK (scan ~ '^[0-9a-f]{64}$');

-- Whoever took papers in confirms the list with their own password; the hash is over the lines, the seal and the signature.
CREATE TABLE custody.list_confirmation (
    authority    text NOT NULL,
    set_id       uuid NOT NULL,
    by_id        uuid NOT NULL,
    confirmed_at timestamptz NOT NULL,
    hash         text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    PRIMARY KEY (authority, set_id),
    FOREIGN KEY (authority, set_id) REFERENCES custody.paper_set (authority, id)
);

CREATE TRIGGER list_confirmation_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody.list_confirmation
    FOR EACH STATEMENT EXECUTE FUNCTION custody.refuse_change();

ALTER TABLE custody.list_confirmation ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.list_confirmation FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.list_confirmation
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM custody.paper_set s
                      WHERE s.authority = list_confirmation.authority AND s.id = list_confirmation.set_id))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
