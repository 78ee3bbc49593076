-- Money on the way, in whole đồng: what a delivery costs, who pays it, what a budget has left.
CREATE TABLE post.budget (
    programme text NOT NULL,
    year      integer NOT NULL,
    granted   bigint NOT NULL,
    available bigint NOT NULL CHECK (available >= 0),
    reserved  bigint NOT NULL CHECK (reserved >= 0),
    spent     bigint NOT NULL CHECK (spent >= 0),
    PRIMARY KEY (programme, year),
    CHECK (granted = available + reserved + spent)
);

-- A budget grows by what one person proposes and another confirms.
CREATE TABLE post.budget_grant (
    id             uuid PRIMARY KEY,
    programme      text NOT NULL,
    year           integer NOT NULL,
    amount         bigint NOT NULL CHECK (amount > 0),
    proposed_by    uuid NOT NULL,
    proposed_name  text NOT NULL,
    proposed_at    timestamptz NOT NULL,
    confirmed_by   uuid,
    confirmed_name text,
    confirmed_at   timestamptz,
    CHECK (confirmed_by <> proposed_by),
    CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL))
);

CREATE INDEX budget_grant_waiting ON post.budget_grant (proposed_at) WHERE confirmed_at IS NULL;

-- That a citizen belongs to a group whose postage is paid, and who has seen the proof of it.
CREATE TABLE post.support_claim (
    authority    text NOT NULL,
    dossier_code text NOT NULL,
    beneficiary  text NOT NULL CHECK (beneficiary IN ('MERIT', 'SOCIAL_PROTECTION')),
    seen_by      uuid NOT NULL,
    seen_at      timestamptz NOT NULL,
    PRIMARY KEY (authority, dossier_code)
);

-- The postage of one shipment.
CREATE TABLE post.postage (
    authority     text NOT NULL,
    shipment_id   uuid NOT NULL,
    carrier       text NOT NULL,
    price         bigint NOT NULL CHECK (price >= 0),
    city_share    bigint NOT NULL CHECK (city_share >= 0),
    citizen_share bigint NOT NULL CHECK (citizen_share >= 0),
    programme     text,
    year          integer NOT NULL,
    reason        text NOT NULL,
    confirmed     boolean NOT NULL,
    state         text NOT NULL CHECK (state IN ('RESERVED', 'POSTED', 'RELEASED', 'UNFUNDED')),
    delivered_on  date,
    city_paid     bigint CHECK (city_paid BETWEEN 0 AND city_share),
    citizen_paid  bigint CHECK (citizen_paid BETWEEN 0 AND citizen_share),
    PRIMARY KEY (authority, shipment_id),
    FOREIGN KEY (authority, shipment_id) REFERENCES post.shipment (authority, id),
    FOREIGN KEY (programme, year) REFERENCES post.budget (programme, year),
    CHECK (price = city_share + citizen_share),
    CHECK ((programme IS NULL) = (city_share = 0)),
    CHECK ((delivered_on IS NULL) = (state IN ('RESERVED', 'RELEASED')))
);

CREATE INDEX postage_by_shipment ON post.postage (shipment_id);
CREATE INDEX postage_by_budget ON post.postage (programme, year);
CREATE INDEX postage_owed ON post.postage (carrier, delivered_on) WHERE state = 'POSTED';

-- Every đồng that moves, as entries that add up to nothing; only ever appended.
CREATE TABLE post.money_entry (
    id          uuid PRIMARY KEY,
    movement    uuid NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('GRANT', 'RESERVE', 'POST', 'RELEASE', 'SETTLE')),
    account     text NOT NULL CHECK (account IN ('CITY', 'AVAILABLE', 'RESERVED', 'OWED', 'PAID', 'CITIZEN', 'COLLECT',
                                                 'COLLECTED')),
    programme   text,
    year        integer NOT NULL,
    carrier     text,
    shipment_id uuid,
    amount      bigint NOT NULL CHECK (amount <> 0),
    by_id       uuid,
    at          timestamptz NOT NULL
);

CREATE INDEX money_entry_by_movement ON post.money_entry (movement);
CREATE INDEX money_entry_by_shipment ON post.money_entry (shipment_id);

CREATE FUNCTION post.movements_add_up() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    IF EXISTS (SELECT 1 FROM added GROUP BY movement HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'a movement of money adds up to nothing';
    END IF;
    RETURN NULL;
END;
$$;

CREATE TRIGGER money_entry_adds_up
    AFTER INSERT ON post.money_entry REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION post.movements_add_up();

CREATE TRIGGER money_entry_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON post.money_entry
    FOR EACH STATEMENT EXECUTE FUNCTION post.refuse_change();

-- What a carrier says we owe it and what it collected, line by line, beside what we know.
CREATE TABLE post.statement (
    id            uuid PRIMARY KEY,
    carrier       text NOT NULL,
    sha256        text NOT NULL UNIQUE,
    lines         integer NOT NULL,
    imported_by   uuid NOT NULL,
    imported_name text NOT NULL,
    imported_at   timestamptz NOT NULL
);

CREATE TABLE post.statement_line (
    statement_id uuid NOT NULL REFERENCES post.statement (id),
    no           integer NOT NULL,
    number       text NOT NULL,
    day          date NOT NULL,
    payer        text NOT NULL CHECK (payer IN ('CITY', 'CITIZEN')),
    amount       bigint NOT NULL CHECK (amount >= 0),
    shipment_id  uuid,
    expected     bigint,
    verdict      text NOT NULL CHECK (verdict IN ('MATCHED', 'SHORT', 'OVER', 'ORPHAN', 'TWICE', 'WRONG_DAY')),
    outcome      text CHECK (outcome IN ('PAY', 'REJECT')),
    decided_by   uuid,
    settled_by   uuid,
    settled_at   timestamptz,
    PRIMARY KEY (statement_id, no),
    CHECK (outcome IS DISTINCT FROM 'PAY' OR expected IS NOT NULL),
    CHECK (settled_by <> decided_by)
);

CREATE UNIQUE INDEX statement_line_paid_once ON post.statement_line (shipment_id, payer)
    WHERE settled_at IS NOT NULL AND outcome = 'PAY';
