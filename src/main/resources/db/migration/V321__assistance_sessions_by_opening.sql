-- What happened at all counters lately, for the Centre.
CREATE INDEX session_by_opening ON assistance.session (opened_at);
