CREATE TABLE files (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL REFERENCES organizations ON DELETE CASCADE,
    name varchar NOT NULL,
    path varchar NOT NULL UNIQUE,
    mime_type varchar NOT NULL,
    size bigint NOT NULL CHECK (size >= 0),
    create_at timestamptz NOT NULL,
    UNIQUE (organization_id, id)
);

CREATE TABLE tags (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL REFERENCES organizations ON DELETE CASCADE,
    name varchar NOT NULL,
    create_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX tags_name_key ON tags (organization_id, lower(name));

-- starts_at and ends_at are local times of the event's zone; starts_at_utc is the instant of the first, for lists.
-- next_occurrence_at is the first occurrence of the rule that the job has not made a session of: null, when none is to come.
-- review_at is set when something happened after which the event may be over (J2); the job looks and clears it.
CREATE TABLE events (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL REFERENCES organizations ON DELETE CASCADE,
    status varchar NOT NULL CHECK (status IN ('ACTIVE', 'STOP', 'RESERVED')),
    name varchar NOT NULL,
    description varchar,
    access integer NOT NULL CHECK (access IN (1, 3, 4, 6, 8, 10)),
    password_hash varchar,
    lang varchar NOT NULL CHECK (lang IN ('RU', 'EN', 'UK', 'TR')),
    time_zone_id bigint NOT NULL REFERENCES time_zones,
    url_alias varchar CHECK (url_alias ~ '^[A-Za-z0-9_-]{1,64}$' AND url_alias !~ '^[0-9]+$'),
    starts_at timestamp NOT NULL,
    starts_at_utc timestamptz NOT NULL,
    ends_at timestamp,
    rule varchar,
    exception_dates timestamp[] NOT NULL DEFAULT '{}',
    duration varchar NOT NULL,
    duration_seconds bigint NOT NULL CHECK (duration_seconds >= 0),
    image_id bigint,
    is_event_reg_allowed boolean NOT NULL DEFAULT true,
    is_archived boolean NOT NULL DEFAULT false,
    is_deleted boolean NOT NULL DEFAULT false,
    participations_count integer NOT NULL DEFAULT 0,
    invited_count integer NOT NULL DEFAULT 0,
    next_occurrence_at timestamptz,
    review_at timestamptz,
    create_user_id bigint NOT NULL REFERENCES users,
    update_user_id bigint NOT NULL REFERENCES users,
    delete_user_id bigint REFERENCES users,
    create_at timestamptz NOT NULL,
    update_at timestamptz NOT NULL,
    delete_at timestamptz,
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, image_id) REFERENCES files (organization_id, id) ON DELETE SET NULL (image_id),
    CHECK (NOT is_archived OR status = 'STOP'),
    CHECK (is_deleted = (delete_at IS NOT NULL))
);

CREATE UNIQUE INDEX events_url_alias_key ON events (organization_id, url_alias) WHERE NOT is_deleted;
CREATE INDEX events_start_idx ON events (organization_id, starts_at_utc, id) WHERE NOT is_deleted;
CREATE INDEX events_ruled_idx ON events (organization_id, id)
    WHERE rule IS NOT NULL AND status = 'ACTIVE' AND NOT is_deleted;
CREATE INDEX events_due_idx ON events (next_occurrence_at)
    WHERE next_occurrence_at IS NOT NULL AND status = 'ACTIVE' AND NOT is_deleted;
CREATE INDEX events_review_idx ON events (review_at)
    WHERE review_at IS NOT NULL AND status = 'ACTIVE' AND NOT is_deleted;
CREATE INDEX events_create_user_id_idx ON events (organization_id, create_user_id) WHERE NOT is_deleted;

-- starts_at is the planned start until the session goes on air, then the actual one; estimated_at stays the plan.
-- occurrence_at is the occurrence of the event's rule that the session stands for.
-- due_at is when a session that nobody stopped or started is closed, less the grace of J2: its planned end.
CREATE TABLE event_sessions (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL,
    event_id bigint NOT NULL,
    status varchar NOT NULL CHECK (status IN ('ACTIVE', 'START', 'STOP')),
    name varchar NOT NULL,
    description varchar,
    access integer NOT NULL CHECK (access IN (1, 3, 4, 6, 8, 10)),
    password_hash varchar,
    lang varchar NOT NULL CHECK (lang IN ('RU', 'EN', 'UK', 'TR')),
    time_zone_id bigint NOT NULL REFERENCES time_zones,
    starts_at timestamptz NOT NULL,
    estimated_at timestamptz NOT NULL,
    ends_at timestamptz,
    due_at timestamptz NOT NULL,
    occurrence_at timestamptz,
    duration varchar NOT NULL,
    duration_seconds bigint NOT NULL CHECK (duration_seconds >= 0),
    image_id bigint,
    is_made_by_job boolean NOT NULL DEFAULT false,
    is_edited boolean NOT NULL DEFAULT false,
    is_deleted boolean NOT NULL DEFAULT false,
    participations_count integer NOT NULL DEFAULT 0,
    invited_count integer NOT NULL DEFAULT 0,
    create_user_id bigint NOT NULL REFERENCES users,
    update_user_id bigint NOT NULL REFERENCES users,
    delete_user_id bigint REFERENCES users,
    create_at timestamptz NOT NULL,
    update_at timestamptz NOT NULL,
    delete_at timestamptz,
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, event_id) REFERENCES events (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, image_id) REFERENCES files (organization_id, id) ON DELETE SET NULL (image_id),
    CHECK (is_deleted = (delete_at IS NOT NULL))
);

