-- Wrong passwords of an event (L1), by client and, with an empty address_hash, by all of them together. From expires_at on a row
-- counts nothing; the job deletes it. The address itself is not kept.
CREATE TABLE password_guesses (
    organization_id bigint NOT NULL,
    event_id bigint NOT NULL,
    address_hash varchar NOT NULL,
    guesses integer NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (event_id, address_hash),
    FOREIGN KEY (organization_id, event_id) REFERENCES events (organization_id, id) ON DELETE CASCADE
);

CREATE INDEX password_guesses_expires_at_idx ON password_guesses (expires_at);
