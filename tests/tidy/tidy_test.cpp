#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "rules.h"

namespace seatledger::tidy {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t file_bytes_max = 1048576;

// Reads the source tree (ctest starts the test in its root), without built and installed files.
std::vector<SourceFile> read_tree() {
  static const std::set<std::string> left_out{".git", "build", "data", "node_modules"};
  std::vector<SourceFile> files;
  for (fs::recursive_directory_iterator it{fs::path{"."}}, end; it != end; ++it) {
    // In a git worktree, .git is a file.
    if (left_out.contains(it->path().filename().string())) {
      if (it->is_directory()) it.disable_recursion_pending();
      continue;
    }
    if (!it->is_regular_file() || it->file_size() > file_bytes_max) continue;
    std::ostringstream text;
    text << std::ifstream{it->path(), std::ios::binary}.rdbuf();
    files.push_back({it->path().lexically_relative(".").generic_string(), text.str()});
  }
  return files;
}

const std::vector<SourceFile>& tree() {
  static const std::vector<SourceFile> files = read_tree();
  return files;
}

void check_none(const Violations& violations) {
  std::string text;
  for (const std::string& violation : violations) text += "\n" + violation;
  INFO(text);
  CHECK(violations.empty());
}

TEST_CASE("the tree was found") {
  const auto is_base = [](const SourceFile& file) { return file.path == "src/base/ids.h"; };
  REQUIRE(std::any_of(tree().begin(), tree().end(), is_base));
}

TEST_CASE("includes never point up") { check_none(include_directions(tree())); }
TEST_CASE("libraries stay where the design puts them") { check_none(library_places(tree())); }
TEST_CASE("the domain is pure") { check_none(domain_purity(tree())); }
TEST_CASE("every source is built") { check_none(unlisted_sources(tree())); }
TEST_CASE("lines, files and marks") { check_none(sizes_and_marks(tree())); }
TEST_CASE("nothing points to one machine") { check_none(machine_words(tree())); }
TEST_CASE("one file names the engine of the ledger") { check_none(engine_places(tree())); }

TEST_CASE("threads start in named places") { check_none(thread_starts(tree())); }
TEST_CASE("folders are small or explained") { check_none(folder_sizes(tree())); }
TEST_CASE("the README names every folder") { check_none(unnamed_folders(tree())); }
TEST_CASE("docs/README.md lists every document") { check_none(unlisted_documents(tree())); }
TEST_CASE("pages name paths that exist") { check_none(dead_paths(tree())); }

TEST_CASE("an include that points up is found, one that points down is not") {
  CHECK(include_directions({{"src/base/a.h", "#include \"base/b.h\"\n#include <api/x.h>\n"}}) ==
        Violations{});
  CHECK(include_directions({{"src/base/a.h", "\n#include \"ledger/b.h\"\n"}}) ==
        Violations{"src/base/a.h:2: src/base/ may not include ledger/b.h"});
  CHECK(include_directions({{"src/ledger/s.cpp", "# include \"projections/b.h\""}}).size() == 1);
  CHECK(include_directions({{"src/projections/s.cpp", "#include \"ledger/b.h\""}}).empty());
  CHECK(include_directions({{"src/api/s.cpp", "#include \"app/settings.h\""}}).size() == 1);
  CHECK(include_directions({{"src/api/s.cpp", "#include \"sibling.h\""}}).size() == 1);
  CHECK(include_directions({{"tools/s.cpp", "#include \"app/settings.h\""}}).empty());
}

TEST_CASE("the domain includes only the plain words of base and itself") {
  const std::string path = "src/ledger/domain/decide.cpp";
  CHECK(include_directions({{path, "#include \"base/time.h\"\n#include \"ledger/domain/x.h\"\n"}})
            .empty());
  CHECK(include_directions({{path, "#include \"base/logging.h\""}}).size() == 1);
  CHECK(include_directions({{path, "#include \"ledger/log/record.h\""}}).size() == 1);
}

TEST_CASE("an impure word in the domain is found, in a comment or elsewhere it is not") {
  const std::string text = "auto t = std::chrono::system_clock::now();";
  CHECK(domain_purity({{"src/ledger/domain/d.cpp", text}}).size() == 1);
  CHECK(domain_purity({{"src/ledger/domain/d.h", "#include <nlohmann/json.hpp>"}}).size() == 1);
  CHECK(domain_purity({{"src/ledger/domain/d.cpp", "// " + text}}).empty());
  CHECK(domain_purity({{"src/base/time.cpp", text}}).empty());
}

TEST_CASE("a library in the wrong place is found") {
  const std::string rocks = "#include <rocksdb/db.h>";
  const std::string beast = "#include <boost/beast/http.hpp>";
  CHECK(
      library_places({{"src/ledger/rocks/rocks_log.cpp", rocks}, {"tests/a.cpp", rocks}}).empty());
  CHECK(library_places({{"src/ledger/log/event_log.h", rocks}}).size() == 1);
  const std::string engine = "#include \"ledger/rocks/rocks_ledger.h\"";
  CHECK(engine_places({{"src/ledger/rocks/rocks_tree.h", engine},
                       {"src/ledger/store/open_ledger.cpp", engine},
                       {"tests/contract/engines.cpp", engine}})
            .empty());
  CHECK(engine_places({{"src/app/stores.h", engine}, {"tools/cli/data_directory.h", engine}})
            .size() == 2);
  CHECK(library_places({{"src/ledger/sequencer.h", beast}}).size() == 1);
  CHECK(library_places({{"src/api/http/server.cpp", beast}}).empty());
  CHECK(library_places({{"src/runtime/webhooks/post.cpp", beast}}).empty());
  CHECK(library_places({{"src/runtime/feed/feed.cpp", beast}}).size() == 1);
  CHECK(library_places({{"src/app/service.cpp", beast}}).size() == 1);
  CHECK(library_places({{"src/ledger/log/log.cpp", "#include <boost/asio/post.hpp>"}}).size() == 1);
}

TEST_CASE("a source that no CMakeLists.txt lists is found") {
  const SourceFile build{"src/base/CMakeLists.txt",
                         "house_library(base SOURCES a.cpp sub/b.cpp # c.cpp\n  HEADERS a.h)"};
  CHECK(unlisted_sources({build, {"src/base/a.cpp", ""}, {"src/base/sub/b.cpp", ""}}).empty());
  CHECK(unlisted_sources({build, {"src/base/c.cpp", ""}}).size() == 1);
  CHECK(unlisted_sources({build, {"src/base/sub/a.cpp", ""}}).size() == 1);
  CHECK(unlisted_sources({build, {"src/base/a.h", ""}, {"tests/x.h", ""}}).empty());
  CHECK(unlisted_sources({build, {"src/base/x.h", ""}}).size() == 1);
  const SourceFile other{"tests/unit/CMakeLists.txt",
                         "house_test(x SOURCES ../support/s.cpp ${CMAKE_SOURCE_DIR}/tools/t.cpp)"};
  CHECK(unlisted_sources({other, {"tests/support/s.cpp", ""}, {"tools/t.cpp", ""}}).empty());
}

TEST_CASE("long lines, long files, unnumbered tasks and unguarded headers are found") {
  const std::string task =
      "// TO"
      "DO";
  CHECK(sizes_and_marks({{"a.cpp", std::string(100, 'x') + "\n"}}).empty());
  CHECK(sizes_and_marks({{"a.cpp", std::string(101, 'x')}}) ==
        Violations{"a.cpp:1: longer than 100 characters"});
  CHECK(sizes_and_marks({{"a.cpp", std::string(400, '\n')}}).empty());
  CHECK(sizes_and_marks({{"a.cpp", std::string(401, '\n')}}).size() == 1);
  CHECK(sizes_and_marks({{"a.cpp", task + "(#12): later"}}).empty());
  CHECK(sizes_and_marks({{"a.cpp", task + ": later"}}).size() == 1);
  CHECK(sizes_and_marks({{"a.h", "int x;"}}).size() == 1);
}

TEST_CASE("a path of one machine is found, a path of a URL is not") {
  CHECK(machine_words({{"a.md",
                        "see /ro"
                        "ot/notes"}})
            .size() == 1);
  CHECK(machine_words({{"a.md",
                        "\"/wo"
                        "rk/x\""}})
            .size() == 1);
  CHECK(machine_words({{"a.md", "GET /api/work/x and https://a.example/root/x"}}).empty());
  CHECK(machine_words({{"a.json",
                        "https://registry.np"
                        "mjs.org/x"}})
            .size() == 1);
}

}  // namespace
}  // namespace seatledger::tidy
