-- Which calendar all promises were last counted by; one row per change of it, for all authorities ('-').
CREATE TABLE dossier.calendar_recount (
    authority    text NOT NULL DEFAULT '-' CHECK (authority = '-'),
    number       bigint GENERATED ALWAYS AS IDENTITY,
    edition      text NOT NULL CHECK (edition ~ '^[0-9a-f]{64}$'),
    moved        integer NOT NULL CHECK (moved >= 0),
    recounted_at timestamptz NOT NULL,
    PRIMARY KEY (authority, number)
);
