// How RocksDB is set up for views. Each setting that is not the default has its reason beside it.
#pragma once

#include <rocksdb/options.h>

#include "projections/store/rocks_store.h"

namespace seatledger::projections {

rocksdb::Options rocks_view_settings(const RocksStoreOptions& options);
rocksdb::WriteOptions rocks_view_write_settings();

}  // namespace seatledger::projections
