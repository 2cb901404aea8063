#!/usr/bin/env bash
# Measures statistics of 2 000 sessions that 500 people came to each, 1 000 000 connections: bench/statistics.md.
# Needs psql and curl, a package (mvn -DskipTests package), about 1 GB of disk, and some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-target/bench-statistics}
port=${PORT:-18091}
base=http://localhost:$port/v3/stats
mkdir -p "$folder"

start() {
  LECTERN_DATA_DIR=$folder/data LECTERN_JOBS_EVERY=off QUARKUS_HTTP_PORT=$port \
    java -Xmx256m -jar target/quarkus-app/quarkus-run.jar > "$folder/server.log" 2>&1 &
  server=$!
  trap 'kill $server; wait $server || true' EXIT
  until curl -sf "http://localhost:$port/q/health/ready" > /dev/null; do
    kill -0 $server
    sleep 1
  done
  export PGHOST=127.0.0.1 PGUSER=lectern PGDATABASE=lectern
  PGPORT=$(grep -o 'listens on 127.0.0.1:[0-9]*' "$folder/server.log" | sed 's/.*://')
  PGPASSWORD=$(sed -n 2p "$folder/data/postgres/passwords")
  export PGPORT PGPASSWORD
}

# Half of the people are invited to each of 20 courses; a fifth say something in a session.
fill() {
  psql -qv ON_ERROR_STOP=1 <<'SQL'
INSERT INTO events (
    organization_id, status, name, access, lang, time_zone_id, starts_at, starts_at_utc, duration, duration_seconds,
    create_user_id, update_user_id, create_at, update_at)
SELECT o.id, 'ACTIVE', 'Bench ' || g, 1, 'RU', o.time_zone_id, now(), now(), 'PT1H0M0S', 3600, o.owner_id, o.owner_id, now(), now()
FROM organizations o, generate_series(1, 20) g
WHERE o.id = 1;
INSERT INTO event_sessions (
    organization_id, event_id, status, name, access, lang, time_zone_id, starts_at, estimated_at, ends_at, due_at, duration,
    duration_seconds, create_user_id, update_user_id, create_at, update_at)
SELECT e.organization_id, e.id, 'STOP', e.name, e.access, e.lang, e.time_zone_id, t.at, t.at, t.at + interval '50 minutes',
    '2999-01-01', e.duration, e.duration_seconds, e.create_user_id, e.update_user_id, now(), now()
FROM generate_series(1, 2000) g
CROSS JOIN LATERAL (SELECT timestamptz '2031-01-02' + g * interval '4 hours' AS at) t
JOIN events e ON e.organization_id = 1 AND e.name = 'Bench ' || 1 + g % 20;
INSERT INTO users (email, name, create_at)
SELECT 'bench-' || g || '@example.org', 'Visitor ' || g, now()
FROM generate_series(1, 500) g;
INSERT INTO participations (
    organization_id, event_id, user_id, role, token, is_accepted, is_auto_enter, invite_user_id, create_at)
SELECT 1, e.id, u.id, 'GUEST', replace(gen_random_uuid()::text, '-', ''), true, false, e.create_user_id, now()
FROM events e, users u
WHERE e.name LIKE 'Bench %' AND u.email LIKE 'bench-%' AND u.id % 2 = 0;
INSERT INTO connections (
    organization_id, session_id, user_id, opened_at, joined_at, leaved_at, country, city, referrer, platform)
SELECT 1, s.id, u.id, s.starts_at, s.starts_at + u.id % 60 * interval '1 second', s.ends_at,
    (ARRAY['Russia', 'Turkey', NULL])[1 + u.id % 3], (ARRAY['Moscow', 'Izmir', NULL])[1 + u.id % 3],
    'https://example.org/' || u.id % 10, (ARRAY['Web', 'iOS', 'Android'])[1 + u.id % 3]
FROM event_sessions s, users u
WHERE s.name LIKE 'Bench %' AND u.email LIKE 'bench-%'
ORDER BY s.starts_at, u.id;
INSERT INTO messages (organization_id, session_id, user_id, kind, author, text, sent_at)
SELECT 1, s.id, u.id, CASE WHEN u.id % 10 = 0 THEN 'question' ELSE 'chat' END, u.name, 'Hello', s.starts_at
FROM event_sessions s, users u
WHERE s.name LIKE 'Bench %' AND u.email LIKE 'bench-%' AND u.id % 5 = 0;
SQL
}

# $1 what, $2 endpoint, then parameters: the call, and a plain count of the same connections begun with it.
measure() {
  local what=$1 endpoint=$2
  shift 2
  psql -qAtc '\timing on' -c "SELECT count(*) FROM connections c JOIN event_sessions s ON s.id = c.session_id
    WHERE c.organization_id = 1 AND ${plain:-true}" > "$folder/count" &
  local count=$!
  curl -sf -G -o "$folder/answer" -H 'x-auth-token: HelloWorld' -w '%{time_total} %{size_download}\n' \
    "$base/$endpoint" -d from=2031-01-01 -d to=2031-12-31 "$@" > "$folder/call"
  wait $count
  awk -v what="$endpoint, $what" '
    FNR == NR && FNR == 1 {connections = $1}
    FNR == NR && FNR == 2 {count = $2 / 1000}
    FNR != NR {printf "%s: %.2f s, %d bytes; count(*) of %d connections: %.2f s; ratio %.1f\n",
      what, $1, $2, connections, count, $1 / count}' "$folder/count" "$folder/call"
}

start
uptime
if [ "$(psql -qAtc 'SELECT count(*) >= 1000000 FROM connections')" = f ]; then
  fill
fi
measure 'ten, tables not analyzed' events -d perPage=10
psql -qc 'VACUUM ANALYZE connections, event_sessions, messages, participations, users'
event=$(psql -qAtc "SELECT id FROM events WHERE name = 'Bench 1'")
session=$(psql -qAtc "SELECT id FROM event_sessions WHERE name LIKE 'Bench %' ORDER BY starts_at OFFSET 9 LIMIT 1")
tenth=$(psql -qAtc "SELECT id FROM users WHERE email LIKE 'bench-%' ORDER BY id OFFSET 9 LIMIT 1")
person=$(psql -qAtc "SELECT id FROM users WHERE email = 'bench-1@example.org'")
plain="s.id <= $session" measure 'the first ten' events -d perPage=10
plain="c.user_id <= $tenth" measure 'the first ten' users -d perPage=10
for endpoint in events users; do
  plain="s.event_id = $event" measure 'one event' $endpoint -d "eventId=$event"
  measure 'everything, streamed' $endpoint
done
plain="c.user_id = $person" measure 'one person with 2 000 visits' users -d "userId=$person"
awk '/VmHWM/ {print "the server with -Xmx256m: at most " int($2 / 1024) " MB resident"}' "/proc/$server/status"
uptime
