CREATE SCHEMA IF NOT EXISTS custody;

ALTER TABLE access.account_role DROP CONSTRAINT account_role_role_check;
ALTER TABLE access.account_role ADD CONSTRAINT account_role_role_check
    CHECK (role IN ('CLERK', 'POINT_LEAD', 'INTAKE_OFFICER', 'SPECIALIST', 'SIGNER', 'RETURN_OFFICER', 'CENTRE_CONTROL',
                    'INSPECTOR', 'ADMINISTRATOR', 'AUDITOR', 'COURIER', 'MAIL_ROOM'));

-- The eight digits of our item numbers; a number is never given twice.
CREATE SEQUENCE custody.item_serial MINVALUE 1 MAXVALUE 99999999;

-- What happened to envelopes and bags. The rows are facts; everything else about them is computed from these.
CREATE TABLE custody.event (
    authority   text NOT NULL,
    id          uuid NOT NULL UNIQUE,
    unit        text NOT NULL,
    prior       uuid,
    kind        text NOT NULL,
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    device_at   timestamptz,
    by_id       uuid NOT NULL,
    by_name     text NOT NULL,
    by_org      text NOT NULL,
    by_place    text NOT NULL,
    by_moving   boolean NOT NULL,
    facts       jsonb NOT NULL,
    PRIMARY KEY (authority, id)
);

CREATE INDEX event_by_unit ON custody.event (unit, at);

CREATE FUNCTION custody.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'events of custody are never changed';
END;
$$;

CREATE TRIGGER event_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON custody.event
    FOR EACH STATEMENT EXECUTE FUNCTION custody.refuse_change();

-- How an envelope or bag stands now: a projection, written anew from the events with each of them.
CREATE TABLE custody.unit (
    authority    text NOT NULL,
    number       text NOT NULL UNIQUE,
    bag          boolean NOT NULL,
    phase        text NOT NULL CHECK (phase IN ('SEALED', 'IN_BAG', 'MISSING', 'DELIVERED', 'FILLING', 'CLOSED', 'OPENING',
                                                'UNSEALED', 'COUNTED', 'LOST')),
    homeward     boolean NOT NULL,
    keeper_id    uuid NOT NULL,
    keeper_name  text NOT NULL,
    keeper_org   text NOT NULL,
    keeper_place text NOT NULL,
    keeper_moving boolean NOT NULL,
    since        timestamptz NOT NULL,
    offer        uuid,
    offered_to   text,
    offered_at   timestamptz,
    inside       text,
    seal         text,
    destination  text NOT NULL,
    eta          timestamptz,
    dispute      text,
    loss         text NOT NULL CHECK (loss IN ('NONE', 'SUSPECTED', 'DECLARED')),
    head         uuid NOT NULL,
    version      integer NOT NULL,
    waiting      integer NOT NULL,
    contested    integer NOT NULL,
    due_at       timestamptz,
    PRIMARY KEY (authority, number),
    CHECK ((phase = 'IN_BAG') = (inside IS NOT NULL) OR phase = 'LOST'),
    CHECK ((offer IS NULL) = (offered_at IS NULL))
);

CREATE INDEX unit_by_keeper ON custody.unit (keeper_id, phase);
CREATE INDEX unit_by_offer ON custody.unit (offered_to, offered_at) WHERE offer IS NOT NULL;
CREATE INDEX unit_by_bag ON custody.unit (inside);
CREATE INDEX unit_by_due ON custody.unit (due_at) WHERE phase NOT IN ('DELIVERED', 'COUNTED');
CREATE UNIQUE INDEX unit_one_seal ON custody.unit (seal);

-- Who had it from when to when; inside a bag the bag's row of that moment answers.
CREATE TABLE custody.holding (
    authority    text NOT NULL,
    unit         text NOT NULL,
    no           integer NOT NULL,
    keeper_id    uuid NOT NULL,
    keeper_name  text NOT NULL,
    keeper_org   text NOT NULL,
    keeper_place text NOT NULL,
    keeper_moving boolean NOT NULL,
    inside       text,
    from_at      timestamptz NOT NULL,
    to_at        timestamptz,
    PRIMARY KEY (authority, unit, no)
);

CREATE INDEX holding_by_unit ON custody.holding (unit, from_at);
CREATE INDEX holding_by_keeper ON custody.holding (keeper_id, unit);

-- The list both sides counted and signed before the envelope was sealed.
CREATE TABLE custody.paper_set (
    authority    text NOT NULL,
    id           uuid NOT NULL UNIQUE,
    dossier_code text NOT NULL,
    envelope     text NOT NULL UNIQUE,
    homeward     boolean NOT NULL,
    place        text NOT NULL,
    taken_by     uuid NOT NULL,
    taken_name   text NOT NULL,
    taken_badge  text NOT NULL,
    taken_at     timestamptz NOT NULL,
    signature    uuid,
    collection   timestamptz NOT NULL,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, envelope) REFERENCES custody.unit (authority, number),
    CHECK (homeward OR signature IS NOT NULL)
);

CREATE INDEX paper_set_by_envelope ON custody.paper_set (authority, envelope);
CREATE INDEX paper_set_by_dossier ON custody.paper_set (dossier_code, taken_at);

CREATE TABLE custody.paper_line (
    authority text NOT NULL,
    set_id    uuid NOT NULL,
    no        integer NOT NULL,
    component text NOT NULL,
    name      text NOT NULL,
    name_en   text NOT NULL,
    copy_kind text NOT NULL CHECK (copy_kind IN ('ORIGINAL', 'CERTIFIED_COPY', 'PHOTOCOPY')),
    copies    integer NOT NULL CHECK (copies BETWEEN 1 AND 99),
    PRIMARY KEY (authority, set_id, no),
    FOREIGN KEY (authority, set_id) REFERENCES custody.paper_set (authority, id)
);

-- What the Centre must look at. Open until it is over by itself or somebody settled it.
CREATE TABLE custody.finding (
    authority text NOT NULL,
    id        uuid NOT NULL UNIQUE,
    unit      text NOT NULL,
    kind      text NOT NULL,
    subject   text NOT NULL,
    found_at  timestamptz NOT NULL,
    over_at   timestamptz,
    details   jsonb NOT NULL DEFAULT '{}',
    PRIMARY KEY (authority, id),
    UNIQUE (unit, kind, subject)
);

CREATE INDEX finding_open ON custody.finding (found_at, id) WHERE over_at IS NULL;
