-- Papers that two people have destroyed.
ALTER TABLE custody.unit DROP CONSTRAINT unit_phase_check;
ALTER TABLE custody.unit ADD CONSTRAINT unit_phase_check
    CHECK (phase IN ('SEALED', 'IN_BAG', 'MISSING', 'DELIVERED', 'FILLING', 'CLOSED', 'OPENING', 'UNSEALED', 'COUNTED',
                     'LOST', 'DESTROYED'));

-- Who says that papers should be destroyed, while a second person has not signed.
ALTER TABLE custody.unit ADD COLUMN destruction_by uuid;
CREATE INDEX unit_by_destruction ON custody.unit (keeper_place) WHERE destruction_by IS NOT NULL;
