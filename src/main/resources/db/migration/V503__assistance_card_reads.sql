-- Whose card was read in which session, by keyed hash: it stays when the session is wiped, so that a citizen and those who
-- investigate can learn who had the card in hand, also where nothing was filed.
CREATE TABLE assistance.card_read (
    authority   text NOT NULL,
    session_id  uuid NOT NULL,
    person_hash bytea NOT NULL,
    read_at     timestamptz NOT NULL,
    PRIMARY KEY (authority, session_id, person_hash),
    FOREIGN KEY (authority, session_id) REFERENCES assistance.session (authority, id)
);

CREATE INDEX card_read_by_person ON assistance.card_read (person_hash);

ALTER TABLE assistance.card_read ENABLE ROW LEVEL SECURITY;
ALTER TABLE assistance.card_read FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON assistance.card_read
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM assistance.session s
                      WHERE s.authority = card_read.authority AND s.id = card_read.session_id));
