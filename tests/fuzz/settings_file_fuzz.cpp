// A settings file.
#include <array>

#include "app/settings.h"
#include "app/settings_table.h"
#include "base/json_writer.h"
#include "fuzz/fuzz.h"

namespace {

using namespace seatledger;
using fuzz::require;

Invocation read(std::string_view text) {
  const fuzz::MemoryFile file(text);
  const std::string path = file.path();
  const std::array<const char*, 3> arguments{"seatledgerd", "--config", path.c_str()};
  return read_settings(static_cast<int>(arguments.size()), arguments.data(), nullptr);
}

// The file that gives every setting the value it has.
std::string file_of(const Settings& settings) {
  std::string text;
  for (const Setting& setting : settings_table()) {
    text.append(setting.name).append(" = ");
    const std::string value = value_text(setting, settings);
    if (is_number(setting) || is_flag(setting)) {
      text += value;
    } else {
      append_json_string(text, value);
    }
    text += '\n';
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Invocation invocation = read(fuzz::text_of(data, size));
  if (!invocation.settings) {
    require(invocation.exit_code == 2 && !invocation.text.empty(), "a refusal says why");
    return 0;
  }
  const std::string file = file_of(*invocation.settings);
  const Invocation again = read(file);
  require(again.settings.has_value(), "what was read is accepted");
  require(file_of(*again.settings) == file, "settings are the same when read again");
  return 0;
}
