# shellcheck shell=bash
# web_packages: installs what the pages for browsers are made with. Where npm reaches no packages it
# says so, and what is built from then on has no pages.
# configure with|without: prepares the folder of $preset, with or without the tests. Does nothing when
# that is done: a tree once prepared with tests stays so, and CMake itself notices changed lists of
# sources.
# build TARGET...: makes the targets.

: "${root:?the root of the tree}"

preset=${preset:-release}
build_dir=$root/build/$preset
web=ON

web_packages() {
  local output
  if output=$("$root/tools/lib/web_packages" 2>&1); then return 0; fi
  # The server says the same at /docs/.
  echo "seatledgerd: built without the pages for browsers: tools/build adds them where npm reaches its packages" \
    "($(grep -m1 -o 'E[A-Z]\{5,\}.*' <<<"$output" || echo 'npm ci failed'))." >&2
  web=OFF
}

configure() {
  local tests=OFF cache=$build_dir/CMakeCache.txt ninja=$build_dir/build.ninja
  if [[ $1 == with ]] || grep -qs '^SEATLEDGER_TESTS:BOOL=ON' "$cache"; then tests=ON; fi
  if [[ $ninja -nt $root/CMakePresets.json ]] &&
    grep -q "^SEATLEDGER_TESTS:BOOL=$tests" "$cache" &&
    grep -q "^SEATLEDGER_WEB:BOOL=$web" "$cache"; then
    return 0
  fi
  (cd "$root" && cmake --preset "$preset" -DSEATLEDGER_TESTS=$tests -DSEATLEDGER_WEB=$web \
    --log-level=WARNING >/dev/null)
}

build() {
  cmake --build "$build_dir" --parallel "$(nproc)" --target "$@"
}
