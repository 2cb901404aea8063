-- The answers of calls that carried an Idempotency-Key (R6), each written by the transaction that did what the call asked for.
-- fingerprint is a SHA-256 over what was asked; headers is a JSON object of lists. PostgreSQL compresses a large body by itself.
CREATE TABLE stored_answers (
    organization_id bigint NOT NULL REFERENCES organizations ON DELETE CASCADE,
    idempotency_key varchar NOT NULL CHECK (length(idempotency_key) BETWEEN 1 AND 255),
    fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
    status integer NOT NULL CHECK (status BETWEEN 200 AND 299),
    headers varchar NOT NULL,
    body bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, idempotency_key)
);

CREATE INDEX stored_answers_expires_at_idx ON stored_answers (expires_at);
