// Who may read the data directory.
#include <sys/stat.h>
#include <catch2/catch.hpp>

#include <filesystem>

#include "support/server_process.h"
#include "support/temporary_directory.h"

namespace seatledger::integration {
namespace {

namespace fs = std::filesystem;
using support::ServerProcess;

constexpr fs::perms shared_mode{0755};
constexpr const char* warned = "other users of this machine may read";

// In the log of all starts in this directory.
std::size_t warnings_of(const ServerProcess& server) {
  const std::string log = server.log();
  std::size_t count = 0;
  for (std::size_t at = 0; (at = log.find(warned, at)) != std::string::npos; ++at) ++count;
  return count;
}

fs::perms mode_of(const fs::path& path) { return fs::status(path).permissions(); }

TEST_CASE("data directory: an empty one that was there becomes its owner's alone") {
  const contract::TemporaryDirectory directory;
  const fs::path data = directory.path() / "data";
  fs::create_directories(data);
  fs::permissions(data, shared_mode);
  ServerProcess server(directory.path());
  CHECK(mode_of(data) == fs::perms::owner_all);
  CHECK(server.stop() == 0);
  CHECK(warnings_of(server) == 0);
}

TEST_CASE("data directory: one with a ledger keeps its mode, and the log says who may read it") {
  const contract::TemporaryDirectory directory;
  const fs::path data = directory.path() / "data";
  { CHECK(ServerProcess(directory.path()).stop() == 0); }
  CHECK(mode_of(data) == fs::perms::owner_all);
  std::size_t warnings = 0;
  for (const unsigned mode : {0755U, 0770U, 0701U}) {
    INFO(std::oct << mode);
    fs::permissions(data, fs::perms{mode});
    ServerProcess server(directory.path());
    CHECK(mode_of(data) == fs::perms{mode});
    CHECK(server.stop() == 0);
    CHECK(warnings_of(server) == ++warnings);
  }
  // A group that makes copies.
  fs::permissions(data, fs::perms{0750});
  ServerProcess server(directory.path());
  CHECK(mode_of(data) == fs::perms{0750});
  CHECK(server.stop() == 0);
  CHECK(warnings_of(server) == warnings);
}

}  // namespace
}  // namespace seatledger::integration
