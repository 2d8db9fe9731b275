// Allocator options that are set when a program starts.

// Large pages: look-ups touch rows all over memory, and finding small pages would then take much of
// the time (docs/benchmarks.md). jemalloc reads this variable by its name; other allocators ignore
// it.
extern "C" {
extern const char* const malloc_conf;
const char* const malloc_conf = "thp:always";
}
