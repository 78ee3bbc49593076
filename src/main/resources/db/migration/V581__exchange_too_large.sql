-- What was larger than the door is wide: its beginning is kept, as evidence.
ALTER TABLE exchange.inbox DROP CONSTRAINT inbox_verdict_check;
ALTER TABLE exchange.inbox ADD CONSTRAINT inbox_verdict_check
    CHECK (verdict IN ('NEW', 'DONE', 'FAILED', 'FORGED', 'STALE', 'WRONG_PATH', 'UNREADABLE', 'TOO_LARGE'));
