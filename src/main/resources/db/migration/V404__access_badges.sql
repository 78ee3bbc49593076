-- The last day on which a badge holds; without one it holds until the account ends.
ALTER TABLE access.account ADD COLUMN badge_until date;
