#!/usr/bin/env bash
# Runs an older Lectern and this one side by side on one database, as while servers are replaced: bench/upgrade.sh COMMIT.
# Needs curl, git and Maven. The older one starts first, with its own schema; this one migrates it under the older one's feet.
set -euo pipefail
cd "$(dirname "$0")/.."
commit=$1
port=${PORT:-18110}
folder=$(mktemp -d)
old=$folder/old
git worktree add --force --detach "$old" "$commit"

cleanup() {
  for server in $(jobs -p); do kill "$server" && wait "$server" || true; done
  git worktree remove --force "$old"
  rm -rf "$folder"
}
trap cleanup EXIT

(cd "$old" && mvn -q -B -DskipTests package)
mvn -q -B -DskipTests package

# Starts the server of a package at a port, with this name for its log, and waits until it is ready.
start() {
  QUARKUS_HTTP_PORT=$2 java -jar "$3/target/quarkus-app/quarkus-run.jar" > "$folder/$1.log" 2>&1 &
  local server=$!
  until curl -sf -o "$folder/ready" "http://localhost:$2/q/health/ready"; do
    if ! kill -0 $server; then
      cat "$folder/$1.log"
      exit 1
    fi
    sleep 0.5
  done
}

call() {
  curl -sSf --max-time 30 -H 'x-auth-token: HelloWorld' "$@"
}

number() {
  sed "s/.*\"$1\":\([0-9]*\).*/\1/"
}

# What programs do, at the server of this port; ends the script where anything is refused.
walk() {
  local base=http://localhost:$1 event session contact link
  event=$(call "$base/v3/events" -d name=Upgrade -d access=4 -d 'rule=FREQ=DAILY;COUNT=5' -d "startsAt=$(date +%F -d tomorrow) 19:00:00" \
    -d 'additionalFields[0][label]=Where from?' -d 'additionalFields[0][type]=text' -d 'additionalFields[0][isRequired]=false' \
    -d 'tags[0]=Upgrades' | number eventId)
  link=$(call "$base/v3/events/$event/invite" -d isAutoEnter=true -d sendEmail=true -d "users[0][email]=a$RANDOM$RANDOM@example.org" \
    -d "users[1][email]=b$RANDOM$RANDOM@example.org" -d 'users[1][name]=Vera')
  session=$(call "$base/v3/events/$event/sessions" -d name=Today -d "startsAt=$(date +%F) 23:00:00" | number eventSessionId)
  call -X PUT "$base/v3/eventsessions/$session/start"
  call -X PUT "$base/v3/eventsessions/$session/stop"
  call -X PUT "$base/v3/organization/events/$event" -d name=Upgraded
  contact=$(call "$base/v3/users/1/contacts" -d "email=c$RANDOM$RANDOM@example.org" -d name=Nina | number id)
  call "$base/v3/contacts/tags/add" -d "contactIds[0]=$contact" -d 'tags[0]=Lead'
  call "$base/v3/fileSystem/file" -F "file=@README.md"
  call "$base/v3/events/$event/participations"
  call "$base/v3/eventsessions/$session/participations"
  call -G "$base/v3/organization/events/schedule" -d perPage=100
  call -X DELETE "$base/v3/organization/events/$event"
  [[ $link == *link* ]]
}

export LECTERN_DATA_DIR=$folder/data
start old "$port" "$old"
walk "$port" > "$folder/answers"

address=$(grep -o 'listens on 127.0.0.1:[0-9]*' "$folder/old.log" | sed 's/.* //')
export QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://$address/lectern QUARKUS_DATASOURCE_USERNAME=lectern
QUARKUS_DATASOURCE_PASSWORD=$(sed -n 2p "$folder/data/postgres/passwords")
export QUARKUS_DATASOURCE_PASSWORD LECTERN_DATA_DIR=$folder/files
start new $((port + 1)) .
for _ in 1 2 3; do
  walk "$port" >> "$folder/answers"
  walk $((port + 1)) >> "$folder/answers"
done

# An older server that is started again, to go back, finds the newer schema; the first versions do not take it.
if grep -q ignore-migration-patterns "$old/src/main/resources/application.properties"; then
  start again $((port + 2)) "$old"
  walk $((port + 2)) >> "$folder/answers"
  walk $((port + 1)) >> "$folder/answers"
fi

if grep ERROR "$folder"/*.log; then
  exit 1
fi
echo "Side by side with $commit: $(grep -o 'Current version of schema "public": [0-9]*' "$folder/new.log") was migrated, all answered"
