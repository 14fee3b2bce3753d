# shellcheck shell=bash
# Counts of what was tested, suite by suite. Sourced; wants $results, the folder for them.

tally="${results:?}/tally.tsv"

# record SUITE PASSED FAILED SKIPPED [ENDED]: a suite that ended badly, or tested nothing, has failed once at least.
record() {
  local suite=$1 passed=$2 failed=$3 skipped=$4 ended=${5:-0}
  if ((ended != 0 && failed == 0)); then
    echo "$suite: ended with exit code $ended" >&2
    failed=1
  fi
  if ((passed + failed + skipped == 0)) && [[ ${may_be_empty:-no} == no ]]; then
    echo "$suite: no test was run" >&2
    failed=1
  fi
  if ((skipped != 0)) && [[ ${CI:-} == true ]]; then
    echo "$suite: $skipped skipped, which CI does not allow" >&2
    failed=$((failed + skipped)) skipped=0
  fi
  printf '%s\t%d\t%d\t%d\n' "$suite" "$passed" "$failed" "$skipped" >>"$tally"
}

# check SUITE WHAT COMMAND...: one test that is a command.
check() {
  local suite=$1 what=$2
  shift 2
  if "$@"; then
    echo "  ok    $what"
    record "$suite" 1 0 0
  else
    echo "  FAIL  $what" >&2
    record "$suite" 0 1 0
  fi
}

# summary: a line for each suite, and the line that counts. Fails where a test failed or none was run.
summary() {
  touch "$tally"
  echo
  awk -F'\t' '
    { p[$1] += $2; f[$1] += $3; s[$1] += $4 }
    !seen[$1]++ { order[++n] = $1 }
    END { for (i = 1; i <= n; i++) printf "%-28s %5d passed %4d failed %4d skipped\n", order[i], p[order[i]], f[order[i]], s[order[i]] }
  ' "$tally"
  awk -F'\t' '
    { passed += $2; failed += $3; skipped += $4 }
    END {
      printf "%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : ""
      exit failed > 0 || passed == 0
    }
  ' "$tally"
}
