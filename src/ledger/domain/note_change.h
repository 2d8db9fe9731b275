// Compares and applies changes of terms, field by field. Fields are matched by name; a field that
// the terms lack does not compile.
#pragma once

#include "base/fields.h"
#include "base/given.h"

namespace seatledger::ledger {

// If the wanted value is given and differs, stores the old value in `before` and the new one in
// `after`, and returns true.
template <class T>
bool note_change(const Given<T>& wanted, const T& current, Given<T>& before, Given<T>& after) {
  if (!wanted || *wanted == current) return false;
  before = current;
  after = *wanted;
  return true;
}
template <class T>
bool note_change(const Given<T>& wanted, const Given<T>& current, Given<T>& before,
                 Given<T>& after) {
  if (!wanted || wanted == current) return false;
  before = current;
  after = wanted;
  return true;
}

// The same for every field of a change. Returns false if nothing differs.
template <class Change, class Terms>
bool note_changes(const Change& wanted, const Terms& terms, Change& before, Change& after) {
  bool any = false;
  for_each_shared_field<Change, Terms>([&](auto change, auto term) {
    any |= note_change(wanted.*change, terms.*term, before.*change, after.*change);
  });
  return any;
}

template <class T>
void take(T& value, const T& given) {
  value = given;
}
template <class T>
void take(T& value, const Given<T>& given) {
  if (given) value = *given;
}
template <class T>
void take(Given<T>& value, const Given<T>& given) {
  if (given) value = given;
}

// Sets every field of `terms` that `change` gives.
template <class Change, class Terms>
void take_all(Terms& terms, const Change& change) {
  for_each_shared_field<Change, Terms>(
      [&](auto given, auto term) { take(terms.*term, change.*given); });
}

}  // namespace seatledger::ledger
