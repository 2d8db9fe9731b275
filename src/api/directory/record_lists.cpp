#include "api/directory/record_lists.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/context.h"
#include "api/edx_id.h"
#include "api/print.h"
#include "projections/queries/filter.h"
#include "projections/queries/person_search.h"
#include "projections/queries/text_search.h"

namespace seatledger::api {
namespace {

using ledger::Person;
using projections::Page;
using projections::passes;
using Views = projections::ViewReader;

// The parameter `query`: a part of a text by which people know a record. Without it, every record
// is found.
template <class Search>
class Searched {
 public:
  explicit Searched(const Call& call) {
    if (const auto text = call.parameters.get<std::string>("query")) search_.emplace(*text);
  }

  bool is_asked() const { return search_.has_value(); }
  template <class... Known>
  bool finds(const Known&... known) const {
    return !search_ || search_->finds(known...);
  }

 private:
  std::optional<Search> search_;
};
using SearchedTexts = Searched<projections::TextSearch>;

std::optional<std::string> text_filter(const Call& call, std::string_view name) {
  return call.parameters.get_optional<std::string>(name);
}
std::optional<std::int64_t> number_filter(const Call& call, std::string_view name) {
  return call.parameters.get_optional<std::int64_t>(name);
}

// Prints the matching records of the page, and returns how many match. visit_all(visit) calls
// visit(record) for each candidate until that returns false.
template <class VisitAll, class Matches, class Print>
std::size_t print_matching(const Page& page, const VisitAll& visit_all, const Matches& matches,
                           const Print& print) {
  std::size_t total = 0;
  const std::size_t skip = page.skipped();
  visit_all([&](const auto& record) {
    if (!matches(record)) return true;
    if (total >= skip && total - skip < page.size) print(record);
    ++total;
    return true;
  });
  return total;
}

// For print_matching(): the record that a unique field names, and records that are in memory.
template <class Record>
auto only(std::optional<Record> found) {
  return [found = std::move(found)](const auto& visit) {
    if (found) visit(*found);
  };
}
template <class Record>
auto each_of(std::vector<Record> records) {
  return [records = std::move(records)](const auto& visit) {
    for (const Record& record : records) visit(record);
  };
}

template <class Record>
std::size_t print_rows(JsonWriter& out, const projections::RecordPage<Record>& page) {
  for (const Record& record : page.rows) print_record(out, record);
  return page.total;
}

std::size_t page_of_platforms(JsonWriter& out, const Call& call, const Views& views,
                              const Page& page) {
  const SearchedTexts search(call);
  const auto key = text_filter(call, "key");
  const auto org = text_filter(call, "org");
  const auto number = number_filter(call, "platform_id");
  const auto matches = [&](const ledger::Platform& record) {
    return passes(key, record.key) && passes(org, record.org) &&
           passes(number, record.platform_id) && search.finds(record.key, record.org, record.name);
  };
  const auto print = [&](const ledger::Platform& record) { print_record(out, record); };
  if (key) return print_matching(page, only(views.platform(*key)), matches, print);
  if (org) return print_matching(page, only(views.platform_by_org(*org)), matches, print);
  if (number) return print_matching(page, only(views.platform_by_id(*number)), matches, print);
  if (!search.is_asked()) return print_rows(out, views.platforms(page));
  const auto all = [&](const auto& visit) {
    projections::PlatformView::visit(views.snapshot(), visit);
  };
  return print_matching(page, all, matches, print);
}

// Those whom every filter by a unique field names; nothing: there is no such filter. An e-mail
// address may be that of several (People::with_email).
std::optional<std::vector<Person>> named_users(const Call& call) {
  const ledger::People& people = call.context.people;
  std::optional<std::vector<Person>> named;
  const auto narrow_to = [&named](std::vector<Person> found) {
    std::erase_if(found, [&](const Person& person) {
      const auto is_same = [&](const Person& other) { return other.id == person.id; };
      return named && std::none_of(named->begin(), named->end(), is_same);
    });
    named = std::move(found);
  };
  const auto narrow_to_one = [&](std::optional<Person> found) {
    std::vector<Person> list;
    if (found) list.push_back(std::move(*found));
    narrow_to(std::move(list));
  };
  if (const auto id = number_filter(call, "user_id")) {
    narrow_to_one(*id < 1 ? std::nullopt : people.by_user_id(*id));
  }
  if (const auto name = text_filter(call, "username")) {
    auto found = people.by_username(*name);
    // A username may contain '+', as an e-mail address.
    if (!found) found = people.by_username(email_with_plus(*name));
    narrow_to_one(std::move(found));
  }
  if (const auto email = text_filter(call, "email")) narrow_to(people.with_email(*email));
  return named;
}

std::size_t page_of_users(JsonWriter& out, const Call& call, const Views&, const Page& page) {
  const ledger::People& people = call.context.people;
  const Searched<projections::PersonSearch> search(call);
  const auto matches = [&](const Person& person) {
    return !person.removed && !person.is_invited() && search.finds(person);
  };
  const auto print = [&](const Person& person) { print_record(out, person); };
  if (auto named = named_users(call)) {
    return print_matching(page, each_of(std::move(*named)), matches, print);
  }
  if (search.is_asked()) {
    const auto all = [&](const auto& visit) { people.visit(visit); };
    return print_matching(page, all, matches, print);
  }
  for (const Person& person : people.list(page.skipped(), page.size)) print(person);
  return people.count();
}

std::size_t page_of_groups(JsonWriter& out, const Call& call, const Views& views,
                           const Page& page) {
  const SearchedTexts search(call);
  const auto id = text_filter(call, "group_id");
  const auto matches = [&](const ledger::Group& record) {
    return search.finds(record.group_id, record.name);
  };
  const auto print = [&](const ledger::Group& record) {
    print_group(out, record, views.group_members(record.group_id), call.context.people);
  };
  if (id) return print_matching(page, only(views.group(*id)), matches, print);
  if (search.is_asked()) {
    const auto all = [&](const auto& visit) {
      projections::GroupView::visit(views.snapshot(), visit);
    };
    return print_matching(page, all, matches, print);
  }
  const auto groups = views.groups(page);
  for (const ledger::Group& group : groups.rows) print(group);
  return groups.total;
}

std::size_t page_of_courses(JsonWriter& out, const Call& call, const Views& views,
                            const Page& page) {
  const SearchedTexts search(call);
  const auto id = id_filter(call, "course_id");
  const auto matches = [&](const ledger::Course& record) {
    return search.finds(record.course_id, record.name, record.slug);
  };
  const auto print = [&](const ledger::Course& record) { print_record(out, record); };
  if (id) return print_matching(page, only(views.course(*id)), matches, print);
  if (!search.is_asked()) return print_rows(out, views.courses(page));
  const auto all = [&](const auto& visit) {
    projections::CourseView::visit(views.snapshot(), visit);
  };
  return print_matching(page, all, matches, print);
}

std::size_t page_of_programs(JsonWriter& out, const Call& call, const Views& views,
                             const Page& page) {
  const SearchedTexts search(call);
  const auto key = id_filter(call, "program_key");
  const auto id = id_filter(call, "program_id");
  const auto matches = [&](const ledger::Program& record) {
    return passes(id, record.program_id) &&
           search.finds(record.program_key, record.program_id, record.name, record.slug);
  };
  const auto print = [&](const ledger::Program& record) { print_record(out, record); };
  if (key) return print_matching(page, only(views.program(*key)), matches, print);
  if (id) return print_matching(page, each_of(views.programs_by_id(*id)), matches, print);
  if (!search.is_asked()) return print_rows(out, views.programs(page));
  const auto all = [&](const auto& visit) {
    projections::ProgramView::visit(views.snapshot(), visit);
  };
  return print_matching(page, all, matches, print);
}

std::size_t page_of_choices(JsonWriter& out, const Call& call, const Views& views,
                            const Page& page) {
  const SearchedTexts search(call);
  const projections::ChoicesFilter filter{text_filter(call, "field_key"),
                                          text_filter(call, "scope"), text_filter(call, "org")};
  if (!search.is_asked()) return print_rows(out, views.choices_list(filter, page));
  const auto matches = [&](const ledger::Choices& record) {
    return search.finds(record.field_key);
  };
  const auto print = [&](const ledger::Choices& record) { print_record(out, record); };
  auto all = views.choices_list(filter, {1, static_cast<std::size_t>(-1)});
  return print_matching(page, each_of(std::move(all.rows)), matches, print);
}

constexpr InputField platform_filters[] = {
    field::text("query", "Only platforms whose key, org or name contains this text, in any case."),
    field::text("key", "Only the platform with this key."),
    field::text("org", "Only the platform with this org code."),
    field::number("platform_id", "Only the platform with this number.")};
constexpr InputField user_filters[] = {
    field::text("query",
                "Only users whose username, e-mail or name contains this text, in any case."),
    field::number("user_id", "Only the user with this id."),
    field::text("username", "Only the user of exactly this name."),
    field::typed("email", FieldType::stored_email, "Only who has this e-mail address.")};
constexpr InputField group_filters[] = {
    field::text("query", "Only groups whose id or name contains this text, in any case."),
    field::text("group_id", "Only the group with this id.")};
constexpr InputField course_filters[] = {
    field::text("query", "Only courses whose id, name or slug contains this text, in any case."),
    field::text("course_id", "Only the course with this id.")};
constexpr InputField program_filters[] = {
    field::text(
        "query",
        "Only programs whose key, program_id, name or slug contains this text, in any case."),
    field::text("program_key", "Only the program with this key."),
    field::text("program_id", "Only programs with this id, which is unique in their org.")};
constexpr InputField choices_filters[] = {
    field::text("query", "Only choices whose field contains this text, in any case."),
    field::blank(field::text("field_key", "Only choices of this field.")),
    field::blank(field::text("scope", "Only choices of this scope.")),
    field::blank(field::text("org", "Only choices of this org."))};

}  // namespace

constexpr RecordList listed_platforms{platform_filters, page_of_platforms};
constexpr RecordList listed_users{user_filters, page_of_users};
constexpr RecordList listed_groups{group_filters, page_of_groups};
constexpr RecordList listed_courses{course_filters, page_of_courses};
constexpr RecordList listed_programs{program_filters, page_of_programs};
constexpr RecordList listed_choices{choices_filters, page_of_choices};

}  // namespace seatledger::api
