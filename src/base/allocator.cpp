// The options with which the allocator of a program starts.

// Large pages: rows are looked for all over the memory, and finding small pages is then much of
// what it costs (docs/benchmarks.md). Read by jemalloc, by this name; nothing to any other
// allocator.
extern "C" {
extern const char* const malloc_conf;
const char* const malloc_conf = "thp:always";
}
