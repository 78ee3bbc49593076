-- What somebody did with papers today, for the report at the end of their shift.
CREATE INDEX event_by_person ON custody.event (by_id, at);
