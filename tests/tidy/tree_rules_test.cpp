// Planted violations for the rules about threads, folders and pages.
#include <catch2/catch.hpp>

#include "rules.h"

namespace seatledger::tidy {
namespace {

std::vector<SourceFile> folder_with(const std::string& folder, std::size_t count) {
  std::vector<SourceFile> files;
  for (std::size_t i = 0; i < count; ++i) {
    files.push_back({folder + std::to_string(i) + ".txt", ""});
  }
  return files;
}

TEST_CASE("a room that includes a later room is found") {
  const auto hits = [](const std::string& path, const std::string& header) {
    return include_directions({{path, "#include \"" + header + "\""}}).size();
  };
  CHECK(hits("src/projections/store/a.h", "projections/views/b.h") == 1);
  CHECK(hits("src/projections/views/a.h", "projections/store/b.h") == 0);
  CHECK(hits("src/projections/audit/a.h", "projections/fold/b.h") == 1);
  CHECK(hits("src/ledger/people/a.h", "ledger/log/b.h") == 1);
  CHECK(hits("src/ledger/write/a.h", "ledger/rocks/b.h") == 1);
  CHECK(hits("src/ledger/proof/a.h", "ledger/rocks/b.h") == 1);
  CHECK(hits("src/ledger/rocks/a.h", "ledger/proof/b.h") == 0);
  CHECK(hits("src/ledger/domain/a.h", "base/ascii.h") == 0);
  CHECK(hits("src/runtime/feed/a.h", "runtime/webhooks/b.h") == 1);
  CHECK(hits("src/runtime/webhooks/a.h", "runtime/feed/b.h") == 0);
  CHECK(hits("src/runtime/a.h", "runtime/feed/b.h") == 1);
  CHECK(hits("src/runtime/a.h", "api/b.h") == 1);
  CHECK(hits("src/projections/fold/a.h", "runtime/b.h") == 1);
  CHECK(hits("src/api/http/a.h", "api/routes.h") == 1);
  CHECK(hits("src/api/bodies.h", "api/seats/b.h") == 1);
  CHECK(hits("src/api/gateway/routes.cpp", "api/seats/b.h") == 0);
  CHECK(hits("src/api/metadata/a.h", "api/seats/b.h") == 1);
  CHECK(hits("src/api/metadata/a.h", "api/bodies.h") == 0);
}

TEST_CASE("a thread outside of the named places is found") {
  const auto hits = [](const std::string& path, const std::string& line) {
    return thread_starts({{path, line}}).size();
  };
  CHECK(hits("src/api/a.cpp", "std::thread worker{run};") == 1);
  CHECK(hits("src/api/a.cpp", "std::jthread worker{run};") == 1);
  CHECK(hits("src/api/a.cpp", "auto x = std::async(run);") == 1);
  CHECK(hits("src/api/a.cpp", "boost::asio::thread_pool readers{1};") == 1);
  CHECK(hits("src/api/a.cpp", "worker.detach();") == 1);
  CHECK(hits("src/api/a.cpp", "// std::thread worker{run};") == 0);
  CHECK(hits("src/api/a.cpp", "boost::asio::thread_pool& readers;") == 0);
  CHECK(hits("src/api/a.cpp", "#include <boost/asio/thread_pool.hpp>") == 0);
  CHECK(hits("src/api/a.cpp", "std::thread::hardware_concurrency()") == 0);
  CHECK(hits("src/runtime/a.cpp", "std::thread worker{run};") == 0);
  CHECK(hits("src/ledger/proof/notary.cpp", "std::thread worker{run};") == 0);
  CHECK(hits("tests/a.cpp", "std::thread worker{run};") == 0);
}

TEST_CASE("a folder with too many files, or with many and no README, is found") {
  CHECK(folder_sizes(folder_with("src/a/", 15)).empty());
  CHECK(folder_sizes(folder_with("src/a/", 16)).size() == 1);
  std::vector<SourceFile> files = folder_with("src/a/", 49);
  files.push_back({"src/a/README.md", ""});
  files.push_back({"src/a/b/c.txt", ""});
  CHECK(folder_sizes(files).empty());
  files.push_back({"src/a/x.txt", ""});
  CHECK(folder_sizes(files) ==
        Violations{"src/a/: 51 files, more than 50: move a subject to a folder of its own"});
}

TEST_CASE("a folder that the README does not name is found") {
  const SourceFile readme{"README.md", "see `src/c/`\n| `src/a/` | and `b/`, `d` |\n"};
  CHECK(unnamed_folders({readme, {"src/a/x.h", ""}, {"src/a/b/x.h", ""}}).empty());
  CHECK(unnamed_folders({readme, {"src/a/d/x.h", ""}, {"other/x.h", ""}}).empty());
  CHECK(unnamed_folders({readme, {"src/c/CMakeLists.txt", ""}}).empty());
  CHECK(unnamed_folders({readme, {"src/c/x.h", ""}}).size() == 1);
  CHECK(unnamed_folders({readme, {"src/b/x.h", ""}}).size() == 1);
  CHECK(unnamed_folders({readme, {"web/b/x.css", ""}}).size() == 1);
}

TEST_CASE("a document that the index does not list is found") {
  const SourceFile index{"docs/README.md", "[a](a.md), [part](b.md#part), [x](examples/x.py)"};
  const auto hits = [&](const std::string& path) {
    return unlisted_documents({index, {path, ""}}).size();
  };
  CHECK(hits("docs/a.md") == 0);
  CHECK(hits("docs/b.md") == 0);
  CHECK(hits("docs/examples/x.py") == 0);
  CHECK(hits("docs/c.md") == 1);
  CHECK(hits("docs/openapi.json") == 1);
  CHECK(hits("docs/examples/y.mjs") == 1);
  CHECK(hits("docs/decisions/0001.md") == 0);
  CHECK(unlisted_documents({{"docs/a.md", ""}}).size() == 1);
}

TEST_CASE("a path in a page that does not exist is found") {
  const auto hits = [](const std::string& page, const std::string& text) {
    return dead_paths({{"src/a/b.h", ""}, {"docs/c.md", ""}, {page, text}}).size();
  };
  CHECK(hits("README.md", "`src/a/b.h`, `src/a/`, `src/a` and [c](docs/c.md#top)") == 0);
  CHECK(hits("README.md", "`src/a/x.h`") == 1);
  CHECK(hits("README.md", "[c](docs/x.md)") == 1);
  CHECK(hits("src/a/README.md", "[c](../../docs/c.md)") == 0);
  CHECK(hits("docs/d.md", "[c](c.md) and [x](x.md)") == 1);
  CHECK(hits("docs/decisions/0001.md", "`src/a/x.h`") == 0);
  CHECK(hits("README.md", "`src/{x,y}/b.h`, `src/*.h`, [w](https://a.example/x.md)") == 0);
}

}  // namespace
}  // namespace seatledger::tidy
