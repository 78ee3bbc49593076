-- What a delivery is about: of one subject the earlier is dealt with before the later.
ALTER TABLE exchange.inbox ADD COLUMN subject text;

DROP INDEX exchange.inbox_waiting;
CREATE INDEX inbox_waiting ON exchange.inbox (source, id) WHERE verdict = 'NEW';
CREATE INDEX inbox_in_order ON exchange.inbox (source, subject, id) WHERE verdict = 'NEW';
