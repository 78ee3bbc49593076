-- One row per Idempotency-Key of one account: the request it came with and the answer it got.
CREATE TABLE platform.idempotent_answer (
    account_id   uuid NOT NULL,
    key          text NOT NULL,
    request_hash bytea NOT NULL,
    status       integer NOT NULL,
    body         text NOT NULL,
    answered_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, key)
);

CREATE INDEX idempotent_answer_by_time ON platform.idempotent_answer (answered_at);

-- Claims a key for one answer inside the caller's statement. A twin that runs at the same time waits
-- here until the first one has committed, and is then told false.
CREATE FUNCTION platform.claim_key(account_id uuid, key text, request_hash bytea, status integer, body text,
                                   answered_at timestamptz) RETURNS boolean LANGUAGE plpgsql AS
$$
BEGIN
    INSERT INTO platform.idempotent_answer AS a (account_id, key, request_hash, status, body, answered_at)
    VALUES (claim_key.account_id, claim_key.key, claim_key.request_hash, claim_key.status, claim_key.body,
            claim_key.answered_at)
    ON CONFLICT DO NOTHING;
    RETURN FOUND;
END;
$$;

-- The answer a key got, if it came with the same request; null otherwise.
CREATE FUNCTION platform.answer_of(account_id uuid, key text, request_hash bytea) RETURNS text LANGUAGE sql STABLE AS
$$
    SELECT a.body FROM platform.idempotent_answer a
    WHERE a.account_id = answer_of.account_id AND a.key = answer_of.key AND a.request_hash = answer_of.request_hash;
$$;
