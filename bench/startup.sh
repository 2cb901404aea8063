#!/usr/bin/env bash
# Measures how long a server takes from its start to ready, how much of the processor, and what memory it has then: bench/startup.md.
# Needs curl, Maven and JDKs under /usr/lib/jvm, 17 and 25, or JDK17 and JDK25. The database is another server's, a demo's.
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-5}
folder=$PWD/target/bench-startup
port=${PORT:-18097}
jdk17=${JDK17:-$(ls -d /usr/lib/jvm/*17* | head -n 1)}
jdk25=${JDK25:-$(ls -d /usr/lib/jvm/*25* | head -n 1)}
demo=http://localhost:$((port + 1))
mkdir -p "$folder"
unset JAVA_HOME JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS

mvn -q -B -DskipTests package -Dquarkus.package.output-directory=bench-startup/jar
mvn -q -B -DskipTests package -Dcontainer -Dquarkus.package.output-directory=bench-startup/container

LECTERN_DATA_DIR=$folder/data QUARKUS_HTTP_PORT=$((port + 1)) "$jdk17/bin/java" -jar "$folder/jar/quarkus-run.jar" \
  > "$folder/demo.log" 2>&1 &
database=$!
trap 'kill $database; wait $database || true' EXIT
until curl -sf -o "$folder/ready.json" "$demo/q/health/ready"; do
  kill -0 $database
  sleep 1
done
address=$(grep -o 'listens on 127.0.0.1:[0-9]*' "$folder/demo.log" | sed 's/.* //')
export QUARKUS_DATASOURCE_REACTIVE_URL=postgresql://$address/lectern QUARKUS_DATASOURCE_USERNAME=lectern
QUARKUS_DATASOURCE_PASSWORD=$(sed -n 2p "$folder/data/postgres/passwords")
export QUARKUS_DATASOURCE_PASSWORD LECTERN_DATA_DIR=$folder/files QUARKUS_HTTP_PORT=$port

# Starts a server by the command given, waits until it is ready, and sets server and ready (ms).
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
}

# Milliseconds of the processor until now.
processor() {
  awk -v tick="$(getconf CLK_TCK)" '{print int(1000 * ($14 + $15) / tick)}' "/proc/$server/stat"
}

# MiB.
resident() {
  awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$server/status"
}

# What a program asks first, several times.
use() {
  for _ in $(seq 1 "$1"); do
    for path in /v3/organization/members '/v3/organization/events/schedule?perPage=10' /v3/timezones '/v3/contacts/search?perPage=10&userIds[]=1'; do
      curl -sf -g -o "$folder/answer" -H 'x-auth-token: HelloWorld' "http://localhost:$port$path"
    done
  done
}

stop() {
  kill $server
  wait $server || true
}

# Of a column of the rounds.
median() {
  cut -d' ' -f"$1" "$folder/rounds" | sort -g | sed -n "$((rounds / 2 + 1))p"
}

measure() {
  local name=$1
  shift
  : > "$folder/rounds"
  for _ in $(seq 1 "$rounds"); do
    start "$@"
    local before
    before="$(processor) $(resident)"
    use 50
    echo "$ready $before $(resident)" >> "$folder/rounds"
    stop
  done
  echo "| $name | $(median 1) ms | $(median 2) ms | $(median 3) MiB | $(median 4) MiB |"
}

# As in a container of 768 MiB.
run=(-XX:+UseG1GC -Xms16m -Xmx460m)
(cd "$folder/container" && PATH=$jdk25/bin:$PATH PORT=$port ../../../src/main/docker/train.sh -XX:+UseG1GC) > "$folder/train.log" 2>&1

uptime
echo '| | start to ready | processor time until then | resident when ready | after 200 calls |'
echo '|---|---|---|---|---|'
measure 'JDK 17' "$jdk17/bin/java" "${run[@]}" -jar "$folder/jar/quarkus-run.jar"
measure 'JDK 25' "$jdk25/bin/java" "${run[@]}" -jar "$folder/jar/quarkus-run.jar"
measure 'JDK 25, AOT cache' "$jdk25/bin/java" "${run[@]}" -XX:AOTCache="$folder/container/app.aot" -jar "$folder/container/quarkus-run.jar"
echo "AOT cache: $(du -m "$folder/container/app.aot" | cut -f1) MiB"
uptime
