#!/usr/bin/env bash
# Measures the gateway beside what a user would pick instead, all in one run, and writes bench/RESULTS.md.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'TEXT'
Usage: ./bench.sh [--quick] [--long] [--only PART,…] [--baseline]
       ./bench.sh --micro [FILTER]
  --quick      fewer rounds and peers, for a look while working (under 3 minutes once it is built); results go to artifacts/bench
  --long       the journal with ten million messages (about half an hour and 6 GB more)
  --only X     only these parts: receive clients many fast calm send room journal idle start stall nodes
  --baseline   keeps the ratios as those to compare with from now on
  --micro      single parts by themselves instead (3 minutes), into bench/MICRO.md; with a FILTER such as '*Text*' only those, into artifacts/bench
TEXT
}

arguments=() micro=no
while (($#)); do
  case $1 in
    --quick | --long | --baseline) arguments+=("$1") ;;
    --only) arguments+=("$1" "${2:?--only needs parts}") && shift ;;
    --micro)
      micro=yes
      [[ $# == 1 || $2 == -* ]] || { arguments+=("$2") && shift; }
      ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 64 ;;
  esac
  shift
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1
if [[ $micro == yes ]]; then
  echo '== build'
  dotnet build bench/WebUdpChat.MicroBench --nologo -v quiet -c Release
  exec dotnet artifacts/bin/WebUdpChat.MicroBench/release/WebUdpChat.MicroBench.dll "${arguments[@]}"
fi
output=artifacts/bench
mkdir -p "$output/load"

echo '== build'
bench/install-tools.sh
make -s -C bench/load OUT="$PWD/$output/load"
if pkg-config --exists libwebsockets 2>/dev/null; then
  # shellcheck disable=SC2046
  gcc -O2 -o "$output/load/lws_bridge" bench/peers/lws_bridge.c $(pkg-config --cflags --libs libwebsockets)
fi
if [[ ! -e bench/peers/node_modules/.package-lock.json || bench/peers/package-lock.json -nt bench/peers/node_modules/.package-lock.json ]]; then
  npm --prefix bench/peers ci --silent --no-audit --no-fund || echo 'The npm packages cannot be had: their peers are left out.'
fi
dotnet publish src/WebUdpChat --nologo -v quiet -c Release -o "$output/gateway"
dotnet build bench/WebUdpChat.Bench --nologo -v quiet -c Release
exec dotnet artifacts/bin/WebUdpChat.Bench/release/WebUdpChat.Bench.dll "${arguments[@]}"
