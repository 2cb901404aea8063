#!/usr/bin/env bash
# Measures the search for contacts with 1 000 000 of them in one organisation and 100 000 in others: bench/contacts.md.
# Needs psql and curl, a package (mvn -DskipTests package), about 2 GB of disk, and some minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-target/bench-contacts}
port=${PORT:-18090}
base=http://localhost:$port/v3
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

fill() {
  psql -qv ON_ERROR_STOP=1 <<'SQL'
CREATE FUNCTION pg_temp.fill(o bigint, n int, users bigint[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO contacts (
        organization_id, user_id, email, name, second_name, company, position, phone_main, create_at, update_at)
    SELECT o, users[1 + g % array_length(users, 1)],
        substr(md5(g::text), 1, 10) || CASE WHEN g % 10 = 0 THEN '@school' ELSE '@office' END || g % 500 || '.example.org',
        (ARRAY['Анна', 'Мария', 'Иван', 'Ольга', 'Денис', 'Olga', 'Ivan', 'Anna'])[1 + g % 8],
        (ARRAY['Смирнов', 'Волков', 'Орлов', 'Petrov', 'Sokolov'])[1 + g % 5] || '-' || substr(md5('s' || g), 1, 4),
        'Компания ' || g % 5000,
        (ARRAY['Director', 'Учитель', 'Producer', 'Аналитик'])[1 + g % 4],
        '+7 495 ' || lpad(g::text, 7, '0'), now(), now()
    FROM generate_series(1, n) g
$$;
INSERT INTO organizations (name, alias, time_zone_id, lang, owner_id, create_at)
SELECT 'Bench ' || g, 'bench-' || g, 1, 'RU', (SELECT min(id) FROM users), now()
FROM generate_series(1, 10) g;
INSERT INTO members (organization_id, user_id, role, create_at)
SELECT id, owner_id, 'ADMIN', now() FROM organizations WHERE alias LIKE 'bench-%';
DROP INDEX IF EXISTS contacts_search_idx;
SELECT pg_temp.fill(1, 1000000, (SELECT array_agg(user_id) FROM members WHERE organization_id = 1));
SELECT pg_temp.fill(id, 10000, ARRAY[owner_id]) FROM organizations WHERE alias LIKE 'bench-%';
SELECT index_contacts_for_search();
VACUUM ANALYZE contacts;
SQL
}

get() {
  curl -sf -G -o /dev/null -H 'x-auth-token: HelloWorld' "$@"
}

# The median of 41 calls in milliseconds, a different contact each.
median() {
  for i in $(seq 1 41); do
    "$1" "$((i * 20011))"
  done | sort -g | sed -n 21p | awk '{printf "%.1f", $1 * 1000}'
}

by_id() {
  get -w '%{time_total}\n' "$base/contacts/$((first + $1 - 1))"
}

by_part() {
  get -w '%{time_total}\n' "$base/contacts/search" \
    --data-urlencode "contactData[email]=$(printf %s "$1" | md5sum | cut -c 2-9)"
}

peak() {
  awk '/VmHWM/ {print int($2 / 1024)}' "/proc/$server/status"
}

start
if [ "$(psql -qAtc 'SELECT count(*) > 1000000 FROM contacts')" = f ]; then
  fill
fi
first=$(psql -qAtc "SELECT min(id) FROM contacts WHERE organization_id = 1 AND phone_main = '+7 495 0000001'")
median by_id > /dev/null
median by_part > /dev/null
id=$(median by_id)
part=$(median by_part)
echo "by id: $id ms; by a part of the e-mail: $part ms; ratio $(awk "BEGIN {printf \"%.1f\", $part / $id}")"
for criterion in 'email=ab' 'email=@SCHOOL' 'name=иВаН' 'company=компания 77'; do
  get -w "contactData[${criterion%%=*}]=${criterion#*=}, first ten: %{time_total} s\n" "$base/contacts/search" -d perPage=10 \
    --data-urlencode "contactData[${criterion%%=*}]=${criterion#*=}"
done
get -w 'all 100 000 of @school: %{time_total} s, %{size_download} bytes\n' "$base/contacts/search" \
  -d 'contactData[email]=@school'
echo "the server with -Xmx256m: at most $(peak) MB resident"
