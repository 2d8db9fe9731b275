#include "projections/views/course_view.h"

#include <variant>

#include "projections/rows/record_rows.h"

namespace seatledger::projections {
namespace {

using ledger::Course;

RowKey course_row_key(std::string_view course_id) { return text_key(Table::course, course_id); }

}  // namespace

const View CourseView::view{"course", 1, {Table::course}, ReadBy::views, &CourseView::apply};

void CourseView::apply(const ledger::Event& event, RowWriter& batch) {
  if (const auto* put = std::get_if<ledger::CoursePut>(&event.body)) {
    put_record(batch, Table::course, course_row_key(put->after.course_id), put->after,
               !put->before);
  } else if (const auto* removed = std::get_if<ledger::CourseRemoved>(&event.body)) {
    remove_record(batch, Table::course, course_row_key(removed->before.course_id));
  }
}

std::optional<Course> CourseView::by_id(const PointReads& reads, std::string_view course_id) {
  return read_record<Course>(reads, course_row_key(course_id));
}

RecordPage<Course> CourseView::list(const Snapshot& snapshot, const Page& page) {
  return record_page<Course>(snapshot, Table::course, page);
}

void CourseView::visit(const Snapshot& snapshot, const Visit& visit) {
  visit_records<Course>(snapshot, Table::course, visit);
}

}  // namespace seatledger::projections
