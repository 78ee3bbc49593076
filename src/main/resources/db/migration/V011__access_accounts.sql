CREATE SCHEMA IF NOT EXISTS access;

CREATE TABLE access.account (
    id             uuid PRIMARY KEY,
    username       text NOT NULL UNIQUE CHECK (username = lower(username) AND username <> ''),
    display_name   text NOT NULL,
    badge          text NOT NULL,
    password_hash  text NOT NULL,
    totp_secret    bytea,
    active         boolean NOT NULL DEFAULT true,
    point_id       text,
    authority      text,
    created_at     timestamptz NOT NULL
);

CREATE TABLE access.account_role (
    account_id uuid NOT NULL REFERENCES access.account (id),
    role       text NOT NULL CHECK (role IN ('CLERK', 'POINT_LEAD', 'INTAKE_OFFICER', 'SPECIALIST', 'SIGNER',
                                             'RETURN_OFFICER', 'CENTRE_CONTROL', 'INSPECTOR', 'ADMINISTRATOR', 'AUDITOR')),
    PRIMARY KEY (account_id, role)
);

CREATE TABLE access.sign_in (
    token_hash    bytea PRIMARY KEY,
    account_id    uuid NOT NULL REFERENCES access.account (id),
    signed_in_at  timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    second_factor boolean NOT NULL
);

CREATE INDEX sign_in_by_account ON access.sign_in (account_id);
CREATE INDEX sign_in_by_expiry ON access.sign_in (expires_at);

CREATE TABLE access.system_client (
    id         uuid PRIMARY KEY,
    name       text NOT NULL UNIQUE,
    token_hash bytea NOT NULL UNIQUE,
    scopes     text[] NOT NULL,
    authority  text,
    active     boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL
);

-- Counts failures in a window; one row per thing that is limited (an account, an address, a code).
CREATE TABLE access.attempt (
    subject      text PRIMARY KEY,
    window_start timestamptz NOT NULL,
    failures     integer NOT NULL
);
