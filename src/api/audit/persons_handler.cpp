#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/audit/feed_reader.h"
#include "api/audit/routes.h"
#include "api/audit/since.h"
#include "api/body_decoder.h"
#include "api/context.h"
#include "api/page.h"
#include "api/route.h"
#include "api/shown_people.h"
#include "base/json_fields.h"
#include "projections/queries/person_search.h"
#include "projections/queries/platform_people.h"
#include "projections/queries/reader.h"
#include "runtime/feed/feed.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

constexpr std::size_t person_ids_max = 1000;

struct PersonsQuery {
  std::optional<std::vector<PersonId>> ids;  // ascending, each once
  std::optional<projections::PersonSearch> search;
  projections::Page page;
};

Result<std::vector<PersonId>> person_ids(const std::vector<std::string>& texts) {
  if (texts.size() > person_ids_max) {
    return bad_parameter("ids", "may have at most " + std::to_string(person_ids_max) + " ids");
  }
  std::vector<PersonId> ids;
  for (const std::string& text : texts) {
    const auto id = id_of(text);
    if (!id) return bad_parameter("ids", "must be ids of persons, numbers from 1 on");
    ids.push_back(PersonId{*id});
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

Result<PersonsQuery> persons_query(const Call& call) {
  PersonsQuery query;
  query.page = page_of(call);
  const auto ids = call.parameters.get<std::vector<std::string>>("ids");
  const auto text = call.parameters.get<std::string>("query");
  if (ids && text) return bad_parameter("query", "may not be given together with ids");
  if (text && !ShownPeople(call).has_names()) {
    return field_error(ErrorCode::permission_denied, "query",
                       "auditors may search for people only with the setting auditor_sees_people");
  }
  if (ids) {
    query.ids = TRY(person_ids(*ids));
    if (!call.parameters.has("page_size")) query.page.size = person_ids_max;
  }
  if (text) query.search.emplace(*text);
  return query;
}

struct PersonRow {
  PersonId id;
  std::optional<ledger::Person> person;  // nothing: erased
};

// Counts the rows of a list, which come in order, and keeps those of one page.
class PersonsPage {
 public:
  explicit PersonsPage(const projections::Page& page) : page_(page) {}

  void add(PersonId id, const std::optional<ledger::Person>& person) {
    if (is_on_page()) rows_.push_back({id, person});
    ++total_;
  }
  void add(const ledger::Person& person) {
    if (is_on_page()) rows_.push_back({person.id, person});
    ++total_;
  }

  std::size_t total() const { return total_; }
  const std::vector<PersonRow>& rows() const { return rows_; }

 private:
  bool is_on_page() const { return total_ >= page_.skipped() && rows_.size() < page_.size; }

  const projections::Page page_;
  std::size_t total_ = 0;
  std::vector<PersonRow> rows_;
};

bool has_row(const Call& call, PersonId id) { return call.context.people.person(id).has_value(); }

void take_named(const Call& call, const projections::ViewReader& views,
                const std::vector<PersonId>& ids, PersonsPage& page) {
  const auto& bound = call.bound_platform();
  const auto index = call.context.feed.index().snapshot();
  for (const PersonId id : ids) {
    if (bound && !projections::is_person_of_platform(views.snapshot(), id, *bound)) continue;
    const auto person = call.context.people.person(id);
    if (person || (!bound && was_ever(*index, id))) page.add(id, person);
  }
}

Result<void> take_of_platform(const Call& call, const projections::ViewReader& views,
                              const PersonsQuery& query, PersonsPage& page) {
  for (const PersonId id :
       projections::people_of_platform(views.snapshot(), *call.bound_platform())) {
    if (call.context.stopping) {
      return error(ErrorCode::shutting_down, "the server is shutting down");
    }
    const auto person = call.context.people.person(id);
    // Erased meanwhile.
    if (!person) continue;
    if (!query.search || query.search->finds(*person)) page.add(*person);
  }
  return {};
}

Result<void> take_all(const Call& call, const PersonsQuery& query, PersonsPage& page) {
  call.context.people.visit([&](const ledger::Person& person) {
    // The row that remains of a person who is another one by now.
    const bool is_merged = person.removed && person.is_invited();
    if (!is_merged && (!query.search || query.search->finds(person))) page.add(person);
    return !call.context.stopping;
  });
  if (call.context.stopping) return error(ErrorCode::shutting_down, "the server is shutting down");
  return {};
}

constexpr AnswerField person_fields[] = {
    answer::integer("person_id", "The person, by the ledger's own id."),
    answer::nullable(answer::integer("user_id", "The user; null for one without an account.")),
    answer::nullable(answer::text("username", "The user's name; null without an account.")),
    answer::nullable(answer::text("name", "The full name; null without an account.")),
    answer::nullable(answer::text("email", "The e-mail address.")),
    answer::nullable(
        answer::list(answer::text("platform_keys", "The platforms that the user belongs to."))),
    answer::nullable(answer::flag("active", "Off: the user keeps seats and gets no new ones.")),
    answer::flag("removed",
                 "Whether the user was removed from the directory, or is another person by now."),
    answer::flag("erased", "Whether name and address were erased.")};
constexpr AnswerObject person_answer{
    "person", "A person. An auditor gets null for what is no id, unless a setting allows more.",
    person_fields};

void print_person_row(JsonWriter& out, const PersonRow& row, const ShownPeople& people) {
  const ledger::Person* const person = row.person ? &*row.person : nullptr;
  const bool has_account = person != nullptr && !person->is_invited();
  const bool has_names = person != nullptr && people.has_names();
  // Null unless the condition holds.
  const auto write = [&](std::string_view name, bool is_shown, auto member) {
    out.key(name);
    if (is_shown) {
      write_json(out, person->*member);
    } else {
      out.null();
    }
  };
  out.begin_object();
  write_field(out, "person_id", row.id);
  write("user_id", has_account, &ledger::Person::user_id);
  write("username", has_account && has_names, &ledger::Person::username);
  write("name", has_account && has_names, &ledger::Person::name);
  write("email", has_names, &ledger::Person::email);
  write("platform_keys", has_names, &ledger::Person::platform_keys);
  write("active", has_names, &ledger::Person::active);
  write_field(out, "removed", person != nullptr && person->removed);
  write_field(out, "erased", person == nullptr);
  out.end_object();
}

Result<HttpResponse> persons_page(const Call& call, const PersonsQuery& query) {
  const projections::ViewReader views(call.context.views);
  PersonsPage page(query.page);
  if (query.ids) {
    take_named(call, views, *query.ids, page);
  } else if (call.bound_platform()) {
    TRY(take_of_platform(call, views, query, page));
  } else {
    TRY(take_all(call, query, page));
  }
  const ShownPeople people(call);
  return page_response(call, views.position(), query.page, page.total(), [&](JsonWriter& rows) {
    for (const PersonRow& row : page.rows()) print_person_row(rows, row, people);
  });
}

// Look-ups by id do not wait behind a search of seconds.
runtime::Awaitable<Result<HttpResponse>> list_persons(Call& call) {
  const auto query = persons_query(call);
  if (query.has_error()) co_return query.error();
  const std::function<Result<HttpResponse>()> work = [&call, &query] {
    return persons_page(call, *query);
  };
  // Of an erased person there are events, of an id that never was there are none.
  const std::function<bool()> asks_index = [&call, &query] {
    return !call.bound_platform() && !std::all_of(query->ids->begin(), query->ids->end(),
                                                  [&](PersonId id) { return has_row(call, id); });
  };
  if (query->ids) {
    const bool waits = co_await runtime::run_on(call.context.readers, asks_index);
    const Position head = waits ? visible_head(call.context) : Position{};
    const auto reached = co_await index_reaches(call.context, head);
    if (reached.has_error()) co_return reached.error();
  }
  auto& pool = query->ids ? call.context.readers : call.context.slow_work;
  co_return co_await runtime::run_on(pool, work);
}

// The handler keeps to the platform: what it leaves out depends on the page and the search.
constexpr Scope people_of_key{
    "people_of_key",
    "A key that is bound to a platform sees only people who have a seat of one of the platform's "
    "licenses, or wait for one."};

}  // namespace

void add_persons_route(std::vector<Route>& routes) {
  routes.push_back(
      {.method = HttpMethod::get,
       .path = "/api/ledger/persons/",
       .operation = "list_persons",
       .sentence = "The names behind ids of persons, a search for people, or all people.",
       .access = Access::ledger_read,
       .scope = people_of_key,
       .parameters =
           {field::example(field::typed("ids", FieldType::words,
                                        "Only persons with these ids of the ledger, at most 1,000, "
                                        "separated by commas; unknown ones are left out."),
                           R"("1,2")"),
            field::text("query",
                        "Only people whose user name, full name or e-mail address contains this "
                        "text, in any case."),
            parameter::page,
            field::id("page_size",
                      "Rows on a page: 20 when left out, with ids 1,000; more than 1,000 counts as "
                      "1,000.")},
       .answer = {person_answer, AnswerForm::page},
       .work = Wait(list_persons)});
}

}  // namespace seatledger::api
