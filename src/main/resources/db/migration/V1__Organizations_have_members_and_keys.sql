-- Rows come with V2; ids are Lectern's own and never change.
CREATE TABLE time_zones (
    id bigint PRIMARY KEY,
    name varchar NOT NULL UNIQUE,
    description varchar NOT NULL,
    short_description varchar NOT NULL
);

-- People are platform-wide: one row an e-mail, whatever its case (O1).
CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email varchar NOT NULL CHECK (length(email) <= 254),
    name varchar,
    second_name varchar,
    patr_name varchar,
    nickname varchar,
    phone varchar,
    sex varchar NOT NULL DEFAULT 'o' CHECK (sex IN ('m', 'f', 'o')),
    position varchar,
    organization varchar,
    lang varchar CHECK (lang IN ('RU', 'EN', 'UK', 'TR')),
    create_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX users_email_key ON users (lower(email));

CREATE TABLE organizations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name varchar NOT NULL,
    alias varchar NOT NULL CONSTRAINT organizations_alias_key UNIQUE CHECK (alias ~ '^[a-z0-9-]{1,64}$'),
    time_zone_id bigint NOT NULL REFERENCES time_zones,
    lang varchar NOT NULL CHECK (lang IN ('RU', 'EN', 'UK', 'TR')),
    owner_id bigint NOT NULL REFERENCES users,
    create_at timestamptz NOT NULL
);

CREATE TABLE members (
    organization_id bigint NOT NULL REFERENCES organizations ON DELETE CASCADE,
    user_id bigint NOT NULL REFERENCES users,
    role varchar NOT NULL CHECK (role IN ('ADMIN', 'LECTURER', 'USER')),
    create_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, user_id)
);

CREATE INDEX members_user_id_idx ON members (user_id);

-- The key itself is shown once and never stored (O3): prefix is its readable beginning, hash its SHA-256.
CREATE TABLE api_keys (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL REFERENCES organizations ON DELETE CASCADE,
    name varchar NOT NULL,
    prefix varchar NOT NULL,
    hash bytea NOT NULL CONSTRAINT api_keys_hash_key UNIQUE CHECK (octet_length(hash) = 32),
    create_at timestamptz NOT NULL,
    last_used_at timestamptz,
    expires_at timestamptz
);

CREATE INDEX api_keys_organization_id_idx ON api_keys (organization_id, id);
