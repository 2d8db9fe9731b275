// Loaded before a program (LD_PRELOAD), it sets the program's clock ahead by SECONDS. Timers keep the
// machine's time. libfaketime does the same, but not beside jemalloc.
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t clock, struct timespec* now) {
  const int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && clock == CLOCK_REALTIME) now->tv_sec += SECONDS;
  return result;
}
