-- The index by words, cut into five by what the random end of a dossier's id is: of 256 dossiers one is in the first part, 3 in
-- the second, then 12, 48 and 192. A GIN index gives all who bear a word before the first of them can be counted; in parts, a
-- search that ends at some hundreds leaves off after a small one where the words are common. Together they are as large as one
-- index would be, and each row stands in one of them. The authority stands among the words, as one of them: whoever may see one
-- unit is given who bears the words there, not everybody in the city. It is no personal data and needs no hash. They serve only
-- who names the very same expressions (DossierWorklist).
CREATE INDEX bearer_by_words_1 ON dossier.bearer
    USING gin ((words || CAST(authority AS bytea))) WITH (fastupdate = off)
    WHERE get_byte(uuid_send(dossier_id), 15) = 0;
CREATE INDEX bearer_by_words_2 ON dossier.bearer
    USING gin ((words || CAST(authority AS bytea))) WITH (fastupdate = off)
    WHERE get_byte(uuid_send(dossier_id), 15) BETWEEN 1 AND 3;
CREATE INDEX bearer_by_words_3 ON dossier.bearer
    USING gin ((words || CAST(authority AS bytea))) WITH (fastupdate = off)
    WHERE get_byte(uuid_send(dossier_id), 15) BETWEEN 4 AND 15;
CREATE INDEX bearer_by_words_4 ON dossier.bearer
    USING gin ((words || CAST(authority AS bytea))) WITH (fastupdate = off)
    WHERE get_byte(uuid_send(dossier_id), 15) BETWEEN 16 AND 63;
CREATE INDEX bearer_by_words_5 ON dossier.bearer
    USING gin ((words || CAST(authority AS bytea))) WITH (fastupdate = off)
    WHERE get_byte(uuid_send(dossier_id), 15) BETWEEN 64 AND 255;

DROP INDEX dossier.bearer_by_words;

-- What came to a unit from dissolved ones stands there under another authority; these are few.
CREATE INDEX dossier_handed_to ON dossier.dossier (handed_to, authority, id) WHERE handed_to IS NOT NULL;
