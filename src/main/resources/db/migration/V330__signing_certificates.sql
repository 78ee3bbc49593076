CREATE SCHEMA IF NOT EXISTS signing;

-- Every certificate that has signed here, noted at its first use. A key for trying out lies beside its certificate,
-- sealed; real keys stay where they are.
CREATE TABLE signing.certificate (
    fingerprint     text PRIMARY KEY CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    holder          text NOT NULL CHECK (holder ~ '^(officer|seal)/'),
    holder_name     text NOT NULL,
    encoded         bytea NOT NULL,
    sealed_key      bytea,
    noted_at        timestamptz NOT NULL,
    revoked_at      timestamptz,
    revoked_by_name text,
    reason          text,
    CHECK ((revoked_at IS NULL) = (reason IS NULL)),
    CHECK ((revoked_at IS NULL) = (revoked_by_name IS NULL))
);

CREATE INDEX certificate_by_holder ON signing.certificate (holder, noted_at DESC);
CREATE INDEX certificate_by_age ON signing.certificate (noted_at DESC, fingerprint);
