-- width and height are a picture's (F1), as it is shown; a file without them is none.
-- is_kept: a caller uploaded the file or has named it by its id. Any other goes with what it was fetched for.
ALTER TABLE files
    ADD COLUMN width integer CHECK (width > 0),
    ADD COLUMN height integer CHECK (height > 0),
    ADD COLUMN is_kept boolean NOT NULL DEFAULT true,
    ADD CHECK ((width IS NULL) = (height IS NULL));

-- Content that belongs to no file: it is being written, or its file has been deleted. A job removes it from remove_at on.
-- Its times are the database's, as a trigger writes them.
CREATE TABLE file_leftovers (
    path varchar PRIMARY KEY,
    remove_at timestamptz NOT NULL
);

CREATE INDEX file_leftovers_remove_at_idx ON file_leftovers (remove_at);

-- Files go in many ways, cascades among them; their content must not stay. The delay lets downloads and thumbnails end.
CREATE FUNCTION leave_file_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO file_leftovers (path, remove_at)
    SELECT path, now() + interval '10 minutes'
    FROM deleted
    ON CONFLICT (path) DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER files_leave_content
AFTER DELETE ON files
REFERENCING OLD TABLE AS deleted
FOR EACH STATEMENT EXECUTE FUNCTION leave_file_content();

-- A person's picture (O2) is a file of the organisation that brought it.
ALTER TABLE users ADD COLUMN photo_id bigint REFERENCES files ON DELETE SET NULL;

CREATE INDEX users_photo_id_idx ON users (photo_id) WHERE photo_id IS NOT NULL;
