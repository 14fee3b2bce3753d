#!/usr/bin/env bash
# Builds the image with buildah and runs it with podman and runc, which need no engine.
# Usage: test-container.sh RESULTS
set -euo pipefail
cd "$(dirname "$0")/.."
results=$1
# shellcheck source=scripts/tally.sh
source scripts/tally.sh
# shellcheck source=scripts/probe.sh
source scripts/probe.sh

if ((EUID != 0)); then
  echo "--container makes network namespaces and file systems, and wants root." >&2
  exit 1
fi

work="$PWD/artifacts/container"
name="webudpchat-test-$$"
image=localhost/webudpchat:test
mkdir -p "$work/storage" "$work/run" "$work/storage-run"
cat >"$work/storage.conf" <<TEXT
[storage]
driver = "vfs"
graphroot = "$work/storage"
runroot = "$work/storage-run"
TEXT
export CONTAINERS_STORAGE_CONF="$work/storage.conf" BUILDAH_ISOLATION=chroot

podman_run() { podman --runtime runc "$@"; }
finish() { podman_run rm --force --volumes "$name" >/dev/null 2>&1 || true; }
trap finish EXIT

build=(buildah bud --network host --format docker --tag "$image")
if timeout 60 buildah pull --quiet mcr.microsoft.com/dotnet/aspnet:10.0 >/dev/null 2>&1; then
  build+=(--pull)
else
  echo 'The base images cannot be reached: using stand-ins made from this machine.'
  scripts/container-bases.sh "$work"
  build+=(--pull-never)
  for settings in .npmrc .nuget/NuGet/NuGet.Config; do
    [[ ! -e $HOME/$settings ]] || build+=(--volume "$HOME/$settings:/root/$settings:ro")
  done
fi
"${build[@]}" . >"$work/build.log" 2>&1 || { tail -40 "$work/build.log" >&2 && exit 1; }

configured() { buildah inspect --type image --format "{{.Docker.Config.$1}}" "$image"; }
image_is_described() {
  [[ $(configured User) == 1654 && $(configured ExposedPorts) == *8080/tcp*9000/udp* && $(configured Volumes) == */data* ]] &&
    [[ $(configured Healthcheck.Test) == *healthcheck* ]]
}
check container 'user, ports, volume and health check are declared' image_is_described

# A network of its own, in which the image's own ports are free; everything but the volume is read-only.
podman_run run --detach --name "$name" --network none --no-healthcheck --read-only --tmpfs /tmp --cap-drop all \
  --security-opt no-new-privileges --ulimit nofile=20000:20000 --ulimit nproc=4096:4096 "$image" >/dev/null

inside() {
  nsenter --net --target "$(podman_run inspect --format '{{.State.Pid}}' "$name")" -- \
    env PROBE_COOKIES="$work/cookies" bash -c "$(declare -f json ask set_up page_is_served has_message datagram_arrives within); $1"
}
is_healthy() { podman_run exec "$name" dotnet WebUdpChat.dll healthcheck 2>/dev/null; }
runs_without_rights() { [[ $(ps -o uid= -p "$(podman_run inspect --format '{{.State.Pid}}' "$name")" | tr -d ' ') == 1654 ]]; }
stops_with_0() {
  podman_run stop --time 20 "$name" >/dev/null && [[ $(podman_run inspect --format '{{.State.ExitCode}}' "$name") == 0 ]]
}

check container 'its health check answers' within 60 is_healthy
check container 'runs as a user without rights' runs_without_rights
check container '/ is the page' inside 'page_is_served http://127.0.0.1:8080'
check container 'a stranger is not let in' inside '! curl -fs http://127.0.0.1:8080/api/status'
# shellcheck disable=SC2016 # expanded inside
check container 'the network is answered over https' inside '[[ $(curl -ks -o /dev/null -w "%{http_code}" https://127.0.0.1:8443/) == 200 ]]'
secret=$(podman_run logs "$name" 2>&1 | sed -n 's|.*http://.*/setup#||p' | head -1)
check container 'the setup link of its log works' inside "set_up http://127.0.0.1:8080 $secret"
check container 'a datagram becomes a message' inside 'datagram_arrives http://127.0.0.1:8080 127.0.0.1:9000'
check container 'SIGTERM ends it with exit code 0' stops_with_0
if grep -q $'^container\t0\t' "$tally"; then
  podman_run logs "$name" >&2
fi
