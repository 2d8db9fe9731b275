// What the allocator of this program is told when it starts.

// Large pages: a fold looks at rows all over its memory, and finding small pages is then what costs
// most. Read by jemalloc, by this name; nothing to any other allocator.
extern "C" {
extern const char* const malloc_conf;
const char* const malloc_conf = "thp:always";
}
