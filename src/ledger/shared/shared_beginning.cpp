#include "ledger/shared/shared_beginning.h"

#include "base/digest.h"
#include "ledger/people/people_lookups.h"
#include "ledger/proof/signing_keys.h"

namespace seatledger::ledger {

SharedBeginning new_shared_beginning() {
  SharedBeginning beginning;
  beginning.origin = new_origin();
  const SigningKey key = new_signing_key(beginning.origin);
  beginning.secrets = {{std::string(people_lookup_secret), to_hex(random_digest())},
                       {std::string(api_keys_secret), to_hex(random_digest())},
                       {std::string(signing_key_secret), to_hex(key.seed)}};
  beginning.verifier_key = {1, key.verifier().text()};
  return beginning;
}

}  // namespace seatledger::ledger
