#include "ledger/proof/anchor.h"

#include <cerrno>
#include <fstream>

#include "base/durable_file.h"
#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t anchor_bytes_max = 65536;  // a note has a few hundred bytes
constexpr mode_t anchor_mode = 0644;

}  // namespace

std::optional<std::string> Anchor::read() const {
  std::ifstream in(file_, std::ios::binary);
  if (!in.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    throw file_error("cannot open", file_, errno);
  }
  std::string note(anchor_bytes_max + 1, '\0');
  in.read(note.data(), static_cast<std::streamsize>(note.size()));
  if (in.bad()) throw file_error("cannot read", file_, errno);
  if (!in.eof()) throw StoreError(file_.string() + " is no anchor");
  note.resize(static_cast<std::size_t>(in.gcount()));
  return note;
}

void Anchor::replace(std::string_view note) const {
  replace_file(behind_links(file_), note, anchor_mode);
}

std::filesystem::path anchor_file_of(const std::filesystem::path& data_dir,
                                     const std::filesystem::path& setting) {
  return setting.empty() ? data_dir / "anchor" : setting;
}

}  // namespace seatledger::ledger
