#!/usr/bin/env bash
# Measures start to ready, processor time until then and resident memory: bench/start.md. Needs curl, and a package (mvn -DskipTests package
# -Dquarkus.package.jar.type=aot-jar; with -Dnative for the executable). Give it JVMs: bench/start.sh /usr/lib/jvm/*; where one is a JDK 25, also
# with the AOT cache that src/main/docker/train.sh made with it in target/quarkus-app.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-18096}
app=${APP:-target/quarkus-app}
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

measure() {
  local name=$1 began server
  shift
  began=$(date +%s%N)
  LECTERN_DATA_DIR=$data QUARKUS_HTTP_PORT=$port "$@" > "$data/server.log" 2>&1 &
  server=$!
  until curl -sf "http://localhost:$port/q/health/ready" > /dev/null; do
    kill -0 $server
    sleep 0.05
  done
  local took=$((($(date +%s%N) - began) / 1000000))
  local said
  said=$(grep -o 'started in [0-9.]*s' "$data/server.log")
  awk -v n="$name" -v t=$took -v s="$said" '
    FILENAME ~ /stat$/ {cpu = ($14 + $15) / 100}
    /VmRSS/ {printf "| %s | %d ms | %s | %.1f s | %d MiB |\n", n, t, s, cpu, $2 / 1024}' "/proc/$server/stat" "/proc/$server/status"
  kill $server
  wait $server || true
}

first=$1
measure "made ready" "$first/bin/java" -jar "$app/quarkus-run.jar" > /dev/null
for jvm in "$@"; do
  for _ in $(seq "${RUNS:-3}"); do
    measure "$(basename "$jvm")" "$jvm/bin/java" -XX:+UseG1GC -Xmx450m -jar "$app/quarkus-run.jar"
  done
  if [[ $jvm == *25* && -f "$app/app.aot" ]]; then
    for _ in $(seq "${RUNS:-3}"); do
      measure "$(basename "$jvm"), AOT cache" "$jvm/bin/java" -XX:+UseG1GC -XX:AOTCache="$app/app.aot" -Xmx450m -jar "$app/quarkus-run.jar"
    done
  fi
done
