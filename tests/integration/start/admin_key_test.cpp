// The admin key that an operator names, and the one that a first start makes.
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <iterator>
#include <regex>

#include "support/http_client.h"
#include "support/server_process.h"
#include "support/temporary_directory.h"

namespace seatledger::integration {
namespace {

namespace fs = std::filesystem;
using support::get;
using support::HttpCall;
using support::HttpClient;
using support::post;
using support::run_program;
using support::ServerProcess;

const std::string good(support::admin_key);

std::string content_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The key that a start left in its directory.
std::string left_key(const fs::path& root) {
  const std::string text = content_of(root / "data" / "first-admin-key");
  INFO(text);
  REQUIRE(std::regex_match(text, std::regex("[0-9a-f]{64}\n")));
  return text.substr(0, 64);
}

int status_with(const ServerProcess& server, std::string_view key,
                HttpCall call = get("/api/ledger/keys/")) {
  call.authorization = "Api-Token " + std::string(key);
  return HttpClient(server.port()).call(call).status;
}

// The files below `directory` that hold `text`.
std::vector<fs::path> files_with(const fs::path& directory, const std::string& text) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file() && content_of(entry.path()).find(text) != std::string::npos) {
      found.push_back(entry.path());
    }
  }
  return found;
}

// CREDENTIALS_DIRECTORY of the programs that are started while it lives.
class Credentials {
 public:
  explicit Credentials(const fs::path& directory) {
    ::setenv("CREDENTIALS_DIRECTORY", directory.c_str(), 1);
  }
  Credentials(const Credentials&) = delete;
  Credentials& operator=(const Credentials&) = delete;
  ~Credentials() { ::unsetenv("CREDENTIALS_DIRECTORY"); }
};

// A terminal that is stderr of the next server in `root`.
class ErrorTerminal {
 public:
  explicit ErrorTerminal(const fs::path& root) : own_end_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(own_end_ != -1);
    REQUIRE(::grantpt(own_end_) == 0);
    REQUIRE(::unlockpt(own_end_) == 0);
    std::array<char, 128> name{};
    REQUIRE(::ptsname_r(own_end_, name.data(), name.size()) == 0);
    REQUIRE(::fcntl(own_end_, F_SETFD, FD_CLOEXEC) == 0);
    fs::create_symlink(name.data(), root / "seatledgerd.log");
  }
  ErrorTerminal(const ErrorTerminal&) = delete;
  ErrorTerminal& operator=(const ErrorTerminal&) = delete;
  ~ErrorTerminal() { ::close(own_end_); }

  // What was written so far.
  std::string shown() const {
    std::string text;
    std::array<char, 4096> piece{};
    for (pollfd wanted{own_end_, POLLIN, 0}; ::poll(&wanted, 1, 0) == 1;) {
      const ssize_t bytes = ::read(own_end_, piece.data(), piece.size());
      if (bytes <= 0) break;
      text.append(piece.data(), static_cast<std::size_t>(bytes));
    }
    return text;
  }

 private:
  int own_end_;
};

support::ProgramEnd refused_start(const fs::path& root, const std::string& key,
                                  std::vector<std::string> flags = {}) {
  flags.insert(flags.end(), {"--data-dir", (root / "data").string(), "--listen", "127.0.0.1:0"});
  return support::run_program_for(std::chrono::seconds(120), "seatledgerd", flags, key);
}

TEST_CASE("admin key: a first start leaves it in a file of its owner, and in no log") {
  const contract::TemporaryDirectory directory;
  const fs::path data = directory.path() / "data";
  const fs::path file = data / "first-admin-key";
  std::string key;
  {
    ServerProcess first(directory.path(), {}, "");
    INFO(first.log());
    key = left_key(directory.path());
    struct stat facts {};
    REQUIRE(::stat(file.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777U) == 0600U);
    CHECK(status_with(first, key) == 200);
    CHECK(status_with(first, good) == 401);
    CHECK(first.log().find("\"file\":\"" + file.string() + "\"") != std::string::npos);
    CHECK(first.stop() == 0);
  }
  CHECK(files_with(directory.path(), key) == std::vector{file});
  fs::remove(file);
  {
    ServerProcess second(directory.path(), {}, "");
    CHECK(status_with(second, key) == 200);
    CHECK(second.stop() == 0);
  }
  {
    ServerProcess given(directory.path());
    CHECK(status_with(given, key) == 200);
    CHECK(status_with(given, good) == 200);
    CHECK(given.stop() == 0);
  }
  CHECK_FALSE(fs::exists(file));
}

