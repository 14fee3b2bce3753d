#!/usr/bin/env bash
# Runs the published program as a container or a service would: a user without rights, a folder nobody can write to.
# Usage: test-published.sh RESULTS
set -euo pipefail
cd "$(dirname "$0")/.."
results=$1
# shellcheck source=scripts/tally.sh
source scripts/tally.sh
# shellcheck source=scripts/probe.sh
source scripts/probe.sh

nobody=65534
folder=$(mktemp -d)
pid=
finish() {
  [[ -z $pid ]] || kill -KILL "$pid" 2>/dev/null || true
  chmod -R u+w "$folder"
  rm -rf "$folder"
}
trap finish EXIT

dotnet publish src/WebUdpChat --nologo -v quiet -c Release -o "$folder/app"
mkdir "$folder/data"
chmod 755 "$folder"
as_user=()
if ((EUID == 0)); then
  chown -R 0:0 "$folder/app"
  chown "$nobody:$nobody" "$folder/data"
  as_user=(setpriv "--reuid=$nobody" "--regid=$nobody" --clear-groups --no-new-privs)
fi
chmod -R a-w,a+rX "$folder/app"

log="$folder/log"
(cd / && exec "${as_user[@]}" env -i PATH="$PATH" HOME=/nonexistent DOTNET_ROOT="${DOTNET_ROOT:-}" \
  dotnet "$folder/app/WebUdpChat.dll" --urls http://127.0.0.1:0 --udp 127.0.0.1:0 --data "$folder/data") >"$log" 2>&1 &
pid=$!

page=
has_address() {
  page=$(grep -oEm1 'http://127\.0\.0\.1:[1-9][0-9]*' "$log")
}
runs_without_rights() {
  [[ $(ps -o uid= -p "$pid" | tr -d ' ') != 0 ]] && ! "${as_user[@]}" test -w "$folder/app"
}
ends_with_0() {
  kill -TERM "$pid"
  local ended=0
  wait "$pid" || ended=$?
  pid=
  ((ended == 0))
}
script_is_whole() {
  local asset
  asset=$(curl -fs "$page/" | grep -oEm1 'assets/[^"]+\.js')
  cmp -s <(curl -fs "$page/$asset") "$folder/app/wwwroot/$asset"
}

# What a browser loads first, compressed, in bytes: what index.html names, and the longest of the languages. Views that are
# opened later bring further texts of theirs, in smaller files of the same name.
script_and_style_are_small() {
  local bytes root=$folder/app/wwwroot
  bytes=$({
    grep -oE '[a-zA-Z0-9/._-]+\.(js|css)"' "$root/index.html" | tr -d '"' | sort -u | while read -r file; do stat -c %s "$root/$file.br" || echo 1000000; done
    stat -c %s "$root"/assets/ja-*.js.br | sort -n | tail -n 1
  } | awk '{ all += $1 } END { print all + 0 }')
  echo "script and style of the published page, brotli: $bytes bytes of at most 90000"
  ((bytes > 0 && bytes <= 90000))
}

if ! within 60 has_address; then
  cat "$log" >&2
  check 'published' 'the program starts' false
  exit 0
fi
check 'published' 'runs as a user without rights, from a folder it cannot write to' runs_without_rights
check 'published' '/health/ready answers 200' within 30 curl -fs -o /dev/null "$page/health/ready"
check 'published' '/ is the page' page_is_served "$page"
check 'published' 'the page'"'"'s script arrives whole' script_is_whole
check 'published' 'script and style take at most 90 kB over the wire' script_and_style_are_small
check 'published' 'a datagram becomes a message' datagram_arrives "$page" "$(udp_endpoint "$page")"
check 'published' 'SIGTERM ends it with exit code 0' ends_with_0
