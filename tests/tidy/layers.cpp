#include "layers.h"

#include <array>

namespace seatledger::tidy {

std::span<const LayerRule> layers() {
  static const std::array rules{
      LayerRule{"src/base/", {"base/"}},

      LayerRule{"src/ledger/domain/",
                {"base/ascii.h", "base/digest.h", "base/error.h", "base/fields.h", "base/given.h",
                 "base/ids.h", "base/json_objects.h", "base/json_text.h", "base/time.h",
                 "base/unicode.h", "ledger/domain/"}},
      LayerRule{"src/ledger/people/", {"base/", "ledger/domain/", "ledger/people/"}},
      LayerRule{"src/ledger/log/", {"base/", "ledger/domain/", "ledger/people/", "ledger/log/"}},
      LayerRule{"src/ledger/proof/",
                {"base/", "ledger/domain/", "ledger/people/", "ledger/log/", "ledger/proof/"}},
      // What an engine offers; open_ledger.cpp names the engine.
      LayerRule{"src/ledger/store/open_ledger.cpp", {"base/", "ledger/store/", "ledger/rocks/"}},
      LayerRule{"src/ledger/store/",
                {"base/", "ledger/domain/", "ledger/people/", "ledger/log/", "ledger/proof/",
                 "ledger/store/"}},
      LayerRule{"src/ledger/rocks/",
                {"base/", "ledger/domain/", "ledger/people/", "ledger/log/", "ledger/proof/",
                 "ledger/rocks/", "ledger/store/database_", "ledger/store/ledger_"}},
      LayerRule{"src/ledger/shared/",
                {"base/", "ledger/domain/", "ledger/people/", "ledger/log/", "ledger/proof/",
                 "ledger/shared/"}},
      LayerRule{"src/ledger/write/",
                {"base/", "ledger/domain/", "ledger/people/", "ledger/log/", "ledger/write/"}},
      LayerRule{"src/ledger/", {"base/", "ledger/"}},

      LayerRule{"src/projections/store/", {"base/", "ledger/", "projections/store/"}},
      LayerRule{"src/projections/rows/",
                {"base/", "ledger/", "projections/store/", "projections/rows/"}},
      LayerRule{
          "src/projections/views/",
          {"base/", "ledger/", "projections/store/", "projections/rows/", "projections/views/"}},
      LayerRule{"src/projections/columns/",
                {"base/", "ledger/", "projections/store/", "projections/rows/",
                 "projections/views/", "projections/columns/", "projections/queries/case_fold.h"}},
      LayerRule{"src/projections/queries/",
                {"base/", "ledger/", "projections/store/", "projections/rows/",
                 "projections/views/", "projections/columns/", "projections/queries/"}},
      LayerRule{"src/projections/fold/",
                {"base/", "ledger/", "projections/store/", "projections/rows/",
                 "projections/views/", "projections/fold/"}},
      LayerRule{"src/projections/audit/",
                {"base/", "ledger/", "projections/store/", "projections/rows/",
                 "projections/views/", "projections/audit/"}},
      LayerRule{"src/projections/", {"base/", "ledger/", "projections/"}},

      LayerRule{"src/runtime/feed/",
                {"base/", "ledger/", "projections/", "runtime/*", "runtime/feed/"}},
      LayerRule{"src/runtime/operations/",
                {"base/", "ledger/", "projections/", "runtime/*", "runtime/operations/"}},
      LayerRule{"src/runtime/cluster/", {"base/", "ledger/", "runtime/*", "runtime/cluster/"}},
      // Webhooks deliver the events of the feed.
      LayerRule{
          "src/runtime/webhooks/",
          {"base/", "ledger/", "projections/", "runtime/*", "runtime/feed/", "runtime/webhooks/"}},
      LayerRule{"src/runtime/", {"base/", "ledger/", "projections/", "runtime/*"}},

      LayerRule{"src/web/", {"web/"}},

      LayerRule{"src/api/http/", {"base/", "runtime/", "api/http/"}},
      // The only folder that includes every family of routes.
      LayerRule{"src/api/gateway/", {"base/", "ledger/", "projections/", "runtime/", "api/"}},
      LayerRule{"src/api/changes/", {"base/", "ledger/", "api/*", "api/http/", "api/changes/"}},
      LayerRule{"src/api/csv/", {"base/", "runtime/", "api/*", "api/http/", "api/csv/"}},
      // Licenses as of a moment are listed with their seats.
      LayerRule{"src/api/audit/",
                {"base/", "ledger/", "projections/", "runtime/", "api/*", "api/http/", "api/audit/",
                 "api/changes/", "api/csv/"}},
      LayerRule{
          "src/api/directory/",
          {"base/", "ledger/", "projections/", "runtime/", "api/*", "api/http/", "api/directory/"}},
      LayerRule{"src/api/licenses/",
                {"base/", "ledger/", "projections/", "runtime/", "api/*", "api/http/", "api/csv/",
                 "api/licenses/", "api/seats/"}},
      LayerRule{
          "src/api/metadata/",
          {"base/", "ledger/", "projections/", "runtime/", "api/*", "api/http/", "api/metadata/"}},
      LayerRule{"src/api/operations/",
                {"base/", "ledger/", "projections/", "runtime/", "api/*", "api/http/",
                 "api/operations/"}},
      LayerRule{"src/api/seats/",
                {"base/", "ledger/", "projections/", "runtime/", "api/*", "api/http/", "api/csv/",
                 "api/seats/"}},
      LayerRule{"src/api/document/",
                {"base/", "ledger/", "api/*", "api/http/", "api/changes/", "api/directory/",
                 "api/document/"}},
      // The page of the errors is printed from their table, like the documents.
      LayerRule{"src/api/web/",
                {"base/", "web/", "api/*", "api/http/", "api/web/", "api/document/error_page.h"}},
      LayerRule{"src/api/", {"base/", "ledger/", "projections/", "runtime/", "api/*", "api/http/"}},

      LayerRule{"src/app/", {"base/", "ledger/", "projections/", "runtime/", "api/", "app/"}},
  };
  return rules;
}

std::span<const ThreadPlace> thread_places() {
  static constexpr std::array places{
      ThreadPlace{"src/ledger/proof/notary.",
                  "hashes and signs behind the log: the writer does not wait"},
      ThreadPlace{"src/ledger/proof/verify.", "checks the records of a long log on every core"},
      ThreadPlace{"src/projections/fold/decoded_log.", "decodes records ahead of the fold"},
      ThreadPlace{"src/projections/store/row_cursor.",
                  "scans ahead, to compare two stores at once"},
      ThreadPlace{"src/projections/store/run_writer.",
                  "sorts and adds a run while the next one gathers"},
      ThreadPlace{"src/projections/store/tiered_store.",
                  "writes a full tier of rows while the next one fills"},
      ThreadPlace{"src/app/engines.h", "makes the pools that it hands to the layers below"},
  };
  return places;
}

}  // namespace seatledger::tidy
