-- A list of papers on the citizen's own screen, before they sign it: what was counted, under which seal, and what the citizen
-- said to it. It never changes; what is corrected is shown as another list.
CREATE TABLE custody.shown_list (
    authority    text NOT NULL,
    id           uuid NOT NULL UNIQUE,
    dossier_code text NOT NULL,
    place        text NOT NULL,
    clerk_id     uuid NOT NULL,
    seal         text NOT NULL,
    explained    boolean NOT NULL,
    lines        jsonb NOT NULL,
    state        text NOT NULL CHECK (state IN ('SHOWN', 'AGREED', 'NOT_RIGHT', 'STOPPED', 'SIGNED', 'TAKEN', 'WITHDRAWN')),
    wrong        text,
    signature    uuid,
    set_id       uuid,
    shown_at     timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    version      integer NOT NULL,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, set_id) REFERENCES custody.paper_set (authority, id),
    CHECK ((state = 'NOT_RIGHT') = (wrong IS NOT NULL)),
    CHECK (state <> 'SIGNED' OR signature IS NOT NULL),
    CHECK ((state = 'TAKEN') = (set_id IS NOT NULL))
);

CREATE INDEX shown_list_by_clerk ON custody.shown_list (clerk_id, shown_at);
CREATE INDEX shown_list_by_set ON custody.shown_list (authority, set_id);
CREATE INDEX shown_list_open ON custody.shown_list (changed_at) WHERE state NOT IN ('TAKEN', 'WITHDRAWN');

ALTER TABLE custody.shown_list ENABLE ROW LEVEL SECURITY;
ALTER TABLE custody.shown_list FORCE ROW LEVEL SECURITY;
CREATE POLICY viewer ON custody.shown_list
    USING (current_setting('caunoi.sees', true) = 'all'
           OR CAST(clerk_id AS text) = current_setting('caunoi.me', true))
    WITH CHECK (current_setting('caunoi.sees', true) IN ('all', 'some'));
