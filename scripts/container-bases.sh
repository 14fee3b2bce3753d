#!/usr/bin/env bash
# Makes stand-ins for the base images of the Dockerfile, for a machine that reaches no image registry:
# Debian by debootstrap, with this machine's .NET and Node. They live in a store of their own, so that nothing
# else on the machine takes them for the real ones. Usage: container-bases.sh FOLDER; wants the buildah settings of
# test-container.sh.
set -euo pipefail
folder=$1
rootfs="$folder/rootfs"
trusted=/etc/ssl/certs/ca-certificates.crt

if [[ ! -e $rootfs/.complete ]]; then
  rm -rf "$rootfs"
  debootstrap --variant=minbase --include=ca-certificates,libssl3,libicu72,tzdata,libstdc++6 bookworm "$rootfs" >/dev/null
  rm -rf "$rootfs"/var/cache/apt/archives/*.deb
  # The registries that this machine trusts, for the restore inside.
  cp -L "$trusted" "$rootfs$trusted"
  touch "$rootfs/.complete"
fi

dotnet_root=$(dirname "$(readlink -f "$(command -v dotnet)")")
node_modules=$(npm root -g)

# stand_in NAME WITH...: an image of Debian and the given parts of this machine.
stand_in() {
  local name=$1 container part
  shift
  container=$(buildah from scratch)
  buildah add --quiet "$container" "$rootfs" / >/dev/null
  buildah config --env SSL_CERT_FILE="$trusted" --env NODE_EXTRA_CA_CERTS="$trusted" "$container"
  for part in "$@"; do
    buildah add --quiet "$container" "$part" "$part" >/dev/null
  done
  if [[ $name == */dotnet/* ]]; then
    buildah run "$container" -- ln -sf "$dotnet_root/dotnet" /usr/bin/dotnet
    buildah config --env APP_UID=1654 --env ASPNETCORE_HTTP_PORTS=8080 --env DOTNET_RUNNING_IN_CONTAINER=true "$container"
  else
    buildah run "$container" -- ln -sf "$node_modules/npm/bin/npm-cli.js" /usr/bin/npm
  fi
  buildah commit --quiet --rm "$container" "$name" >/dev/null
}

exists() { buildah inspect --type image "$1" >/dev/null 2>&1; }

exists docker.io/library/node:24-slim || stand_in docker.io/library/node:24-slim "$(command -v node)" "$node_modules"
exists mcr.microsoft.com/dotnet/sdk:10.0 || stand_in mcr.microsoft.com/dotnet/sdk:10.0 "$dotnet_root"
exists mcr.microsoft.com/dotnet/aspnet:10.0 ||
  stand_in mcr.microsoft.com/dotnet/aspnet:10.0 "$dotnet_root/dotnet" "$dotnet_root/host" "$dotnet_root/shared"
