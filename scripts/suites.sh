# shellcheck shell=bash
# The suites of ./test.sh. Sourced, after tally.sh and probe.sh; wants $results and $configuration.

# test_project NAME [FILTER]: one .NET test project.
test_project() {
  local name=$1 filter=${2:-} ended=0 trx="${results:?}/$1.trx"
  echo "== $name"
  dotnet test "tests/$name" --no-build --nologo -c "${configuration:?}" --results-directory "$results" \
    --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' \
    --blame-hang-timeout "${WEBUDPCHAT_LONG:+10}5m" --blame-hang-dump-type none ${filter:+--filter "$filter"} || ended=$?
  local total=0 passed=0 failed=0
  if [[ -e $trx ]]; then
    read -r total passed failed < <(
      sed -nE 's/.*<Counters total="([0-9]+)".* passed="([0-9]+)" failed="([0-9]+)".*/\1 \2 \3/p' "$trx"
    ) || true
  fi
  record "$name" "$passed" "$failed" "$((total - passed - failed))" "$ended"
}

# test_durability: that nothing is lost, with the figures that were measured.
test_durability() {
  rm -rf artifacts/durability
  test_project WebUdpChat.Durability.Tests
  cat artifacts/durability/*.txt || true
}

# test_page: types, style and unit tests of the page.
test_page() {
  echo "== wwwroot"
  check 'wwwroot' 'npm run check' npm --prefix wwwroot run --silent check
  local ended=0 report="$results/wwwroot.json"
  npm --prefix wwwroot test --silent -- --reporter=default --reporter=json --outputFile.json="$report" || ended=$?
  local passed=0 failed=0 skipped=0
  if [[ -e $report ]]; then
    read -r passed failed skipped < <(
      json '[it.numPassedTests, it.numFailedTests, it.numPendingTests + it.numTodoTests].join(" ")' <"$report"
    ) || true
  fi
  record 'wwwroot' "$passed" "$failed" "$skipped" "$ended"
}
