// What the program needs of the system before it opens anything: descriptors and signals.
#pragma once

#include <cstdint>

namespace seatledger {

// Ignores SIGPIPE (a reader of stderr or of a connection that goes ends nothing) and SIGHUP (a
// terminal that closes does not end the server).
void ignore_signals();

// Raises the soft limit of open files to the hard one; returns the limit that holds now.
std::uint64_t raise_descriptor_limit();

// How the descriptors are shared: databases must always get theirs, or nothing can be written.
struct DescriptorBudget {
  int files_of_each_database = 0;
  std::uint64_t connections = 0;  // the most at a time
};
// Throws std::runtime_error when `limit` is too low to serve with.
DescriptorBudget descriptor_budget(std::uint64_t limit);

}  // namespace seatledger
