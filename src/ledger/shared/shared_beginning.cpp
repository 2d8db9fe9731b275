#include "ledger/shared/shared_beginning.h"

#include "base/digest.h"
#include "base/store_error.h"
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
  beginning.verifier_keys = {{1, key.verifier().text()}};
  return beginning;
}

SharedBeginning beginning_of(Secrets& secrets, const TreeStore& tree) {
  const auto keys = verifier_keys_in(tree);
  const auto seed = tree.signing_seed();
  if (keys.empty() || !seed)
    throw StoreError("the ledger has no signing key: start its server once");
  SharedBeginning beginning;
  beginning.origin = keys.back().name;
  for (const std::string_view name : {people_lookup_secret, api_keys_secret}) {
    beginning.secrets.push_back({std::string(name), to_hex(secrets.secret(name))});
  }
  beginning.secrets.push_back({std::string(signing_key_secret), to_hex(*seed)});
  for (const VerifierKey& key : keys) {
    beginning.verifier_keys.push_back({beginning.verifier_keys.size() + 1, key.text()});
  }
  return beginning;
}

}  // namespace seatledger::ledger
