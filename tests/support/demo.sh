# shellcheck shell=bash
# Functions for tests that start from `tools/run --demo`; read paste.sh in before.

: "${root:?}" "${folder:?}" "${programs:?}"

fail() {
  echo "tools/run --demo: $1" >&2
  cat "$folder/out" "$folder/err" >&2
  exit 1
}

# start_demo: runs `tools/run --demo` with the programs that are built, installs and builds nothing:
# the copy of tools/run, in $folder/tree, finds a tools/build that does so. What it says is in
# $folder/out. Sets $address, and what it says are names: $URL, $DEMO and the keys.
start_demo() {
  mkdir -p "$folder/tree/tools" "$folder/tree/build/release" "$folder/data"
  cp -r "$root/tools/run" "$root/tools/lib" "$folder/tree/tools/"
  printf '#!/bin/sh\nexit 0\n' >"$folder/tree/tools/build"
  chmod +x "$folder/tree/tools/build"
  ln -s "$(cd -- "$programs" && pwd)" "$folder/tree/build/release/bin"
  unset SEATLEDGER_ADMIN_KEY
  : >"$folder/out"
  TMPDIR=$folder/data "$folder/tree/tools/run" --demo -- --listen 127.0.0.1:0 \
    >"$folder/out" 2>"$folder/err" &
  server=$!
  for _ in $(seq 6000); do
    # The last line of what it says.
    grep -q '^docs/tutorial.md' "$folder/out" && break
    kill -0 "$server" 2>/dev/null || fail "the server ended"
    sleep 0.1
  done
  head -1 "$folder/out" | grep -q '^listening on http://127.0.0.1:' || fail "does not say where it listens"
  sed -n 's/^  \([A-Z_]*=.*\)/export \1/p' "$folder/out" >"$folder/names"
  # shellcheck source=/dev/null
  source "$folder/names"
  # shellcheck disable=SC2034  # for paste_page
  address=${URL:?}
}

# Ends the server, which must end well.
stop_demo() {
  kill -TERM "$server"
  wait "$server" || fail "the server did not end with 0"
  server=
}
