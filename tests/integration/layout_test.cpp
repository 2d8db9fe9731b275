// A start on views that another version laid out, or whose pointer file is damaged: they are folded
// anew before anybody is served.
#include <fstream>

#include "projections/rows/packing.h"
#include "projections/store/rocks_store.h"
#include "projections/views/view_list.h"
#include "support/ledger_under_test.h"

namespace seatledger::integration {
namespace {

// As if an older program had written them: one view of another layout, one that was not there yet.
void lay_out_otherwise(const std::filesystem::path& generation) {
  projections::Packer layouts;
  for (const projections::View* view : projections::all_views()) {
    if (view->name == "group") continue;
    layouts.text(view->name);
    layouts.varint(view->name == "license" ? view->layout - 1 : view->layout);
  }
  projections::RocksStoreOptions options;
  options.directory = generation;
  projections::RocksStore store(std::move(options));
  store.write({{"!layouts", layouts.take()}});
  store.flush();
}

class LayoutUnderTest : public LedgerUnderTest {
 public:
  LayoutUnderTest() {
    for (const std::string kind : {"user", "course", "program", "platform"}) {
      json body = least(kind);
      body["count"] = 3;
      create(kind, body);
    }
    update("user", {{"license_id", 1}, {"count", 4}, {"transaction_id", "order-1"}});
  }
  json licenses() const { return good(get("/api/ledger/licenses/?sort=id")).json(); }
  json generation() const { return good(get("/api/ledger/rebuild/")).json().at("generation"); }
  std::filesystem::path views() const {
    return server->data_dir() / "views" / std::to_string(generation().get<int>());
  }
  void stop() {
    REQUIRE(server->stop() == 0);
    client.reset();
    server.reset();
  }
  support::ProgramEnd tool(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--data-dir", (directory.path() / "data").string()});
    return support::run_program("seatledger", arguments);
  }
};

TEST_CASE(
    "a start on views of another layout serves what the log folds to, from a new generation") {
  LayoutUnderTest ledger;
  const json before = ledger.licenses();
  const json generation = ledger.generation();
  const auto views = ledger.views();
  ledger.stop();
  lay_out_otherwise(views);
  ledger.restart();
  CHECK(ledger.licenses() == before);
  CHECK(ledger.generation() != generation);
  CHECK(ledger.good(get("/readyz")).status == 200);
  // It is known from the new views that this was done.
  const HttpAnswer again =
      ledger.update("user", {{"license_id", 1}, {"count", 4}, {"transaction_id", "order-1"}});
  CHECK(again.header("Idempotent-Replayed") == "true");
  ledger.stop();
  const auto verdict = ledger.tool({"verify"});
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
}

TEST_CASE("a start on a damaged views/current folds the views again, and the log says so") {
  const std::string damage = GENERATE(std::string(2, '\0'), std::string());
  LayoutUnderTest ledger;
  const json before = ledger.licenses();
  const json generation = ledger.generation();
  const auto told = [&] {
    return ledger.server->log().find("the file that names the views in use is damaged");
  };
  CHECK(told() == std::string::npos);
  ledger.stop();
  std::ofstream(ledger.directory.path() / "data" / "views" / "current",
                std::ios::binary | std::ios::trunc)
      << damage;
  ledger.restart();
  CHECK(ledger.licenses() == before);
  CHECK(ledger.generation() != generation);
  CHECK(told() != std::string::npos);
  CHECK(ledger.good(get("/readyz")).status == 200);
  const HttpAnswer again =
      ledger.update("user", {{"license_id", 1}, {"count", 4}, {"transaction_id", "order-1"}});
  CHECK(again.header("Idempotent-Replayed") == "true");
  // The next start finds what this one wrote down.
  const json healed = ledger.generation();
  ledger.restart();
  CHECK(ledger.generation() == healed);
  ledger.stop();
  const auto verdict = ledger.tool({"verify"});
  INFO(verdict.output);
  CHECK(verdict.exit_code == 0);
}

TEST_CASE("views of another layout are not compared, and the tool says why") {
  LayoutUnderTest ledger;
  const auto views = ledger.views();
  ledger.stop();
  lay_out_otherwise(views);
  const auto checked = ledger.tool({"rebuild", "--check"});
  INFO(checked.output);
  CHECK(checked.exit_code == 2);
  CHECK(checked.output.find("another layout") != std::string::npos);
  const auto rebuilt = ledger.tool({"rebuild"});
  INFO(rebuilt.output);
  CHECK(rebuilt.exit_code == 0);
  CHECK(ledger.tool({"verify"}).exit_code == 0);
}

}  // namespace
}  // namespace seatledger::integration
