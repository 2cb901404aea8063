-- A person's address book in an organisation (C1). It stays when they leave, out of reach until they come back.
CREATE TABLE contacts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organization_id bigint NOT NULL REFERENCES organizations ON DELETE CASCADE,
    user_id bigint NOT NULL REFERENCES users,
    email varchar NOT NULL CHECK (length(email) <= 254),
    name varchar,
    second_name varchar,
    company varchar,
    position varchar,
    phone_main varchar,
    avatar_id bigint,
    create_at timestamptz NOT NULL,
    update_at timestamptz NOT NULL,
    UNIQUE (organization_id, id),
    FOREIGN KEY (organization_id, avatar_id) REFERENCES files (organization_id, id) ON DELETE SET NULL (avatar_id)
);

CREATE UNIQUE INDEX contacts_email_key ON contacts (organization_id, user_id, lower(email));
CREATE INDEX contacts_avatar_id_idx ON contacts (organization_id, avatar_id) WHERE avatar_id IS NOT NULL;

ALTER TABLE tags ADD UNIQUE (organization_id, id);

CREATE TABLE contact_tags (
    organization_id bigint NOT NULL,
    contact_id bigint NOT NULL,
    tag_id bigint NOT NULL,
    PRIMARY KEY (organization_id, contact_id, tag_id),
    FOREIGN KEY (organization_id, contact_id) REFERENCES contacts (organization_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organization_id, tag_id) REFERENCES tags (organization_id, id) ON DELETE CASCADE
);

CREATE INDEX contact_tags_tag_id_idx ON contact_tags (organization_id, tag_id, contact_id);

-- Substrings of contacts (C4) are found by trigrams. lower(upper()) makes one of dotted, dotless and capital I. Where the
-- server has no pg_trgm, or lets only its superuser add it, a search reads all contacts of the organisation instead; whoever adds the
-- extensions later calls this function then. It tells whether there is an index.
CREATE FUNCTION index_contacts_for_search() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    organization varchar = CASE WHEN EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'btree_gin')
        THEN 'organization_id,' ELSE '' END;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN
        RETURN false;
    END IF;
    EXECUTE 'CREATE INDEX IF NOT EXISTS contacts_search_idx ON contacts USING gin (' || organization || '
        lower(upper(email)) gin_trgm_ops,
        lower(upper(name)) gin_trgm_ops,
        lower(upper(second_name)) gin_trgm_ops,
        lower(upper(company)) gin_trgm_ops,
        lower(upper(position)) gin_trgm_ops,
        lower(upper(phone_main)) gin_trgm_ops)';
    RETURN true;
END
$$;

DO $$
DECLARE
    extension varchar;
BEGIN
    FOR extension IN
        SELECT name
        FROM pg_available_extensions
        WHERE name IN ('pg_trgm', 'btree_gin')
            AND installed_version IS NULL
    LOOP
        BEGIN
            EXECUTE format('CREATE EXTENSION %I', extension);
        EXCEPTION WHEN insufficient_privilege THEN
            RAISE WARNING 'Contacts are searched without an index: the role may not create the extension %', extension;
        END;
    END LOOP;
    PERFORM index_contacts_for_search();
END
$$;
