#!/usr/bin/env bash
# Makes app.aot, the AOT cache of JDK 25, beside quarkus-run.jar in the working folder: starts the server, calls what servers are called
# for, and stops it, upon which the JVM writes what it has learnt. Options for the JVM come as arguments and must be those that the cache
# is used with. QUARKUS_DATASOURCE_REACTIVE_URL, ..._USERNAME and ..._PASSWORD name a database that it may write to. Needs curl.
set -euo pipefail
: "${QUARKUS_DATASOURCE_REACTIVE_URL:?}"
data=$(mktemp -d)
port=${PORT:-8080}
base=http://localhost:$port

LECTERN_DATA_DIR=$data LECTERN_FILES_SPOOL=$data/spool LECTERN_ADMIN_TOKEN=training QUARKUS_HTTP_PORT=$port \
    java "$@" -XX:AOTCacheOutput="$PWD/app.aot" -jar "$PWD/quarkus-run.jar" &
server=$!
trap 'kill -9 $server 2> /dev/null || true; rm -rf "$data"' EXIT
until curl -sf "$base/q/health/ready" > /dev/null; do
    kill -0 $server
    sleep 1
done

alias=training-$(date +%s)
key=$(curl -sf "$base/admin/v1/organizations" -H 'Authorization: Bearer training' -H 'Content-Type: application/json' \
    -d '{"name":"Training","alias":"'"$alias"'","owner":{"email":"'"$alias"'@example.org","name":"Training"}}' |
    sed 's/.*"apiKey":"\([^"]*\)".*/\1/')

call() {
    curl -sf -o /dev/null -H "x-auth-token: $key" "$@"
}

for _ in $(seq 20); do
    call "$base/v3/organization/events/schedule"
    call "$base/v3/organization/members"
    call "$base/v3/timezones"
    call "$base/v3/events" -d 'name=Training' -d 'access=1'
    call "$base/v3/events" -H 'Content-Type: application/json' -d '{"name":"Training","access":1}'
    call "$base/q/metrics"
    call "$base/"
done

kill $server
wait $server || true
trap - EXIT
rm -rf "$data"
test -s app.aot
