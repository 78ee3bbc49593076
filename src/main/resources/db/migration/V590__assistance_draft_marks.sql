-- Who changed which field of the form last is known for every session, not only while the citizen holds the form: two
-- clerks at one session overwrite nothing of each other either. Sealed, and gone when the session is closed.
ALTER TABLE assistance.session ADD COLUMN sealed_marks bytea,
    ADD CHECK (state <> 'CLOSED' OR sealed_marks IS NULL);
ALTER TABLE assistance.handed_form DROP COLUMN no, DROP COLUMN sealed_marks;
