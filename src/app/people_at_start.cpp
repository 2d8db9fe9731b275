#include "app/people_at_start.h"

#include <string>

#include "base/logging.h"
#include "ledger/domain/email.h"
#include "ledger/write/merge_invited.h"

namespace seatledger {
namespace {

constexpr std::size_t logged_addresses_max = 100;

// Also on a nearly full disk: with old look-ups some people would not be found.
std::size_t merged(ledger::LedgerStore& ledger, const ledger::People& people,
                   ledger::Sequencer& sequencer) {
  const bool refusing = ledger.refusing_appends();
  ledger.set_refusing_appends(false);
  const std::size_t count = ledger::merge_invited(sequencer, people);
  ledger.set_refusing_appends(refusing);
  return count;
}

}  // namespace

void renew_lookups(ledger::LedgerStore& ledger) {
  if (!ledger.renew_email_lookups()) return;
  log(LogLevel::info, "the look-ups of e-mails are made by a new rule",
      {{"rule", ledger::email_rule()}});
}

void merge_people(ledger::LedgerStore& ledger, const ledger::People& people,
                  ledger::Sequencer& sequencer) {
  if (const std::size_t count = merged(ledger, people, sequencer); count != 0) {
    log(LogLevel::info, "people known only by an e-mail are merged with others who have it",
        {{"merged", count}});
  }
  for (const auto& users : ledger::users_sharing_email(people, logged_addresses_max)) {
    std::string ids;
    for (const std::int64_t id : users) ids += (ids.empty() ? "" : ", ") + std::to_string(id);
    log(LogLevel::warning,
        "users have the same e-mail and stay apart; change the address of all but one",
        {{"user_ids", ids}});
  }
}

}  // namespace seatledger
