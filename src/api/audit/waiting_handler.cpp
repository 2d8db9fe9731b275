#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "api/audit/feed_reader.h"
#include "api/audit/routes.h"
#include "api/audit/since.h"
#include "api/context.h"
#include "api/license_at.h"
#include "api/moment.h"
#include "api/page.h"
#include "api/route.h"
#include "base/json_fields.h"
#include "ledger/domain/waiting.h"
#include "runtime/feed/feed.h"
#include "runtime/run_on.h"

namespace seatledger::api {
namespace {

struct WaitingMember {
  PersonId person;
  GroupAssignmentId through;
  Since since;
};

// The waiting list of a license, folded from the license's events by the rules of WaitingView. The
// views have only today's list, and without the events.
class WaitingList {
 public:
  void apply(const ledger::Event& event) {
    if (const auto* waiting = std::get_if<ledger::MemberWaiting>(&event.body)) {
      numbers_[waiting->person_id] = next_;
      members_.emplace(next_++, WaitingMember{waiting->person_id, waiting->through, since(event)});
    } else if (const auto person = ledger::waits_no_longer(event.body)) {
      remove(*person);
    } else if (const auto* group = std::get_if<ledger::GroupAssigned>(&event.body)) {
      groups_[group->group_assignment_id] = group->after.group_id;
    }
  }

  // In the order in which they get seats.
  const std::map<std::uint64_t, WaitingMember>& members() const { return members_; }
  const std::string& group_of(GroupAssignmentId id) const { return groups_.at(id); }

 private:
  void remove(PersonId person) {
    const auto found = numbers_.find(person);
    if (found == numbers_.end()) return;
    members_.erase(found->second);
    numbers_.erase(found);
  }

  std::uint64_t next_ = 1;
  std::map<std::uint64_t, WaitingMember> members_;
  std::map<PersonId, std::uint64_t> numbers_;
  std::map<GroupAssignmentId, std::string> groups_;
};

constexpr AnswerField member_fields[] = {
    answer::integer("person_id", "The person, by the ledger's own id."),
    answer::integer("group_assignment_id", "The assignment of the group."),
    answer::text("group_id", "The group through which the person waits."),
    answer::object("since", since_answer, "Since when.")};
constexpr AnswerObject member_answer{"waiting_member", "Somebody who waits for a seat.",
                                     member_fields};

Result<HttpResponse> waiting_page(const Call& call) {
  const auto index = call.context.feed.index().snapshot();
  WaitingList list;
  const auto subject =
      projections::audit_id(projections::AuditSubject::license, call.found.license->id.value);
  TRY(visit_events_about(call, *index, subject, call.found.at,
                         [&](const ledger::Event& event) { list.apply(event); }));
  const projections::Page page = page_of(call);
  return page_response(call, call.found.at, page, list.members().size(), [&](JsonWriter& rows) {
    std::size_t number = 0;
    for (const auto& [order, member] : list.members()) {
      if (number++ < page.skipped()) continue;
      if (number > page.skipped() + page.size) break;
      rows.begin_object();
      write_field(rows, "person_id", member.person);
      write_field(rows, "group_assignment_id", member.through);
      write_field(rows, "group_id", list.group_of(member.through));
      rows.key("since");
      print_since(rows, member.since);
      rows.end_object();
    }
  });
}

runtime::Awaitable<Result<HttpResponse>> list_waiting(Call& call) {
  const auto reached = co_await index_reaches(call.context, call.found.at);
  if (reached.has_error()) co_return reached.error();
  const std::function<Result<HttpResponse>()> work = [&call] { return waiting_page(call); };
  co_return co_await runtime::run_on(call.context.slow_work, work);
}

}  // namespace

void add_waiting_route(std::vector<Route>& routes) {
  routes.push_back(
      {.method = HttpMethod::get,
       .path = "/api/ledger/licenses/{id}/waiting/",
       .operation = "list_waiting",
       .sentence = "Who waits for a seat of a license, in the order in which they get one.",
       .access = Access::ledger_read,
       .scope = license_in_path_at,
       .parameters = {parameter::at, parameter::page, parameter::own_page_size},
       .answer = {member_answer, AnswerForm::page},
       .work = Wait(list_waiting)});
}

}  // namespace seatledger::api
