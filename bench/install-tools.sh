#!/usr/bin/env bash
# Installs what the bench needs and is missing: a C compiler, and the peers that Debian has. Without them their rows say n/a.
set -euo pipefail

missing=()
for entry in gcc:gcc make:make pkg-config:pkg-config; do
  command -v "${entry%%:*}" >/dev/null || missing+=("${entry#*:}")
done
pkg-config --exists libwebsockets 2>/dev/null || missing+=(libwebsockets-dev)
for package in websockets aiohttp; do
  [[ -d /usr/lib/python3/dist-packages/$package ]] || missing+=("python3-$package")
done
compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing+=(postgresql)
((${#missing[@]})) || exit 0

as_root=()
if ((EUID != 0)); then
  as_root=(sudo -n)
fi
if command -v apt-get >/dev/null && "${as_root[@]}" true 2>/dev/null; then
  echo "Installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null || true
fi
for program in gcc make; do
  command -v "$program" >/dev/null || { echo "The bench needs $program." >&2; exit 1; }
done
