#!/usr/bin/env bash
# Measures how long a server takes from its start to ready and what memory it has then: bench/startup.md.
# Needs curl, Maven and JDKs under /usr/lib/jvm, 17 and 25. The database is the demo's, with its schema made.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5}
folder=$PWD/target/bench-startup
port=${PORT:-18097}
jdk17=${JDK17:-$(ls -d /usr/lib/jvm/*17* | head -n 1)}
jdk25=${JDK25:-$(ls -d /usr/lib/jvm/*25* | head -n 1)}
mkdir -p "$folder"
unset JAVA_HOME JAVA_TOOL_OPTIONS

for packaging in fast-jar aot-jar; do
  mvn -q -B -DskipTests package -Dquarkus.package.jar.type=$packaging -Dquarkus.package.output-directory="bench-startup/$packaging"
done

LECTERN_DATA_DIR=$folder/data QUARKUS_HTTP_PORT=$((port + 1)) "$jdk17/bin/java" -jar "$folder/fast-jar/quarkus-run.jar" \
  > "$folder/demo.log" 2>&1 &
demo=$!
trap 'kill $demo; wait $demo || true' EXIT
until curl -sf -o "$folder/ready.json" "http://localhost:$((port + 1))/q/health/ready"; do
  kill -0 $demo
  sleep 1
done
address=$(grep -o 'listens on 127.0.0.1:[0-9]*' "$folder/demo.log" | sed 's/.* //')
export QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://$address/lectern QUARKUS_DATASOURCE_USERNAME=lectern
QUARKUS_DATASOURCE_PASSWORD=$(sed -n 2p "$folder/data/postgres/passwords")
export QUARKUS_DATASOURCE_PASSWORD LECTERN_DATA_DIR=$folder/files QUARKUS_HTTP_PORT=$port

# Starts a server by the command given, waits until it is ready, and sets server, ready (ms) and resident (MiB).
start() {
  local begun
  begun=$(date +%s%N)
  "$@" > "$folder/server.log" 2>&1 &
  server=$!
  until curl -sf -o "$folder/ready.json" "http://localhost:$port/q/health/ready"; do
    kill -0 $server
    sleep 0.01
  done
  ready=$((($(date +%s%N) - begun) / 1000000))
  resident=$(resident)
}

resident() {
  awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$server/status"
}

# What a program asks first, several times.
use() {
  for _ in $(seq 1 "$1"); do
    for path in /v3/organization/members '/v3/organization/events/schedule?perPage=10' /v3/timezones '/v3/contacts/search?perPage=10'; do
      curl -sf -o "$folder/answer" -H 'x-auth-token: HelloWorld' "http://localhost:$port$path"
    done
  done
}

stop() {
  kill $server
  wait $server || true
}

median() {
  sort -g | sed -n "$((rounds / 2 + 1))p"
}

measure() {
  local name=$1
  shift
  : > "$folder/times"
  for _ in $(seq 1 "$rounds"); do
    start "$@"
    use 50
    echo "$ready $resident $(resident)" >> "$folder/times"
    stop
  done
  echo "| $name | $(cut -d' ' -f1 "$folder/times" | median) ms | $(cut -d' ' -f2 "$folder/times" | median) MiB | $(cut -d' ' -f3 \
    "$folder/times" | median) MiB |"
}

run=(-Xmx256m -jar)
start "$jdk25/bin/java" -XX:AOTCacheOutput="$folder/aot-jar/app.aot" "${run[@]}" "$folder/aot-jar/quarkus-run.jar"
use 5
stop

echo '| | start to ready | resident when ready | after 200 calls |'
echo '|---|---|---|---|'
measure 'JDK 17' "$jdk17/bin/java" "${run[@]}" "$folder/fast-jar/quarkus-run.jar"
measure 'JDK 25' "$jdk25/bin/java" "${run[@]}" "$folder/fast-jar/quarkus-run.jar"
measure 'JDK 25, AOT cache' "$jdk25/bin/java" -XX:AOTCache="$folder/aot-jar/app.aot" "${run[@]}" "$folder/aot-jar/quarkus-run.jar"
echo "AOT cache: $(du -m "$folder/aot-jar/app.aot" | cut -f1) MiB"
