ALTER TABLE users ADD COLUMN description varchar;

-- A registration for a series (no session_id) or for one session (R1). token is what the personal link ends with (E14).
CREATE TABLE participations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL,
    event_id bigint NOT NULL,
    session_id bigint,
    user_id bigint NOT NULL REFERENCES users,
    role varchar NOT NULL CHECK (role IN ('ADMIN', 'LECTURER', 'GUEST')),
    token varchar NOT NULL CONSTRAINT participations_token_key UNIQUE CHECK (token ~ '^[0-9a-f]{32}$'),
    is_accepted boolean NOT NULL,
    is_auto_enter boolean NOT NULL,
    is_seen boolean NOT NULL DEFAULT false,
    agreement_status varchar NOT NULL DEFAULT 'WAITING' CHECK (agreement_status IN ('WAITING', 'AGREED', 'DECLINED')),
    invite_user_id bigint REFERENCES users,
    referrer varchar,
    create_at timestamptz NOT NULL,
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, event_id) REFERENCES events (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, session_id) REFERENCES event_sessions (organization_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX participations_series_key ON participations (event_id, user_id) WHERE session_id IS NULL;
CREATE UNIQUE INDEX participations_session_key ON participations (session_id, user_id) WHERE session_id IS NOT NULL;
CREATE INDEX participations_series_idx ON participations (organization_id, event_id, id) WHERE session_id IS NULL;
CREATE INDEX participations_session_idx ON participations (organization_id, session_id, id) WHERE session_id IS NOT NULL;
CREATE INDEX participations_user_id_idx ON participations (organization_id, user_id);

-- What people said when they registered (R4), with the question as it was then.
CREATE TABLE participation_answers (
    organization_id bigint NOT NULL,
    participation_id bigint NOT NULL,
    key varchar NOT NULL,
    label varchar NOT NULL,
    type varchar NOT NULL CHECK (type IN ('text', 'radio')),
    value varchar NOT NULL,
    ordinal integer NOT NULL,
    PRIMARY KEY (participation_id, key),
    FOREIGN KEY (organization_id, participation_id) REFERENCES participations (organization_id, id) ON DELETE CASCADE
);

-- Mail to participants (R7), written with what it tells of; its text is made when it is sent. kind MOVED and CANCELLED may tell
-- of one session of a series that the participation is for. A WAITING mail is due at due_at; whoever sends it moves that
-- ahead first, so that nobody else does, and so that it is due again if the sender dies. A mail that is FAILED was given up.
CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL,
    participation_id bigint NOT NULL,
    kind varchar NOT NULL CHECK (kind IN ('INVITATION', 'MOVED', 'CANCELLED')),
    session_id bigint,
    status varchar NOT NULL DEFAULT 'WAITING' CHECK (status IN ('WAITING', 'SENT', 'FAILED')),
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz,
    error varchar,
    create_at timestamptz NOT NULL,
    end_at timestamptz,
    FOREIGN KEY (organization_id, participation_id) REFERENCES participations (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, session_id) REFERENCES event_sessions (organization_id, id) ON DELETE CASCADE,
    CHECK ((status = 'WAITING') = (due_at IS NOT NULL)),
    CHECK ((status = 'WAITING') = (end_at IS NULL))
);

CREATE INDEX outbox_due_idx ON outbox (due_at, id) WHERE status = 'WAITING';
CREATE INDEX outbox_failed_idx ON outbox (organization_id, id) WHERE status = 'FAILED';
CREATE INDEX outbox_sent_idx ON outbox (end_at) WHERE status = 'SENT';
CREATE INDEX outbox_participation_id_idx ON outbox (organization_id, participation_id);
CREATE INDEX outbox_session_id_idx ON outbox (organization_id, session_id) WHERE session_id IS NOT NULL;

-- People registered for a session and for its series, too, so that both together count them once.
ALTER TABLE event_sessions
    ADD COLUMN both_count integer NOT NULL DEFAULT 0,
    ADD COLUMN both_invited_count integer NOT NULL DEFAULT 0;
