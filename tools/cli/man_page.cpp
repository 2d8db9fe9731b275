#include "cli/man_page.h"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace seatledger::cli {
namespace {

constexpr std::string_view example_mark = "Example: ";
constexpr std::string_view exit_mark = "Exit code ";

// Escapes the text for troff.
std::string troff(std::string_view text) {
  std::string out;
  bool at_line_begin = true;
  for (const char c : text) {
    if (at_line_begin && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
    at_line_begin = c == '\n';
  }
  return out;
}

std::vector<std::string> lines_of_text(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

struct Footer {
  std::vector<std::string> description, examples, exit;
};

Footer footer_of(const CLI::App& command) {
  Footer footer;
  for (const std::string& line : lines_of_text(command.get_footer())) {
    if (line.starts_with(example_mark)) {
      footer.examples.push_back(line.substr(example_mark.size()));
    } else if (line.starts_with(exit_mark)) {
      footer.exit.push_back(line.substr(exit_mark.size()));
    } else {
      footer.description.push_back(line);
    }
  }
  return footer;
}

// The options of a command, including those in its option groups.
std::vector<const CLI::Option*> options_of(const CLI::App& command) {
  std::vector<const CLI::Option*> options;
  for (const CLI::Option* option : command.get_options()) options.push_back(option);
  for (const CLI::App* part : command.get_subcommands({})) {
    if (!part->get_name().empty()) continue;
    const auto of_part = options_of(*part);
    options.insert(options.end(), of_part.begin(), of_part.end());
  }
  return options;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  std::vector<const CLI::App*> commands;
  for (const CLI::App* part : app.get_subcommands({})) {
    if (!part->get_name().empty()) commands.push_back(part);
  }
  return commands;
}

std::string option_head(const CLI::Option& option) {
  std::string head = "\\fB" + troff(option.get_name(option.get_positional(), true)) + "\\fR";
  if (!option.get_positional() && option.get_items_expected_max() != 0) {
    head += " \\fI" + troff(option.get_type_name()) + "\\fR";
  }
  return head;
}

void append_options(std::string& page, const CLI::App& command) {
  for (const CLI::Option* option : options_of(command)) {
    page += ".TP\n" + option_head(*option) + "\n" + troff(option->get_description());
    if (!option->get_envname().empty()) page += " (" + troff(option->get_envname()) + ")";
    if (option->get_required()) page += " (required)";
    page += '\n';
  }
}

void append_section(std::string& page, const char* name) {
  page += ".SH ";
  page += name;
  page += '\n';
}

std::string title(const std::string& name, const std::string& sentence) {
  std::string upper = name;
  std::transform(upper.begin(), upper.end(), upper.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return ".TH " + troff(upper) + " 1 \"\" \"Seatledger\" \"User Commands\"\n.SH NAME\n" +
         troff(name) + " \\- " + troff(sentence) + '\n';
}

void append_examples(std::string& page, const Footer& footer, const std::string& otherwise) {
  append_section(page, "EXAMPLES");
  std::vector<std::string> examples = footer.examples;
  if (examples.empty()) examples.push_back(otherwise);
  for (const std::string& example : examples) page += ".PP\n.EX\n" + troff(example) + "\n.EE\n";
}

void append_exit(std::string& page, const Footer& footer) {
  append_section(page, "EXIT STATUS");
  if (footer.exit.empty()) {
    page += troff("0: true, or done; 1: false, or refused; 2: could not tell") + '\n';
  }
  for (const std::string& line : footer.exit) page += troff(line) + "\n.br\n";
}

ManPage page_of(const std::string& program, const CLI::App& command) {
  ManPage page;
  page.name = program + '-' + command.get_name();
  const std::string call = program + ' ' + command.get_name();
  const Footer footer = footer_of(command);
  const auto parts = commands_of(command);
  page.text = title(page.name, command.get_description());
  append_section(page.text, "SYNOPSIS");
  if (parts.empty()) {
    page.text += "\\fB" + troff(call) + "\\fR [\\fIOPTIONS\\fR]";
    for (const CLI::Option* option : options_of(command)) {
      if (option->get_positional()) page.text += " \\fI" + troff(option->get_name(true)) + "\\fR";
    }
    page.text += '\n';
  }
  for (const CLI::App* part : parts) {
    page.text += "\\fB" + troff(call + ' ' + part->get_name()) + "\\fR [\\fIOPTIONS\\fR]\n.br\n";
  }
  append_section(page.text, "DESCRIPTION");
  page.text += troff(command.get_description()) + ".\n";
  for (const std::string& line : footer.description) page.text += ".PP\n" + troff(line) + '\n';
  append_section(page.text, "OPTIONS");
  append_options(page.text, command);
  Footer all = footer;
  for (const CLI::App* part : parts) {
    page.text += ".SS " + troff(part->get_name()) + '\n' + troff(part->get_description()) + ".\n";
    const Footer of_part = footer_of(*part);
    for (const std::string& line : of_part.description) page.text += ".PP\n" + troff(line) + '\n';
    append_options(page.text, *part);
    all.examples.insert(all.examples.end(), of_part.examples.begin(), of_part.examples.end());
    all.exit.insert(all.exit.end(), of_part.exit.begin(), of_part.exit.end());
  }
  append_exit(page.text, all);
  append_examples(page.text, all, call + " --help");
  append_section(page.text, "SEE ALSO");
  page.text += "\\fB" + program + "\\fR(1)\n";
  return page;
}

ManPage program_page(const CLI::App& program) {
  ManPage page;
  page.name = program.get_name();
  page.text = title(page.name, program.get_description());
  append_section(page.text, "SYNOPSIS");
  page.text += "\\fB" + page.name + "\\fR \\fICOMMAND\\fR [\\fIOPTIONS\\fR]\n";
  append_section(page.text, "DESCRIPTION");
  page.text += "Each command has a page of its own.\n";
  for (const CLI::App* command : commands_of(program)) {
    page.text += ".TP\n\\fB" + troff(page.name + '-' + command->get_name()) + "\\fR(1)\n" +
                 troff(command->get_description()) + '\n';
  }
  append_section(page.text, "OPTIONS");
  append_options(page.text, program);
  append_exit(page.text, {});
  append_examples(page.text, {}, page.name + " verify --help");
  return page;
}

}  // namespace

std::vector<ManPage> man_pages(const CLI::App& program) {
  std::vector<ManPage> pages{program_page(program)};
  for (const CLI::App* command : commands_of(program)) {
    pages.push_back(page_of(program.get_name(), *command));
  }
  return pages;
}

}  // namespace seatledger::cli
