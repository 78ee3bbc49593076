-- What becomes of papers that were declared lost, step by step: how they shall come into being again, what the citizen is paid
-- or why nothing, and that the case is closed. A case is named by the event that declared the loss; nothing is changed.
CREATE TABLE custody.loss_step (
    authority    text NOT NULL,
    id           uuid NOT NULL UNIQUE,
    envelope     text NOT NULL,
    declared     uuid NOT NULL,
    step         text NOT NULL CHECK (step IN ('WAY_CHOSEN', 'COMPENSATED', 'CLOSED')),
    way          text CHECK (way IN ('ISSUED_AGAIN', 'CERTIFIED_COPY', 'BROUGHT_AGAIN')),
    amount       bigint CHECK (amount >= 0),
    payer        text CHECK (payer IN ('CENTRE', 'KEEPER_ORGANISATION')),
    sealed_words bytea,
    by_id        uuid NOT NULL,
    by_name      text NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, envelope) REFERENCES custody.unit (authority, number),
    CHECK ((step = 'WAY_CHOSEN') = (way IS NOT NULL)),
    CHECK ((step = 'COMPENSATED') = (amount IS NOT NULL)),
    CHECK (step <> 'COMPENSATED' OR sealed_words IS NOT NULL),
    CHECK ((coalesce(amount, 0) > 0) = (payer IS NOT NULL))
);

CREATE UNIQUE INDEX loss_step_once ON custody.loss_step (declared, step) WHERE step <> 'WAY_CHOSEN';
CREATE INDEX loss_step_by_envelope ON custody.loss_step (authority, envelope, at);
CREATE INDEX loss_step_of_envelope ON custody.loss_step (envelope, at);

CREATE TRIGGER loss_step_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody.loss_step
    FOR EACH STATEMENT EXECUTE FUNCTION custody.refuse_change();

ALTER TABLE custody.loss_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.loss_step FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.loss_step
    USING (current_setting('caunoi.sees', true) = 'all'
           OR EXISTS (SELECT FROM custody.unit u WHERE u.number = loss_step.envelope))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