CREATE UNIQUE INDEX event_sessions_occurrence_key ON event_sessions (event_id, occurrence_at) WHERE NOT is_deleted;
CREATE INDEX event_sessions_event_idx ON event_sessions (organization_id, event_id, starts_at, id);
CREATE INDEX event_sessions_start_idx ON event_sessions (organization_id, starts_at, event_id) WHERE NOT is_deleted;
CREATE INDEX event_sessions_due_idx ON event_sessions (due_at) WHERE status IN ('ACTIVE', 'START') AND NOT is_deleted;

-- What an event or a session carries, in the order given (ordinal from 0).
CREATE TABLE event_lectors (
    organization_id bigint NOT NULL,
    event_id bigint NOT NULL,
    user_id bigint NOT NULL REFERENCES users,
    ordinal integer NOT NULL,
    PRIMARY KEY (event_id, user_id),
    FOREIGN KEY (organization_id, event_id) REFERENCES events (organization_id, id) ON DELETE CASCADE
);

CREATE INDEX event_lectors_user_idx ON event_lectors (organization_id, user_id);

CREATE TABLE event_tags (
    organization_id bigint NOT NULL,
    event_id bigint NOT NULL,
    tag_id bigint NOT NULL REFERENCES tags ON DELETE CASCADE,
    ordinal integer NOT NULL,
    PRIMARY KEY (event_id, tag_id),
    FOREIGN KEY (organization_id, event_id) REFERENCES events (organization_id, id) ON DELETE CASCADE
);

CREATE TABLE event_files (
    organization_id bigint NOT NULL,
    event_id bigint NOT NULL,
    file_id bigint NOT NULL REFERENCES files ON DELETE CASCADE,
    ordinal integer NOT NULL,
    PRIMARY KEY (event_id, file_id),
    FOREIGN KEY (organization_id, event_id) REFERENCES events (organization_id, id) ON DELETE CASCADE
);

CREATE TABLE event_additional_fields (
    organization_id bigint NOT NULL,
    event_id bigint NOT NULL,
    key varchar NOT NULL CHECK (key ~ '^[0-9a-f]{32}$'),
    label varchar NOT NULL,
    type varchar NOT NULL CHECK (type IN ('text', 'radio')),
    options varchar[] NOT NULL DEFAULT '{}',
    placeholder varchar,
    is_required boolean NOT NULL,
    ordinal integer NOT NULL,
    PRIMARY KEY (event_id, key),
    FOREIGN KEY (organization_id, event_id) REFERENCES events (organization_id, id) ON DELETE CASCADE
);

CREATE TABLE session_lectors (
    organization_id bigint NOT NULL,
    session_id bigint NOT NULL,
    user_id bigint NOT NULL REFERENCES users,
    ordinal integer NOT NULL,
    PRIMARY KEY (session_id, user_id),
    FOREIGN KEY (organization_id, session_id) REFERENCES event_sessions (organization_id, id) ON DELETE CASCADE
);

CREATE INDEX session_lectors_user_idx ON session_lectors (organization_id, user_id);

CREATE TABLE session_tags (
    organization_id bigint NOT NULL,
    session_id bigint NOT NULL,
    tag_id bigint NOT NULL REFERENCES tags ON DELETE CASCADE,
    ordinal integer NOT NULL,
    PRIMARY KEY (session_id, tag_id),
    FOREIGN KEY (organization_id, session_id) REFERENCES event_sessions (organization_id, id) ON DELETE CASCADE
);

CREATE TABLE session_files (
    organization_id bigint NOT NULL,
    session_id bigint NOT NULL,
    file_id bigint NOT NULL REFERENCES files ON DELETE CASCADE,
    ordinal integer NOT NULL,
    PRIMARY KEY (session_id, file_id),
    FOREIGN KEY (organization_id, session_id) REFERENCES event_sessions (organization_id, id) ON DELETE CASCADE
);

CREATE TABLE session_additional_fields (
    organization_id bigint NOT NULL,
    session_id bigint NOT NULL,
    key varchar NOT NULL CHECK (key ~ '^[0-9a-f]{32}$'),
    label varchar NOT NULL,
    type varchar NOT NULL CHECK (type IN ('text', 'radio')),
    options varchar[] NOT NULL DEFAULT '{}',
    placeholder varchar,
    is_required boolean NOT NULL,
    ordinal integer NOT NULL,
    PRIMARY KEY (session_id, key),
    FOREIGN KEY (organization_id, session_id) REFERENCES event_sessions (organization_id, id) ON DELETE CASCADE
);

-- Whoever deletes a tag or a file looks for what refers to it.
CREATE INDEX event_tags_tag_id_idx ON event_tags (tag_id);
CREATE INDEX session_tags_tag_id_idx ON session_tags (tag_id);
CREATE INDEX event_files_file_id_idx ON event_files (file_id);
CREATE INDEX session_files_file_id_idx ON session_files (file_id);
CREATE INDEX events_image_id_idx ON events (organization_id, image_id) WHERE image_id IS NOT NULL;
CREATE INDEX event_sessions_image_id_idx ON event_sessions (organization_id, image_id) WHERE image_id IS NOT NULL;
