-- Statistics ask of every visitor what they came to before (S3): their first visits come first here.
CREATE INDEX connections_history_idx ON connections (organization_id, user_id, joined_at, session_id)
    WHERE joined_at IS NOT NULL;

-- When somebody last joined a session: whoever came later came to another one.
CREATE INDEX connections_joined_idx ON connections (organization_id, session_id, joined_at)
    WHERE joined_at IS NOT NULL;
