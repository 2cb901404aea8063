-- The picture of the talk: the https address of a stream or of a page to embed. Without one the stage shows the image.
ALTER TABLE events ADD COLUMN stage_url varchar;

-- What somebody wants to be called in the room; null: by their own name.
ALTER TABLE participations ADD COLUMN room_name varchar;

-- Server processes that hold connections. Each tells every few seconds that it lives; the connections of one that has stopped
-- telling are closed at the last time it did (S1).
CREATE TABLE room_servers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    seen_at timestamptz NOT NULL
);

-- Visits (S1), by person, so that they outlive a registration that is deleted. While somebody waits for the session to start,
-- joined_at is null; a wait that led to nothing leaves no row. An open connection belongs to the process that holds it.
-- country and city are null where the place is unknown; the address is not kept.
CREATE TABLE connections (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL,
    session_id bigint NOT NULL,
    user_id bigint NOT NULL REFERENCES users,
    server_id bigint REFERENCES room_servers,
    opened_at timestamptz NOT NULL,
    joined_at timestamptz,
    leaved_at timestamptz,
    country varchar,
    city varchar,
    referrer varchar,
    platform varchar NOT NULL CHECK (platform IN ('Web', 'Android', 'iOS')),
    FOREIGN KEY (organization_id, session_id) REFERENCES event_sessions (organization_id, id) ON DELETE CASCADE,
    CHECK ((server_id IS NULL) = (leaved_at IS NOT NULL)),
    CHECK (leaved_at IS NULL OR joined_at IS NOT NULL),
    CHECK (leaved_at >= joined_at),
    CHECK (city IS NULL OR country IS NOT NULL)
);

CREATE INDEX connections_session_idx ON connections (organization_id, session_id, user_id, joined_at);
CREATE INDEX connections_user_idx ON connections (organization_id, user_id, session_id);
CREATE INDEX connections_open_idx ON connections (session_id, user_id) WHERE leaved_at IS NULL;
CREATE INDEX connections_server_id_idx ON connections (server_id) WHERE leaved_at IS NULL;

-- What was said in a room (L2). Whoever writes holds the session's row, so that ids follow the order of commits: whoever has
-- seen a message knows that no earlier one is still to come.
CREATE TABLE messages (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL,
    session_id bigint NOT NULL,
    user_id bigint NOT NULL REFERENCES users,
    kind varchar NOT NULL CHECK (kind IN ('chat', 'question')),
    author varchar NOT NULL,
    text varchar NOT NULL,
    sent_at timestamptz NOT NULL,
    FOREIGN KEY (organization_id, session_id) REFERENCES event_sessions (organization_id, id) ON DELETE CASCADE
);

CREATE INDEX messages_session_idx ON messages (organization_id, session_id, id);

-- Rooms are told what changed and read it themselves (L3), whoever changed it and on whichever replica: a session's state here,
-- the people of an event below, a room's messages by whoever writes them.
CREATE FUNCTION tell_of_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('room', 'state ' || OLD.id);
    RETURN NULL;
END
$$;

CREATE TRIGGER event_sessions_tell_of_state
AFTER UPDATE ON event_sessions
FOR EACH ROW
WHEN (OLD.status <> NEW.status OR OLD.is_deleted <> NEW.is_deleted)
EXECUTE FUNCTION tell_of_state();

CREATE TRIGGER event_sessions_tell_of_end
AFTER DELETE ON event_sessions
FOR EACH ROW
WHEN (OLD.status <> 'STOP' AND NOT OLD.is_deleted)
EXECUTE FUNCTION tell_of_state();

CREATE FUNCTION tell_of_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('room', 'people ' || coalesce(NEW.event_id, OLD.event_id));
    RETURN NULL;
END
$$;

CREATE TRIGGER participations_tell_of_waiting
AFTER INSERT ON participations
FOR EACH ROW
WHEN (NOT NEW.is_accepted)
EXECUTE FUNCTION tell_of_people();

CREATE TRIGGER participations_tell_of_moderation
AFTER UPDATE ON participations
FOR EACH ROW
WHEN (OLD.is_accepted <> NEW.is_accepted)
EXECUTE FUNCTION tell_of_people();

CREATE TRIGGER participations_tell_of_removal
AFTER DELETE ON participations
FOR EACH ROW
EXECUTE FUNCTION tell_of_people();
