#!/usr/bin/env bash
# Measures invites of 10 000 people: bench/invite.md. Needs psql, curl and a package (mvn -DskipTests package), and some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-target/bench-invite}
port=${PORT:-18091}
base=http://localhost:$port/v3
users=10000
mkdir -p "$folder"

start() {
  LECTERN_DATA_DIR=$folder/data LECTERN_JOBS_EVERY=off LECTERN_MAIL_EVERY=off LECTERN_AVATARS_EVERY=off QUARKUS_HTTP_PORT=$port \
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

call() {
  curl -sf -H 'x-auth-token: HelloWorld' "$@"
}

event() {
  call -d name=Bench -d access=1 "$base/events" | grep -o '"eventId":[0-9]*' | cut -d: -f2
}

# The body of an invite of so many new people.
people() {
  awk -v n="$1" -v batch="$(date +%s%N)" 'BEGIN {
    printf "{\"isAutoEnter\":true,\"sendEmail\":true,\"users\":["
    for (i = 0; i < n; i++) {
      printf "%s{\"email\":\"p%d-%s@example.org\",\"name\":\"Name %d\",\"secondName\":\"Surname %d\",\"organization\":\"School %d\",\"phone\":\"+7 495 %07d\"}",
        (i ? "," : ""), i, batch, i, i, i % 100, i
    }
    printf "]}"
  }' > "$folder/$2.json"
}

# Seconds of an invite of so many new people to a new event.
invite() {
  people "$1" "$2"
  call -o /dev/null -w '%{time_total}\n' -H 'Content-Type: application/json' --data-binary "@$folder/$2.json" \
    "$base/events/$(event)/invite"
}

median() {
  sort -g | sed -n "$((($1 + 1) / 2))p"
}

invites() {
  for _ in 1 2 3 4 5; do
    invite $users one
  done | median 5
}

# Seconds of 100 registrations of new people, one after another over one connection.
singles() {
  local event
  event=$(event)
  for i in $(seq 100); do
    [ "$i" = 1 ] || echo next
    echo "url = $base/events/$event/register"
    echo 'header = "x-auth-token: HelloWorld"'
    echo 'output = /dev/null'
    echo 'fail'
    echo 'silent'
    echo 'write-out = "%{time_total}\n"'
    echo "data = \"email=s$i-$(date +%s%N)@example.org&name=Name&secondName=Surname&organization=School&phone=%2B7\""
  done > "$folder/singles.curl"
  curl -K "$folder/singles.curl" | awk '{sum += $1} END {print sum}'
}

# Seconds of the same rows by plain SQL in the same tables: no server, no JSON, nothing looked up.
sql() {
  local event
  event=$(event)
  psql -qAt -v ON_ERROR_STOP=1 -v event="$event" -v batch="$(date +%s%N)" <<'SQL'
SELECT clock_timestamp() AS started \gset
BEGIN;
INSERT INTO users (email, name, second_name, organization, phone, sex, create_at)
SELECT 'q' || g || '-' || :'batch' || '@example.org', 'Name ' || g, 'Surname ' || g, 'School ' || g % 100, '+7 495 ' || g, 'o', now()
FROM generate_series(1, 10000) g;
INSERT INTO participations (organization_id, event_id, user_id, role, token, is_accepted, is_auto_enter, create_at)
SELECT 1, :event, id, 'GUEST', md5(email), true, true, now() FROM users WHERE create_at = now();
INSERT INTO outbox (organization_id, participation_id, kind, due_at, create_at)
SELECT 1, id, 'INVITATION', now(), now() FROM participations WHERE event_id = :event;
INSERT INTO contacts (organization_id, user_id, email, name, second_name, company, phone_main, create_at, update_at)
SELECT 1, (SELECT owner_id FROM organizations WHERE id = 1), email, name, second_name, organization, phone, now(), now()
FROM users WHERE create_at = now();
COMMIT;
SELECT extract(epoch FROM clock_timestamp() - :'started');
SQL
}

sqls() {
  for _ in 1 2 3 4 5; do
    sql
  done | median 5
}

# The slowest of the reads that go on while a call is under way, and how many there were.
meanwhile() {
  invite $users one > "$folder/invite.time" &
  local invite=$!
  while kill -0 $invite 2> /dev/null; do
    call -o /dev/null -w '%{time_total}\n' "$base/organization/members"
  done | sort -g | awk '{all[NR] = $1} END {printf "%d reads, median %.0f ms, slowest %.0f ms", NR, all[int((NR + 1) / 2)] * 1000, all[NR] * 1000}'
}

four() {
  local calls=()
  for i in 1 2 3 4; do
    invite $users "four$i" &
    calls+=($!)
  done
  wait "${calls[@]}"
}

ratio() {
  awk "BEGIN {printf \"%.1f\", $1 / $2}"
}

start
invite 1000 warm > /dev/null
invite $users warm > /dev/null
singles > /dev/null
call_of_all=$(invites)
hundred=$(singles)
plain=$(sqls)
echo "10 000 in a call: $call_of_all s; 100 registrations: $hundred s; ratio $(ratio "$call_of_all" "$hundred")"
echo "the same rows by SQL alone: $plain s; ratio $(ratio "$call_of_all" "$plain")"
echo "reads meanwhile: $(meanwhile)"
echo "four at once: $(four | tr '\n' ' ')"
echo "the server with -Xmx256m: at most $(awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$server/status") MB resident"
psql -qc 'DROP INDEX contacts_search_idx'
bare=$(invites)
bare_plain=$(sqls)
psql -qAtc 'SELECT index_contacts_for_search()' > /dev/null
echo "without the index of the search: $bare s in a call, $bare_plain s by SQL"
