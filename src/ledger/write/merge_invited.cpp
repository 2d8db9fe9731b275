#include "ledger/write/merge_invited.h"

#include <algorithm>
#include <limits>
#include <span>

#include "base/store_error.h"

namespace seatledger::ledger {
namespace {

constexpr std::size_t merges_at_once = 256;

Request merge_request(PersonId person, PersonId into) {
  Request request;
  request.command = MergeInvited{person, into};
  request.actor = "server";
  request.source = "server";
  return request;
}

}  // namespace

std::size_t merge_invited(Sequencer& sequencer, const People& people) {
  std::vector<Request> requests;
  for (const auto& sharing : people.sharing_email(std::numeric_limits<std::size_t>::max())) {
    const auto user = std::find_if(sharing.begin(), sharing.end(),
                                   [](const Person& person) { return !person.is_invited(); });
    const PersonId into = user == sharing.end() ? sharing.front().id : user->id;
    for (const Person& person : sharing) {
      if (person.is_invited() && person.id != into) {
        requests.push_back(merge_request(person.id, into));
      }
    }
  }
  for (std::size_t done = 0; done < requests.size(); done += merges_at_once) {
    const std::size_t count = std::min(merges_at_once, requests.size() - done);
    for (const Outcome& outcome : sequencer.run(std::span(requests).subspan(done, count))) {
      if (outcome.has_error()) {
        throw StoreError("people with the same e-mail cannot be merged: " + outcome.error().detail);
      }
    }
  }
  return requests.size();
}

std::vector<std::vector<std::int64_t>> users_sharing_email(const People& people,
                                                           std::size_t limit) {
  std::vector<std::vector<std::int64_t>> found;
  for (const auto& sharing : people.sharing_email(limit)) {
    std::vector<std::int64_t> users;
    for (const Person& person : sharing) {
      if (!person.is_invited()) users.push_back(person.user_id);
    }
    if (users.size() > 1) found.push_back(std::move(users));
  }
  return found;
}

}  // namespace seatledger::ledger
