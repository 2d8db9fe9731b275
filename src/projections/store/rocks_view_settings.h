// RocksDB settings for views. A comment gives the reason for each setting that is not the default.
#pragma once

#include <rocksdb/options.h>

#include "projections/store/rocks_store.h"

namespace seatledger::projections {

rocksdb::Options rocks_view_settings(const RocksStoreOptions& options);
rocksdb::WriteOptions rocks_view_write_settings();

}  // namespace seatledger::projections
