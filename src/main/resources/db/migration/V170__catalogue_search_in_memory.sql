-- Procedures are searched in memory; nobody asks the database for them any more. The extensions stay: a server's
-- administrator may have put them there for others.
DROP TABLE catalogue.search_entry;
DROP FUNCTION platform.fold(text);
