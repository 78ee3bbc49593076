CREATE SCHEMA IF NOT EXISTS notification;

-- One row per message to a citizen, written in the transaction it tells of; recipient and text only sealed.
CREATE TABLE notification.message (
    authority        text NOT NULL,
    id               uuid NOT NULL,
    kind             text NOT NULL,
    channel          text NOT NULL CHECK (channel IN ('SMS', 'EMAIL')),
    sealed_recipient bytea NOT NULL,
    subject          text,
    sealed_text      bytea NOT NULL,
    dossier_code     text,
    state            text NOT NULL CHECK (state IN ('PLANNED', 'SENT', 'FAILED')),
    tries            integer NOT NULL DEFAULT 0,
    planned_at       timestamptz NOT NULL,
    sent_at          timestamptz,
    failure_code     text,
    PRIMARY KEY (authority, id)
);

CREATE INDEX message_given_up ON notification.message (planned_at) WHERE state = 'FAILED';
CREATE INDEX message_by_dossier ON notification.message (dossier_code);

-- What the sandbox received instead of a phone or a mail box; a message sent twice arrives once.
CREATE TABLE notification.sandbox_message (
    authority        text NOT NULL,
    id               uuid NOT NULL,
    channel          text NOT NULL CHECK (channel IN ('SMS', 'EMAIL')),
    sealed_recipient bytea NOT NULL,
    subject          text,
    sealed_text      bytea NOT NULL,
    at               timestamptz NOT NULL,
    PRIMARY KEY (authority, id),
    FOREIGN KEY (authority, id) REFERENCES notification.message (authority, id)
);

CREATE INDEX sandbox_message_by_time ON notification.sandbox_message (at);
