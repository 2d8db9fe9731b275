# shellcheck shell=bash
# Functions for tests that paste the commands of a page into a shell, against a fresh server. Sets
# $folder, which is removed at the end, and $programs.
programs=${PROGRAMS_DIR:-$root/build/release/bin}
answers=${SEATLEDGER_ANSWERS-} # where the test openapi_answers looks for what was answered
unset SEATLEDGER_ANSWERS       # no setting of the server
folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || { kill "$server" 2>/dev/null || true; wait "$server" || true; }; rm -rf "$folder"' EXIT

# start_server DATA [ADDRESS:PORT]: sets $address, such as http://127.0.0.1:40123.
start_server() {
  : >"$folder/out"
  "$programs/seatledgerd" --data-dir "$1" --listen "${2:-127.0.0.1:0}" >"$folder/out" 2>"$folder/err" &
  server=$!
  for _ in $(seq 3000); do
    grep -q listening "$folder/out" && break
    if ! kill -0 "$server" 2>/dev/null; then
      cat "$folder/err" >&2
      return 1
    fi
    sleep 0.1
  done
  address=$(sed -n 's/^listening on //p' "$folder/out")
}

# record_answers: $address becomes that of a proxy that keeps what is answered, if somebody asks.
record_answers() {
  [[ -n $answers ]] || return 0
  coproc recorder {
    SEATLEDGER_ANSWERS=$answers exec node "$root/tests/readme/recorder.mjs" "$address" 2>"$folder/recorder"
  }
  read -r address <&"${recorder[0]}"
}

stop_server() {
  kill "$server"
  wait "$server"
  server=
}

# paste_page PAGE: runs what follows each "$ " in its blocks marked "console", and compares what is
# printed with the other lines. Sets $pasted, the number of those.
paste_page() {
  awk '/^```console/ { inside = 1; next } /^```/ { inside = 0 } inside' "$1" |
    sed "s|http://127.0.0.1:8080|$address|" >"$folder/session"
  sed -n 's/^\$ //p' "$folder/session" >"$folder/commands"
  grep -v '^\$ ' "$folder/session" >"$folder/expected"
  bash "$folder/commands" >"$folder/printed"
  # shellcheck disable=SC2034  # for whoever reads this file in
  pasted=$(grep -c . "$folder/expected")
  if ! diff -u "$folder/expected" "$folder/printed"; then
    echo "$1 shows something else than the server prints" >&2
    return 1
  fi
}
