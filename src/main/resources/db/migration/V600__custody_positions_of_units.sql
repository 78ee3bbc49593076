-- A handover is named by the giver's device, so two units may be offered under one name; each has a place of its own.
ALTER TABLE custody.offer_position ADD COLUMN unit text;
SELECT set_config('caunoi.sees', 'all', true);
UPDATE custody.offer_position p SET unit = u.number
FROM custody.unit u WHERE u.authority = p.authority AND p.handover IN (u.offer, u.head);
DELETE FROM custody.offer_position WHERE unit IS NULL;
ALTER TABLE custody.offer_position ALTER COLUMN unit SET NOT NULL;
ALTER TABLE custody.offer_position DROP CONSTRAINT offer_position_pkey;
ALTER TABLE custody.offer_position DROP CONSTRAINT offer_position_handover_key;
ALTER TABLE custody.offer_position ADD PRIMARY KEY (authority, unit, handover);
