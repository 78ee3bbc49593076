-- Units whose keeper changed lately, for whoever looks for minutes that are nobody's.
CREATE INDEX unit_by_since ON custody.unit (since);
