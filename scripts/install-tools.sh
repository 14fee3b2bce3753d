#!/usr/bin/env bash
# Installs what the tests need and is missing: the programs to talk with, a browser, fonts for its pictures.
set -euo pipefail

commands=(
  nc.openbsd:netcat-openbsd nc.traditional:netcat-traditional ncat:ncat socat:socat python3:python3
  psql:postgresql chromium-headless-shell:chromium-headless-shell strace:strace tshark:tshark ps:procps curl:curl setpriv:util-linux script:bsdutils ip:iproute2
  iptux:iptux Xvfb:xvfb xdotool:xdotool xclip:xclip import:imagemagick dbus-run-session:dbus
)
fonts=(
  truetype/noto/NotoSans-Regular.ttf:fonts-noto-core
  opentype/noto/NotoSansCJK-Regular.ttc:fonts-noto-cjk
  truetype/noto/NotoColorEmoji.ttf:fonts-noto-color-emoji
)
if [[ ${1:-} == --container ]]; then
  commands+=(buildah:buildah podman:podman runc:runc debootstrap:debootstrap)
fi

for tool in dotnet:'the .NET SDK 10, https://dot.net' node:'Node.js 20.19 or newer, https://nodejs.org' npm:'npm, https://nodejs.org'; do
  if ! command -v "${tool%%:*}" >/dev/null; then
    echo "${tool%%:*} was not found. Install ${tool#*:}." >&2
    exit 1
  fi
done

missing=()
for entry in "${commands[@]}"; do
  command -v "${entry%%:*}" >/dev/null || missing+=("${entry#*:}")
done
if command -v dpkg >/dev/null; then
  for entry in "${fonts[@]}"; do
    [[ -e /usr/share/fonts/${entry%%:*} ]] || missing+=("${entry#*:}")
  done
fi
((${#missing[@]})) || exit 0

as_root=()
if ((EUID != 0)); then
  as_root=(sudo -n)
fi
if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
  echo "The tests need programs that are not installed:" >&2
  echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi

echo "Installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
