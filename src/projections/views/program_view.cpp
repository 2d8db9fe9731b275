#include "projections/views/program_view.h"

#include <variant>

#include "projections/rows/record_rows.h"
#include "projections/rows/sorted_list.h"

namespace seatledger::projections {
namespace {

using ledger::Program;

RowKey program_row_key(std::string_view program_key) {
  return text_key(Table::program, program_key);
}
RowKey id_key(std::string_view program_id) { return text_key(Table::program_keys, program_id); }

void put(const ledger::ProgramPut& event, RowWriter& batch) {
  const Program& after = event.after;
  put_record(batch, Table::program, program_row_key(after.program_key), after, !event.before);
  if (event.before && event.before->program_id == after.program_id) return;
  if (event.before) {
    remove_from_sorted_list(batch, id_key(event.before->program_id), after.program_key);
  }
  add_to_sorted_list(batch, id_key(after.program_id), after.program_key);
}

void remove(const ledger::ProgramRemoved& event, RowWriter& batch) {
  const Program& before = event.before;
  remove_record(batch, Table::program, program_row_key(before.program_key));
  remove_from_sorted_list(batch, id_key(before.program_id), before.program_key);
}

}  // namespace

const View ProgramView::view{
    "program", 1, {Table::program, Table::program_keys}, ReadBy::views, &ProgramView::apply};

void ProgramView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* put_event = std::get_if<ledger::ProgramPut>(&event.body)) {
    put(*put_event, batch);
  } else if (const auto* removed = std::get_if<ledger::ProgramRemoved>(&event.body)) {
    remove(*removed, batch);
  }
}

std::optional<Program> ProgramView::by_key(const PointReads& reads, std::string_view key) {
  return read_record<Program>(reads, program_row_key(key));
}

std::vector<std::string> ProgramView::keys_of_id(const PointReads& reads,
                                                 std::string_view program_id) {
  return sorted_list<std::string>(reads, id_key(program_id));
}

std::vector<Program> ProgramView::by_id(const PointReads& reads, std::string_view program_id) {
  std::vector<Program> programs;
  for (const std::string& key : keys_of_id(reads, program_id)) {
    if (auto program = by_key(reads, key)) programs.push_back(std::move(*program));
  }
  return programs;
}

RecordPage<Program> ProgramView::list(const Snapshot& snapshot, const Page& page) {
  return record_page<Program>(snapshot, Table::program, page);
}

void ProgramView::visit(const Snapshot& snapshot, const Visit& visit) {
  visit_records<Program>(snapshot, Table::program, visit);
}

}  // namespace seatledger::projections
