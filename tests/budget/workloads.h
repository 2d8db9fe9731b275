// What the budget counts, a row each.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "callers.h"

namespace seatledger::budget {

enum class Way { one_by_one, together };

struct Workload {
  std::string_view name;
  std::string_view says;
  Way way;
  // How many calls, or calls of all together, are counted, and how many come before them, so that
  // what they need is in the caches.
  std::size_t counted;
  std::size_t warm;
  std::size_t items;  // of each call: figures are per item
  std::function<Request(std::size_t number)> next;
};

const std::vector<Workload>& workloads();

// The calls numbered from `number` on; returns the number after the last one.
std::size_t run(Callers& callers, const Workload& workload, std::size_t calls, std::size_t number);
// How many items these calls are.
std::size_t items_of(const Workload& workload);

}  // namespace seatledger::budget
