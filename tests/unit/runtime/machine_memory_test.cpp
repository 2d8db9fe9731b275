#include "runtime/machine_memory.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

namespace seatledger::runtime {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t memory_mib = 1U << 20U;

// The files of control groups below a directory of its own, gone when the test is over.
class ControlGroups {
 public:
  explicit ControlGroups(const std::string& of_process) {
    fs::remove_all(root_);
    write("proc/self/cgroup", of_process);
  }
  ControlGroups(const ControlGroups&) = delete;
  ControlGroups& operator=(const ControlGroups&) = delete;
  ~ControlGroups() { fs::remove_all(root_); }

  void write(const std::string& path, const std::string& text) const {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << text;
  }
  const fs::path& root() const { return root_; }

 private:
  const fs::path root_ =
      fs::temp_directory_path() / ("machine_memory_test_" + std::to_string(::getpid()));
};

TEST_CASE("the memory is that of the machine when no control group has less") {
  const ControlGroups groups("0::/system.slice/a.service\n");
  CHECK(machine_memory_bytes(1000, groups.root()) == 1000);
  groups.write("sys/fs/cgroup/system.slice/a.service/memory.max", "max\n");
  groups.write("sys/fs/cgroup/system.slice/memory.max", "2000\n");
  CHECK(machine_memory_bytes(1000, groups.root()) == 1000);
  CHECK(machine_memory_bytes(1000, groups.root() / "nowhere") == 1000);
  CHECK(machine_memory_bytes() > 0);
}

TEST_CASE("the smallest limit of a control group and of those above it counts") {
  const ControlGroups groups("0::/system.slice/a.service\n");
  groups.write("sys/fs/cgroup/system.slice/a.service/memory.max", "700\n");
  CHECK(machine_memory_bytes(1000, groups.root()) == 700);
  groups.write("sys/fs/cgroup/system.slice/memory.max", "600\n");
  CHECK(machine_memory_bytes(1000, groups.root()) == 600);
}

TEST_CASE("a container sees its own control group as the root") {
  const ControlGroups groups("0::/\n");
  groups.write("sys/fs/cgroup/memory.max", "500\n");
  CHECK(machine_memory_bytes(1000, groups.root()) == 500);
}

TEST_CASE("control groups of version 1 limit too") {
  const ControlGroups groups("5:cpu,cpuacct:/b\n4:memory:/b\nno group\n");
  groups.write("sys/fs/cgroup/memory/b/memory.limit_in_bytes", "400\n");
  groups.write("sys/fs/cgroup/cpu,cpuacct/b/memory.limit_in_bytes", "1\n");
  CHECK(machine_memory_bytes(1000, groups.root()) == 400);
}

TEST_CASE("the cache of rows has an eighth of the memory, between 128 MiB and 1 GiB") {
  CHECK(default_row_cache_bytes(0) == 128 * memory_mib);
  CHECK(default_row_cache_bytes(512 * memory_mib) == 128 * memory_mib);
  CHECK(default_row_cache_bytes(4096 * memory_mib) == 512 * memory_mib);
  CHECK(default_row_cache_bytes(65536 * memory_mib) == 1024 * memory_mib);
}

}  // namespace
}  // namespace seatledger::runtime
