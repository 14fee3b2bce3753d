# shellcheck shell=bash
# The suites of ./test.sh. Sourced, after tally.sh and probe.sh; wants $results and $configuration.

# run_project NAME REPORT FILTER: one .NET test project, once. Sets $total, $passed, $failed and $ended.
run_project() {
  local name=$1 report=$2 filter=$3
  ended=0 total=0 passed=0 failed=0
  dotnet test "tests/$name" --no-build --nologo -c "${configuration:?}" --results-directory "${results:?}" \
    --logger "trx;LogFileName=$report.trx" --logger 'console;verbosity=minimal' \
    --blame-hang-timeout "${WEBUDPCHAT_LONG:+10}5m" --blame-hang-dump-type none ${filter:+--filter "$filter"} || ended=$?
  [[ -e $results/$report.trx ]] || return 0
  read -r total passed failed < <(
    sed -nE 's/.*<Counters total="([0-9]+)".* passed="([0-9]+)" failed="([0-9]+)".*/\1 \2 \3/p' "$results/$report.trx"
  ) || true
}

# failed_tests REPORT: a filter for the tests that failed.
failed_tests() {
  grep -o '<UnitTestResult [^>]*outcome="Failed"' "$results/$1.trx" | sed -E 's/.*testName="([^"(]+).*/FullyQualifiedName=\1/' | sort -u | paste -sd'|'
}

# test_project NAME [FILTER]: one .NET test project. Sockets, browsers and whole programs hang on the machine's moods: a few
# tests that fail are run once more, which is said, and count as failed when they fail again.
test_project() {
  local name=$1 filter=${2:-} ended total passed failed
  echo "== $name"
  run_project "$name" "$name" "$filter"
  local bad=$failed fine=$passed skipped=$((total - passed - failed))
  if ((failed > 0 && failed <= 5)); then
    echo "== $name: $failed failed, once more: $(failed_tests "$name")"
    run_project "$name" "$name-again" "$(failed_tests "$name")"
    if ((total > 0)); then
      fine=$((fine + (bad > failed ? bad - failed : 0))) bad=$failed
    fi
  fi
  record "$name" "$fine" "$bad" "$skipped" "$ended"
}

# test_projects FILTER NAME...: some of them, one after the other.
test_projects() {
  local filter=$1 name
  shift
  for name in "$@"; do
    test_project "$name" "$filter"
  done
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

# build_locked PROJECT: restores what its lock file says, and builds.
build_locked() {
  dotnet restore --locked-mode -v quiet "$1" && dotnet build --no-restore --nologo -v quiet -c "${configuration:?}" "$1"
}

# test_bench: the bench is no part of the solution, so that nobody who only wants the program fetches what it needs.
test_bench() {
  echo '== bench'
  local project
  for project in bench/*/*.csproj; do
    check bench "$project builds" build_locked "$project"
  done
}
