#include "api/licenses/printed_licenses.h"

#include "api/print.h"
#include "base/store_error.h"

namespace seatledger::api {

void PrintedLicenses::print(JsonWriter& out, const projections::LicensePlace& place,
                            const projections::ViewReader& views, bool summary) {
  const Source source{views.filling(), place.id.value, place.version, summary};
  const std::size_t index = place.id.value % rows_max;
  Row& row = rows_[index];
  std::mutex& mutex = mutexes_[index % locks];
  {
    const std::lock_guard lock(mutex);
    if (row.source == source) return out.members(row.text);
  }
  const auto license = views.license(place.id);
  if (!license) throw StoreError("a list names a license that has no row");
  std::string text;
  JsonWriter printed(text);
  print_license(printed, *license, views, {.summary = summary});
  out.members(text);
  // The names of programs are looked up for each answer and may change without the license.
  if (license->terms.program_key || text.size() > row_bytes_max) return;
  const std::lock_guard lock(mutex);
  row.source = source;
  row.text = std::move(text);
}

}  // namespace seatledger::api
