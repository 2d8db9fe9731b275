// The script of the year: what is worth showing, when it happens and to whom.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "cli/demo/calendar.h"

namespace seatledger::cli::demo {

enum class What : std::uint8_t {
  extend,         // the license gets `number` seats
  renew,          // the same, and a year more
  repeat_create,  // a nervous caller sends the order of the license `number` more times
  repeat_renew,   // the same of its renewal
  switch_off,     // the license gives no seats
  switch_on,
  annotate,         // the license's metadata become `word`
  assign,           // `number` people get seats, one by one
  release,          // `number` people lose theirs, one by one
  bulk,             // `number` people get seats in one call
  clear,            // `number` people lose theirs in one call
  csv,              // `number` rows as a CSV, of which 4 are refused
  invite,           // `number` e-mail addresses without an account; half of them arrive
  seat_group,       // the group `word` gets seats of the license
  pause,            // somebody of the group becomes inactive
  gather,           // `number` people who are there join the group
  newcomers,        // `number` people come and join the group
  erase,            // somebody of the group is erased
  change_shop_key,  // the key of the shop is revoked, and replaced
  change_signing_key,
};

struct Happening {
  int day;    // 365: `hour` is counted back from the end
  Hour hour;  // of the day, UTC
  What what;
  std::string_view subject;  // the key of a license, or the id of a group
  int number = 0;
  std::string_view word = {};  // of orders: the transaction_id
};
std::span<const Happening> script();

// The key of the license about which the script says most: full, with people waiting.
inline constexpr std::string_view full_license = "data";

}  // namespace seatledger::cli::demo
