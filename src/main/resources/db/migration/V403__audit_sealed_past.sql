-- Kinds of rows whose whole past is sealed. A kind that is not here is looked through from its beginning.
CREATE TABLE audit.sealed_past (
    authority text NOT NULL DEFAULT '-',
    kind      text NOT NULL,
    PRIMARY KEY (authority, kind)
);
