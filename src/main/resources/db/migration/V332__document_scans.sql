-- What the virus scanner said: nothing was asked (OFF), nothing found (CLEAN), not asked yet because it was down
-- (WAITING: opened to nobody), or something found later (INFECTED: opened to nobody).
ALTER TABLE document.stored_document
    ADD COLUMN scan text NOT NULL DEFAULT 'OFF' CHECK (scan IN ('OFF', 'CLEAN', 'WAITING', 'INFECTED'));

CREATE INDEX stored_document_waiting ON document.stored_document (stored_at) WHERE scan = 'WAITING';

-- Hash of the bytes as they came; of older files only the hash as stored is known.
ALTER TABLE document.stored_document ADD COLUMN original_sha256 bytea CHECK (octet_length(original_sha256) = 32);
UPDATE document.stored_document SET original_sha256 = sha256;
ALTER TABLE document.stored_document ALTER COLUMN original_sha256 SET NOT NULL;
