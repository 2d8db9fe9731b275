# shellcheck shell=bash
# What the sanitizers are told, and fewer rounds where each round starts and kills a server. Export
# a variable yourself to have it otherwise.

: "${root:?the root of the tree}"

# A finding ends the process with this code; a crash does it with the number of its signal.
found=66
export ASAN_OPTIONS=${ASAN_OPTIONS-exitcode=$found}
export UBSAN_OPTIONS=${UBSAN_OPTIONS-exitcode=$found:print_stacktrace=1}
# history_size: so much of the past that both sides of a race are told, and a library's side is known.
export TSAN_OPTIONS=${TSAN_OPTIONS-exitcode=$found:second_deadlock_stack=1:history_size=7:suppressions=$root/tests/sanitize/thread.supp}
export SEATLEDGER_KILLS=${SEATLEDGER_KILLS-5}
export SEATLEDGER_SEQUENCES=${SEATLEDGER_SEQUENCES-1000}
