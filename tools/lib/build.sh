# shellcheck shell=bash
# configure with|without: prepares the folder of $preset, with or without the tests. Does nothing when
# that is done: a tree once prepared with tests stays so, and CMake itself notices changed lists of
# sources.
# build TARGET...: makes the targets.

: "${root:?the root of the tree}"

preset=${preset:-release}
build_dir=$root/build/$preset

configure() {
  local tests=OFF cache=$build_dir/CMakeCache.txt ninja=$build_dir/build.ninja
  if [[ $1 == with ]] || grep -qs '^SEATLEDGER_TESTS:BOOL=ON' "$cache"; then tests=ON; fi
  if [[ $ninja -nt $root/CMakePresets.json ]] &&
    grep -q "^SEATLEDGER_TESTS:BOOL=$tests" "$cache"; then
    return 0
  fi
  (cd "$root" && cmake --preset "$preset" -DSEATLEDGER_TESTS=$tests --log-level=WARNING >/dev/null)
}

build() {
  cmake --build "$build_dir" --parallel "$(nproc)" --target "$@"
}
