-- Deleting an event for good looks for all its sessions: an index without the deleted ones does not help there.
DROP INDEX event_sessions_event_idx;
CREATE INDEX event_sessions_event_idx ON event_sessions (organization_id, event_id, starts_at, id);
