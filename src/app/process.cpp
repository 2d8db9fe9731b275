#include "app/process.h"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <string>
#include <utility>

namespace seatledger {
namespace {

constexpr std::uint64_t descriptors_min = 512;
// The ledger, the views in use, those that a rebuild folds, and the audit index.
constexpr std::uint64_t databases = 4;
constexpr std::uint64_t files_of_each_max = 256;
// Write-ahead logs, a backup or an export under way, webhooks, connections that are being refused.
constexpr std::uint64_t descriptors_besides = 160;

}  // namespace

void ignore_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGHUP, SIG_IGN);
}

std::uint64_t raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return descriptors_min;
  const rlim_t before = std::exchange(limit.rlim_cur, limit.rlim_max);
  return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : before;
}

DescriptorBudget descriptor_budget(std::uint64_t limit) {
  if (limit < descriptors_min) {
    throw std::runtime_error("the system allows this process only " + std::to_string(limit) +
                             " open files; raise the limit (ulimit -n) to " +
                             std::to_string(descriptors_min) + " at least");
  }
  const std::uint64_t files = std::min(limit / (2 * databases), files_of_each_max);
  return {static_cast<int>(files), limit - databases * files - descriptors_besides};
}

}  // namespace seatledger
