// API keys over HTTP (design section 7): made, listed, revoked.
#pragma once

#include "api/call.h"
#include "api/http/message.h"
#include "ledger/write/sequencer.h"

namespace seatledger::api {

// The digest under which a key is stored and looked up: an HMAC under the ledger's own secret.
Digest key_digest(const Digest& secret, std::string_view key);
// 64 hexadecimal digits nobody can guess.
std::string new_key_text(Entropy& entropy);

HttpResponse list_keys(const Call& call);
Result<ledger::Request> decode_create_key(Call& call);
// Shows the key's text, once: a replayed answer leaves it out.
HttpResponse print_created_key(const Call& call, const ledger::Answer& answer);
Result<ledger::Request> decode_revoke_key(Call& call);

}  // namespace seatledger::api
