#include "api/document/error_page.h"

#include <string>

#include "api/document/error_document.h"
#include "base/error_table.h"

namespace seatledger::api {

// The colours are those of web/docs/docs.css.
const std::string_view errors_style = R"(:root {
  color-scheme: light dark;
  --page: #ffffff;
  --text: #24292f;
  --dim: #57606a;
  --link: #0b5cad;
  --code: #7a1fa2;
}

@media (prefers-color-scheme: dark) {
  :root {
    --page: #1c2022;
    --text: #e4e6e6;
    --dim: #b7bcbf;
    --link: #8ec5ff;
    --code: #d3b4f4;
  }
}

body {
  margin: 0 auto;
  max-width: 46em;
  padding: 16px 20px 32px;
  background: var(--page);
  color: var(--text);
  font-family: sans-serif;
  line-height: 1.5;
  overflow-wrap: anywhere;
}

a {
  color: var(--link);
}

code {
  color: var(--code);
}

a code {
  color: inherit;
}

h3 {
  margin: 2em 0 0;
}

:target {
  outline: 2px solid var(--link);
  outline-offset: 6px;
}

.facts {
  margin: 0;
  color: var(--dim);
}
)";

namespace {

void append_escaped(std::string& out, char c) {
  switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    default: out += c;
  }
}

// The sentences of the table: Markdown that only marks code.
std::string html_of(std::string_view markdown) {
  std::string html;
  bool is_code = false;
  for (const char c : markdown) {
    if (c == '`') {
      html += is_code ? "</code>" : "<code>";
      is_code = !is_code;
    } else {
      append_escaped(html, c);
    }
  }
  return html;
}

std::string error_section(const ErrorRow& row) {
  const std::string name(row.name);
  return "<section id=\"" + name + "\">\n<h3><code>" + name + "</code></h3>\n<p class=\"facts\">" +
         html_of(row.title) + ". Status " + std::to_string(row.status) +
         ". Repeat: " + std::string(words_of(row.retry)) + ".</p>\n<p>" + html_of(row.meaning) +
         "</p>\n<p><strong>What to do:</strong> " + html_of(row.remedy) + "</p>\n</section>\n";
}

constexpr std::string_view errors_page_start = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Errors - Seatledger</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="errors.css">
</head>
<body>
<main>
<h1>Errors</h1>
<p>What each <code>code</code> of an error means, and what to do about it. The text beside it,
<code>detail</code>, says more about the one request. <a href="../">The reference of the API</a>
names the codes of each operation.</p>
<p>Repeat a request <em>as it is</em>, <em>after a while</em> (the seconds in
<code>Retry-After</code>, or a pause that grows), or <em>after a change</em> of the request or of
what the ledger holds; where it says <em>never</em>, no form of the request is accepted from this
key.</p>
)";

}  // namespace

std::string errors_page() {
  std::string page(errors_page_start);
  std::string contents = "<nav aria-label=\"Codes\">\n<ul>\n";
  std::string sections;
  auto group = error_groups().begin();
  bool is_open = false;
  for (const ErrorRow& row : error_table()) {
    const std::string name(row.name);
    if (group != error_groups().end() && group->first == row.code) {
      if (is_open) contents += "</li>\n";
      contents += "<li>" + std::string(group->title) + ": ";
      sections += "<h2>" + std::string(group->title) + "</h2>\n";
      is_open = true;
      ++group;
    } else {
      contents += ", ";
    }
    contents += "<a href=\"#" + name + "\"><code>" + name + "</code></a>";
    sections += error_section(row);
  }
  page += contents + "</li>\n</ul>\n</nav>\n" + sections;
  return page + "</main>\n</body>\n</html>\n";
}

}  // namespace seatledger::api