TEST_CASE("admin key: a first start shows it once on a terminal, and leaves no file") {
  const contract::TemporaryDirectory directory;
  const ErrorTerminal terminal(directory.path());
  ServerProcess server(directory.path(), {}, "");
  const std::string shown = terminal.shown();
  INFO(shown);
  const std::regex line("first start: this admin key is shown once, keep it: ([0-9a-f]{64})\r?\n");
  std::smatch found;
  REQUIRE(std::regex_search(shown, found, line));
  CHECK(status_with(server, found.str(1)) == 200);
  CHECK(files_with(directory.path() / "data", found.str(1)).empty());
  CHECK_FALSE(fs::exists(directory.path() / "data" / "first-admin-key"));
  CHECK(server.stop() == 0);
}

TEST_CASE("admin key: the last one that never expires is not revoked") {
  const contract::TemporaryDirectory directory;
  const ServerProcess server(directory.path());
  HttpClient client(server.port());
  const auto create = [&](const std::string& body) {
    const auto answer = client.call(post("/api/ledger/keys/", body)).json();
    return std::pair{answer.at("id").dump(), answer.at("key").get<std::string>()};
  };
  const auto revoke = [&](const std::string& id, std::string_view key = good,
                          const std::string& more = "") {
    HttpCall call = get("/api/ledger/keys/?id=" + id + more);
    call.method = "DELETE";
    return status_with(server, key, call);
  };
  CHECK(revoke("1") == 409);
  CHECK(revoke("1", good, "&dry_run=true") == 409);
  create(R"({"name": "a", "role": "auditor"})");
  const auto guest = create(R"({"name": "g", "role": "admin", "expires": "2999-01-01T00:00:00Z"})");
  HttpCall again = get("/api/ledger/keys/?id=1");
  again.method = "DELETE";
  const auto refused = client.call(again);
  CHECK(refused.status == 409);
  CHECK(refused.json().at("code") == "last_admin_key");
  CHECK(refused.json().contains("id"));
  // One that expires can always go, also by itself.
  CHECK(revoke(guest.first, guest.second) == 200);
  const auto second = create(R"({"name": "b", "role": "admin"})");
  CHECK(revoke("1", second.second) == 200);
  CHECK(status_with(server, good) == 401);
  CHECK(revoke(second.first, second.second) == 409);
  CHECK(status_with(server, second.second) == 200);
}

TEST_CASE("admin key: none is stored that could not be left in the file") {
  const contract::TemporaryDirectory directory;
  const fs::path in_the_way = directory.path() / "data" / "first-admin-key";
  fs::create_directories(in_the_way / "something");
  const auto end = refused_start(directory.path(), "");
  INFO(end.output);
  CHECK(end.exit_code == 1);
  CHECK(end.output.find(in_the_way.string()) != std::string::npos);
  fs::remove_all(in_the_way);
  const ServerProcess server(directory.path(), {}, "");
  CHECK(status_with(server, left_key(directory.path())) == 200);
}

TEST_CASE("admin key: white space at its ends is passed over") {
  const std::string end = GENERATE("\n", "\r\n", " ", "\t\n\n");
  const contract::TemporaryDirectory directory;
  const ServerProcess server(directory.path(), {}, end + good + end);
  CHECK(status_with(server, good) == 200);
}

TEST_CASE("admin key: one that no caller could send stops the start before anything is made") {
  const contract::TemporaryDirectory directory;
  const std::string unfit = " has a blank, a line end or a control character inside: no key has\n";
  struct Mistake {
    std::string key;
    std::string told;
  };
  for (const Mistake& mistake :
       {Mistake{good.substr(0, 31), " must have at least 32 characters\n"},
        Mistake{good.substr(0, 31) + "\n", " must have at least 32 characters\n"},
        Mistake{" \n", " must have at least 32 characters\n"}, Mistake{good + " " + good, unfit},
        Mistake{good + "\t" + good, unfit}, Mistake{good + "\n" + good, unfit},
        Mistake{good + "\r\n" + good, unfit}, Mistake{good + "\x01" + good, unfit},
        Mistake{good + "\x7f" + good, unfit},
        Mistake{std::string(4096 + 1, 'k'), " is too long: a key has at most 4096 bytes\n"}}) {
    const auto named = refused_start(directory.path(), mistake.key);
    INFO(mistake.key << '\n' << named.output);
    CHECK(named.exit_code == 2);
    CHECK(named.output == "SEATLEDGER_ADMIN_KEY" + mistake.told);

    const std::string file = (directory.path() / "key").string();
    std::ofstream(file, std::ios::binary) << mistake.key;
    const auto in_file = refused_start(directory.path(), "", {"--admin-key-file", file});
    CHECK(in_file.exit_code == 2);
    CHECK(in_file.output == "admin_key_file " + file + mistake.told);
    CHECK_FALSE(fs::exists(directory.path() / "data"));
  }
}

