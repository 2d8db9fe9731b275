#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/edx_id.h"
#include "api/metadata/metadata_print.h"
#include "api/metadata/routes.h"
#include "api/print.h"
#include "api/route.h"
#include "base/json_contains.h"
#include "base/json_fields.h"
#include "base/json_reader.h"
#include "base/store_error.h"
#include "projections/queries/reader.h"
#include "projections/views/course_view.h"

namespace seatledger::api {
namespace {

using ledger::Course;

// Bounds the comparison of two lists, which takes time in proportion to the product of their
// lengths.
constexpr std::size_t contains_bytes_max = 1024;

struct CourseFilter {
  std::optional<JsonText> data;
  std::optional<std::string> slug;
  std::optional<std::string> course_id;
};

constexpr std::array course_search_fields{
    field::typed("data__contains", FieldType::json, "JSON that the course's metadata contains."),
    field::text("slug", "The course's slug."), field::text("course_id", "The course's id.")};
// Unknown fields are kept, so that they can be refused by name.
constexpr BodySchema course_search_body{course_search_fields, true};

Result<void> refuse_unknown_filters(const JsonText& rest) {
  simdjson::dom::parser parser;
  const auto root = TRY(parse_own_json(parser, rest.str()));
  Error refusal = error(ErrorCode::invalid_fields, "");
  simdjson::dom::object members;
  if (root.get_object().get(members)) throw StoreError("the rest of a body is no object");
  for (const auto& member : members) {
    refusal.detail += (refusal.detail.empty() ? "no such filter: " : ", ");
    refusal.detail += member.key;
    refusal.fields.push_back({std::string(member.key), "there is no such filter"});
  }
  if (refusal.fields.empty()) return {};
  return refusal;
}

Result<CourseFilter> course_filter_in(const Call& call) {
  const DecodedFields& body = call.body;
  TRY(refuse_unknown_filters(body.rest()));
  CourseFilter filter;
  filter.data = body.get_optional<JsonText>("data__contains");
  filter.slug = body.get_optional<std::string>("slug");
  filter.course_id = body.get_optional<std::string>("course_id");
  if (filter.course_id) filter.course_id = with_plus(std::move(*filter.course_id));
  if (!filter.data && !filter.slug && !filter.course_id) {
    return bad_field("non_field_errors", "data__contains, slug or course_id is required");
  }
  if (filter.data && filter.data->str().size() > contains_bytes_max) {
    return bad_field("data__contains",
                     "may have at most " + std::to_string(contains_bytes_max) + " bytes");
  }
  return filter;
}

// The conditions of a search, parsed once.
class Matcher {
 public:
  Matcher(const CourseFilter& filter, const projections::StateReader& views)
      : filter_(filter), views_(views) {
    if (filter.data) wanted_ = *parse_own_json(wanted_parser_, filter.data->str());
  }

  bool matches(const Course& course) {
    if (filter_.course_id && course.course_id != *filter_.course_id) return false;
    if (filter_.slug && course.slug != *filter_.slug) return false;
    if (!filter_.data) return true;
    const auto stored = views_.metadata(ledger::Subject::course, course.course_id);
    const JsonText shown = shown_metadata(course, stored ? stored->values : JsonText());
    const auto data = parse_own_json(parser_, shown.str());
    return data.has_value() && json_contains(*data, wanted_);
  }

 private:
  const CourseFilter& filter_;
  const projections::StateReader& views_;
  simdjson::dom::parser wanted_parser_;
  simdjson::dom::parser parser_;
  simdjson::dom::element wanted_;
};

std::vector<Course> matching_courses(const projections::ViewReader& views,
                                     const CourseFilter& filter) {
  std::vector<Course> found;
  Matcher matcher(filter, views);
  const auto look_at = [&](const Course& course) {
    if (matcher.matches(course)) found.push_back(course);
    return true;
  };
  if (filter.course_id) {
    if (const auto course = views.course(*filter.course_id)) look_at(*course);
  } else {
    projections::CourseView::visit(views.snapshot(), look_at);
  }
  return found;
}

constexpr AnswerField found_course_fields[] = {answer::text("course_id", "The course."),
                                               answer::nullable(answer::text("name", "Its name.")),
                                               answer::nullable(answer::text("slug", "Its slug.")),
                                               answer::nullable(answer::text("org", "Its org."))};
constexpr AnswerObject found_course{"found_course", "A course that matches.", found_course_fields};
constexpr AnswerField search_fields[] = {
    answer::integer("count", "How many courses match."),
    answer::list(answer::object("results", found_course, "All of them."))};
constexpr AnswerObject search_answer{"course_search", "The courses that match.", search_fields};

Result<HttpResponse> search_courses(const Call& call) {
  const CourseFilter filter = TRY(course_filter_in(call));
  const projections::ViewReader views(call.context.views);
  const auto found = matching_courses(views, filter);
  return json_response(views.position(), [&](JsonWriter& out) {
    out.begin_object();
    write_field(out, "count", static_cast<std::uint64_t>(found.size()));
    out.key("results");
    out.begin_array();
    for (const Course& course : found) {
      out.begin_object();
      write_field(out, "course_id", course.course_id);
      write_field(out, "name", course.name);
      write_field(out, "slug", course.slug);
      write_field(out, "org", course.org);
      out.end_object();
    }
    out.end_array();
    out.end_object();
  });
}

}  // namespace

void add_course_search_route(std::vector<Route>& routes) {
  routes.push_back({.method = HttpMethod::post,
                    .path = "/api/catalog/metadata/course-search/",
                    .operation = "catalog_metadata_course_search_create",
                    .sentence = "Finds courses by their metadata, slug or id.",
                    .access = Access::license_read,
                    .scope = everywhere,
                    .unknown = UnknownParameters::ignored,
                    .body = &course_search_body,
                    .answer = search_answer,
                    .changes_nothing = true,
                    .work = Read(search_courses, Thread::readers)});
}

}  // namespace seatledger::api
