-- Events of custody are sealed with the rest of the history, found by when they were written down.
CREATE INDEX event_by_recording ON custody.event USING brin (recorded_at);
