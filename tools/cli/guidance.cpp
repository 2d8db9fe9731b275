#include "cli/guidance.h"

#include <iostream>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "cli/commands.h"

namespace seatledger::cli {
namespace {

std::vector<const CLI::App*> named_commands(const CLI::App& app) {
  std::vector<const CLI::App*> commands;
  for (const CLI::App* part : app.get_subcommands({})) {
    if (!part->get_name().empty()) commands.push_back(part);
  }
  return commands;
}

// The command that was called, the program itself when none was.
const CLI::App& called(const CLI::App& app) {
  for (const CLI::App* part : named_commands(app)) {
    if (part->parsed()) return called(*part);
  }
  return app;
}

std::vector<std::string> flags_of(const CLI::App& command) {
  std::vector<std::string> flags;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) flags.push_back("--" + name);
  }
  for (const CLI::App* part : command.get_subcommands({})) {
    if (!part->get_name().empty()) continue;
    const auto of_part = flags_of(*part);
    flags.insert(flags.end(), of_part.begin(), of_part.end());
  }
  return flags;
}

// "seatledger keys create".
std::string full_name(const CLI::App& command) {
  if (command.get_parent() == nullptr) return command.get_name();
  return full_name(*command.get_parent()) + ' ' + command.get_name();
}

// help() of a command would print that of `help`, which was called, or leave the program's name
// out.
std::string help_text(const CLI::App& command) {
  return command.get_formatter()->make_help(&command, full_name(command),
                                            CLI::AppFormatMode::Normal);
}

std::string no_such(const std::string& what, const std::string& word,
                    const std::vector<std::string>& names, const CLI::App& command) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  return "there is no " + what + ' ' + word + did_you_mean(word, views) + "\nSee `" +
         full_name(command) + " --help`.";
}

std::string no_such_command(const CLI::App& within, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::App* part : named_commands(within)) names.push_back(part->get_name());
  return no_such("command", word, names, within);
}

int print_help(const CLI::App& app, const std::vector<std::string>& words) {
  const CLI::App* command = &app;
  for (const std::string& word : words) {
    const CLI::App* found = nullptr;
    for (const CLI::App* part : named_commands(*command)) {
      if (part->get_name() == word) found = part;
    }
    if (found == nullptr) throw std::invalid_argument(no_such_command(*command, word));
    command = found;
  }
  std::cout << help_text(*command);
  return yes;
}

}  // namespace

std::optional<std::string> unknown_word(const CLI::App& app) {
  std::vector<std::string> left = app.remaining(true);
  std::erase(left, "--");
  const CLI::App& command = called(app);
  // A flag first: after an unknown flag its value is left over too.
  for (const std::string& word : left) {
    if (!word.starts_with("--")) continue;
    const std::string flag = word.substr(0, word.find('='));
    return no_such("flag", flag, flags_of(command), command);
  }
  if (left.empty()) return std::nullopt;
  if (!named_commands(command).empty()) return no_such_command(command, left.front());
  return full_name(command) + " takes no " + left.front() + " here\nSee `" + full_name(command) +
         " --help`.";
}

std::optional<std::string> help_of_incomplete(const CLI::App& app) {
  const CLI::App& command = called(app);
  if (named_commands(command).empty()) return std::nullopt;
  return help_text(command);
}

void add_help(CLI::App& app, int& exit_code) {
  auto words = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand("help", "Prints the help of a command");
  command->add_option("COMMAND", *words, "The command; all commands are listed without it");
  command->footer(
      "Example: seatledger help verify\n"
      "Example: seatledger help keys create\n"
      "Exit code 0: printed, 2: there is no such command");
  command->callback([&app, words, &exit_code] { exit_code = print_help(app, *words); });
}

}  // namespace seatledger::cli
