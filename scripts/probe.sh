# shellcheck shell=bash
# Questions to a running gateway, over HTTP and UDP. Sourced.

# within SECONDS COMMAND...: tries a command until it succeeds.
within() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < end)) || return 1
    sleep 0.2
  done
}

# json EXPRESSION: evaluates a JavaScript expression of `it`, the JSON on standard input.
json() {
  node -e 'const it = JSON.parse(require("fs").readFileSync(0, "utf8")); console.log(eval(process.argv[1]))' "$1"
}

# ask ROUTE...: a request, with the cookies of $PROBE_COOKIES where people need accounts.
ask() {
  curl -fs ${PROBE_COOKIES:+--cookie "$PROBE_COOKIES"} "$@"
}

# set_up PAGE SECRET: makes the owner's account by the setup link, and keeps its cookie in $PROBE_COOKIES.
set_up() {
  curl -fs --cookie-jar "$PROBE_COOKIES" -o /dev/null -H 'Content-Type: application/json' \
    -d "{\"secret\":\"$2\",\"name\":\"owner\",\"password\":\"correct horse battery\"}" "$1/api/access/setup"
}

# udp_endpoint PAGE: the first listener's address:port.
udp_endpoint() {
  ask "$1/api/status" | json 'it.listeners[0].endpoint'
}

page_is_served() {
  curl -fs "$1/" | grep -qi '<!doctype html'
}

has_message() {
  local page=$1 text=$2 conversation
  for conversation in $(ask "$page/api/conversations" | json 'it.items.map(c => c.id).join(" ")'); do
    if ask "$page/api/conversations/$conversation/messages" | grep -qF "\"$text\""; then
      return 0
    fi
  done
  return 1
}

# datagram_arrives PAGE ADDRESS:PORT: writes as bash does, and looks for it in the history.
datagram_arrives() {
  local page=$1 endpoint=$2 text="probe-$RANDOM$RANDOM"
  printf '%s\n' "$text" >"/dev/udp/${endpoint%:*}/${endpoint##*:}"
  within 20 has_message "$page" "$text"
}
