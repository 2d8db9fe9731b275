// E-mail addresses: which are taken, and which are the same. See docs/decisions/0022.
#pragma once

#include <string>
#include <string_view>

namespace seatledger::ledger {

// Whether an address can be stored: one '@', a name of at most 64 bytes, a domain that DNS could
// have with at least one dot, 254 bytes in all. Letters of all scripts; no characters that nobody
// sees, such as U+00A0 and U+200B, and none that only a quoted name may have.
bool is_email(std::string_view text);

// Whether an address may be stored already: earlier versions took more than is_email. For requests
// that only look for people.
bool may_be_stored_email(std::string_view text);

// The form in which addresses are compared; addresses that give the same form belong to one person.
// ASCII: A to Z in lower case. Else the name without case and with composed accents, and the domain
// as DNS knows it. Only for look-ups: an address is shown as it was given.
std::string fold_email(std::string_view email);

// Names the rule of fold_email, with the version of Unicode behind it. Stored beside the look-ups
// (docs/event_format.md); where it differs, they are made again.
std::string email_rule();

// The form of the first versions: A to Z in lower case. In digests of requests it stays
// (docs/decisions/0014), so that a repeat of an old request is recognised.
std::string lower_email(std::string_view email);

}  // namespace seatledger::ledger