TEST_CASE("admin key: the longest that is taken can be sent, whatever headers may hold") {
  const std::size_t header_bytes_max = GENERATE(1024, 8192, 65536);
  const contract::TemporaryDirectory directory;
  // Of the ledger and of the tool; fewer when the headers hold less.
  const std::size_t longest = std::min<std::size_t>(4096, header_bytes_max - 512);
  const std::string key(longest, 'k');
  const std::string file = (directory.path() / "key").string();
  std::ofstream(file) << key << '\n';
  const ServerProcess server(
      directory.path(),
      {"--admin-key-file", file, "--header-bytes-max", std::to_string(header_bytes_max)}, "");
  CHECK(status_with(server, key) == 200);
  const auto refused = refused_start(directory.path(), key + "k",
                                     {"--header-bytes-max", std::to_string(header_bytes_max)});
  CHECK(refused.output.find("a key has at most " + std::to_string(longest) + " bytes") !=
        std::string::npos);
  // The tool sends it too, where the server reads so much.
  const std::string url = "http://127.0.0.1:" + std::to_string(server.port());
  CHECK(run_program("seatledger", {"keys", "list", "--url", url, "--key-file", file}).exit_code ==
        0);
}

TEST_CASE("admin key: of the places where it can be given, the first counts") {
  const contract::TemporaryDirectory directory;
  const fs::path& root = directory.path();
  const std::string in_file(40, 'f');
  const std::string in_credentials(40, 'c');
  const std::string file = (root / "key").string();
  std::ofstream(file) << in_file << "\r\n";
  fs::create_directory(root / "credentials");
  std::ofstream(root / "credentials" / "admin-key") << in_credentials << '\n';
  const Credentials credentials(root / "credentials");
  {
    ServerProcess server(root, {}, "");
    CHECK(status_with(server, in_credentials) == 200);
    CHECK(server.stop() == 0);
  }
  {
    ServerProcess server(root, {"--admin-key-file", file}, "");
    CHECK(status_with(server, in_file) == 200);
    CHECK(server.stop() == 0);
  }
  {
    ServerProcess server(root, {"--admin-key-file", file});
    CHECK(status_with(server, good) == 200);
    CHECK(server.stop() == 0);
  }
  CHECK_FALSE(fs::exists(root / "data" / "first-admin-key"));
}

TEST_CASE("admin key: a file that is named must be readable, a credential may be missing") {
  const contract::TemporaryDirectory directory;
  const fs::path& root = directory.path();
  fs::create_directory(root / "credentials");
  for (const auto& [file, reason] : {std::pair{root / "none", "No such file or directory"},
                                     std::pair{root / "credentials", "Is a directory"}}) {
    const auto end = refused_start(root, "", {"--admin-key-file", file.string()});
    CHECK(end.exit_code == 2);
    CHECK(end.output ==
          "admin_key_file " + file.string() + " cannot be read: " + std::string(reason) + "\n");
  }
  CHECK_FALSE(fs::exists(root / "data"));
  const Credentials credentials(root / "credentials");
  {
    ServerProcess server(root, {}, "");
    CHECK(status_with(server, left_key(root)) == 200);
    CHECK(server.stop() == 0);
  }
  fs::create_directory(root / "credentials" / "admin-key");
  const auto end = refused_start(root, "");
  CHECK(end.exit_code == 2);
  CHECK(end.output == "the credential " + (root / "credentials" / "admin-key").string() +
                          " cannot be read: Is a directory\n");
}

}  // namespace
}  // namespace seatledger::integration
