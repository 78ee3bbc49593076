-- Batches of rows that were written down somewhere and may never change again. Each batch has a signed checkpoint that
-- names the one before it, so that nobody can alter, remove or slip in a row without breaking the chain.
CREATE TABLE audit.checkpoint (
    number     bigint PRIMARY KEY CHECK (number > 0),
    at         timestamptz NOT NULL,
    size       integer NOT NULL CHECK (size > 0),
    root       bytea NOT NULL CHECK (octet_length(root) = 32),
    former     bytea NOT NULL CHECK (octet_length(former) = 32),
    public_key bytea NOT NULL,
    signature  bytea NOT NULL
);

CREATE TABLE audit.leaf (
    authority  text NOT NULL,
    kind       text NOT NULL,
    row_id     text NOT NULL,
    checkpoint bigint NOT NULL REFERENCES audit.checkpoint,
    position   integer NOT NULL CHECK (position >= 0),
    hash       bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (authority, kind, row_id),
    UNIQUE (checkpoint, position)
);

CREATE INDEX leaf_by_row ON audit.leaf (row_id);

CREATE TRIGGER checkpoint_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();

CREATE TRIGGER leaf_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.leaf
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE INDEX act_by_time ON dossier.act USING brin (at);

-- What other rooms ask in their own statements: which of their rows are sealed, and where.
CREATE FUNCTION audit.sealed(kind text) RETURNS SETOF audit.leaf LANGUAGE sql STABLE AS
$$
    SELECT * FROM audit.leaf l WHERE l.kind = $1;
$$;
