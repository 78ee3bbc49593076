-- Bags that were opened by mistake and dropped while they were empty.
ALTER TABLE custody.unit DROP CONSTRAINT unit_phase_check;
ALTER TABLE custody.unit ADD CONSTRAINT unit_phase_check
    CHECK (phase IN ('SEALED', 'IN_BAG', 'MISSING', 'DELIVERED', 'FILLING', 'CLOSED', 'OPENING', 'UNSEALED', 'COUNTED',
                     'LOST', 'DESTROYED', 'DROPPED'));
