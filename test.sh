#!/usr/bin/env bash
# Builds everything and runs all tests. The last line says how many passed and failed.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'TEXT'
Usage: ./test.sh [--quick] [--long] [--container] [--filter EXPRESSION] [--pictures]
  --quick       without other programs, crashes, browser and published program
  --long        with the long forms, and the page in every size and theme
  --container   with the container image, built and run
  --filter X    only the .NET tests that match X, in the syntax of `dotnet test --filter`
  --pictures    only takes the pictures in docs/images again
TEXT
}

quick=no container=no only='' pictures=no
while (($#)); do
  case $1 in
    --quick) quick=yes ;;
    --long) export WEBUDPCHAT_LONG=1 ;;
    --container) container=yes ;;
    --filter) only=${2:?--filter needs an expression} && shift ;;
    --pictures) pictures=yes ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && exit 64 ;;
  esac
  shift
done

configuration=Release
results="$PWD/artifacts/test-results"
rm -rf "$results" artifacts/screenshots artifacts/page
mkdir -p "$results"
# shellcheck source=scripts/tally.sh
source scripts/tally.sh
# shellcheck source=scripts/probe.sh
source scripts/probe.sh
# shellcheck source=scripts/suites.sh
source scripts/suites.sh

if [[ $container == yes ]]; then scripts/install-tools.sh --container; else scripts/install-tools.sh; fi
if ! dotnet restore --locked-mode -v quiet || ! dotnet build --no-restore --nologo -v quiet -c "$configuration"; then
  record build 0 1 0
  summary || exit 1
fi

filter='Category!=Pictures'
[[ -n ${WEBUDPCHAT_LONG:-} ]] || filter+='&Category!=Long'
if [[ $pictures == yes ]]; then
  test_project WebUdpChat.Browser.Tests 'Category=Pictures'
elif [[ -n $only ]]; then
  may_be_empty=yes
  for project in tests/*/*.csproj; do
    test_project "$(basename "$project" .csproj)" "($only)&$filter"
  done
else
  quick_projects=(WebUdpChat.Core.Tests WebUdpChat.Tests)
  for project in "${quick_projects[@]}"; do
    test_project "$project" "$filter"
  done
  test_page
  if [[ $quick == no ]]; then
    waiting_projects=(WebUdpChat.Durability.Tests WebUdpChat.Interop.Tests WebUdpChat.Network.Tests)
    for project in tests/*/*.csproj; do
      project=$(basename "$project" .csproj)
      [[ " ${quick_projects[*]} ${waiting_projects[*]} " == *" $project "* ]] || test_project "$project" "$filter"
    done
    # Those of crashes, programs and networks mostly wait: one runs beside the others.
    test_projects "$filter" "${waiting_projects[@]:1}" >"$results/beside.log" 2>&1 &
    beside=$!
    test_project "${waiting_projects[0]}" "$filter"
    wait "$beside" || check 'beside' "the suites that ran beside ${waiting_projects[0]}" false
    cat "$results/beside.log"
    test_bench
    # What the page costs, as its tests measured it.
    cat artifacts/page/*.txt || true
    scripts/test-published.sh "$results" || check published 'the run of the published program' false
  fi
  if [[ $container == yes ]]; then
    scripts/test-container.sh "$results" || check container 'the build and run of the image' false
  fi
fi
summary
