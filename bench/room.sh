#!/usr/bin/env bash
# Measures a room of 2 000 sockets in which 20 messages a second are said for a minute: bench/room.md.
# Needs curl, jq and a package (mvn -DskipTests package). Client and server run on the same machine.
set -euo pipefail
cd "$(dirname "$0")/.."
people=${1:-2000}
seconds=${2:-60}
folder=${3:-target/bench-room}
port=${PORT:-18095}
base=http://localhost:$port
ulimit -n "$((people * 4 + 1000))" 2> /dev/null || ulimit -n "$(ulimit -Hn)"
rm -rf "$folder"
mkdir -p "$folder"

LECTERN_DATA_DIR=$folder/data LECTERN_JOBS_EVERY=off LECTERN_MAIL_EVERY=off QUARKUS_HTTP_PORT=$port \
  java -Xmx512m -jar target/quarkus-app/quarkus-run.jar > "$folder/server.log" 2>&1 &
server=$!
trap 'kill $server; wait $server || true' EXIT
until curl -sf "$base/q/health/ready" > /dev/null; do
  kill -0 $server
  sleep 1
done

call() {
  curl -sf -H 'x-auth-token: HelloWorld' -H 'Content-Type: application/json' "$@"
}

event=$(call "$base/v3/events" -d '{"name":"Bench","access":1}' | jq .eventId)
session=$(call "$base/v3/events/$event/sessions" -d '{}' | jq .eventSessionId)
jq -nc --argjson n "$people" '{isAutoEnter: true, sendEmail: false,
  users: [range($n) | {email: "person\(.)@example.org", name: "Person \(.)"}]}' > "$folder/people.json"
call "$base/v3/events/$event/invite" -d @"$folder/people.json" | jq -r '.[].link | sub(".*/"; "")' > "$folder/tokens"
call -X PUT "$base/v3/eventsessions/$session/start" -d '{}'

java -Xmx1g bench/RoomBench.java "ws://localhost:$port/room/$session" "$folder/tokens" "$seconds" && result=0 || result=$?

awk '/VmHWM/ {printf "server: %d MiB resident at most, ", $2 / 1024}' "/proc/$server/status"
awk '{printf "%.0f s of processor time\n", ($14 + $15) / 100}' "/proc/$server/stat"
curl -sf "$base/q/metrics" | grep '^lectern_room'
call -X PUT "$base/v3/eventsessions/$session/stop" -d '{}'
exit $result
