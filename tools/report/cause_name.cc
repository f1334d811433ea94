#include "tools/report/cause_name.h"

#include <algorithm>
#include <vector>

namespace legwork::report {
namespace {

constexpr std::string_view kNot = ", not ";

bool StartsWith(std::string_view text, std::string_view words, std::string_view* rest) {
  if (!text.starts_with(words)) return false;
  *rest = text.substr(words.size());
  return true;
}

// Halves cuts the text at the words, if it has them.
bool Halves(std::string_view text, std::string_view words, std::string_view* left, std::string_view* right) {
  const std::size_t at = text.find(words);
  if (at == std::string_view::npos) return false;
  *left = text.substr(0, at);
  *right = text.substr(at + words.size());
  return true;
}

std::vector<std::string_view> Split(std::string_view text, char between) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(between), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

bool Has(const std::vector<std::string_view>& parts, std::string_view part) {
  return std::ranges::count(parts, part) != 0;
}

void Add(std::string_view part, std::string_view between, std::string& list) {
  if (!list.empty()) list += between;
  list += part;
}

// Granted tells the attributes that came and must not, and those that did not come: "MUTUAL_AUTH|INTEGRITY lacks=…".
std::string Granted(std::string_view came, std::string_view due) {
  constexpr std::string_view kLacks = "lacks=";
  if (came == "0") return "0";
  const auto given = Split(came, '|');
  std::string missing, surplus;
  for (const std::string_view word : Split(due, ' ')) {
    std::string_view forbidden;
    const bool is_forbidden = StartsWith(word, kLacks, &forbidden);
    for (const std::string_view flag : Split(is_forbidden ? forbidden : word, '|')) {
      if (Has(given, flag) == is_forbidden && flag != "0") Add(flag, "|", is_forbidden ? surplus : missing);
    }
  }
  if (missing.empty() && surplus.empty()) return std::string(came) + std::string(kNot) + std::string(due);
  std::string text = surplus;
  if (!missing.empty()) Add("no " + missing, ", ", text);
  return text;
}

// Sent tells the kinds of tokens that came and were due, or of one kind what differs.
std::string Sent(std::string_view came, std::string_view due) {
  const auto came_words = Split(came, ' ');
  const auto due_words = Split(due, ' ');
  const auto kind = [](const std::vector<std::string_view>& words) {
    return words.empty() ? std::string_view() : words.front();
  };
  if (kind(came_words) != kind(due_words)) {
    return std::string(kind(came_words)) + std::string(kNot) + std::string(kind(due_words));
  }
  std::string text(kind(came_words)), instead;
  for (const std::string_view word : came_words) {
    if (!Has(due_words, word)) Add(word, " ", text);
  }
  for (const std::string_view word : due_words) {
    if (!Has(came_words, word)) Add(word, " ", instead);
  }
  return text + std::string(kNot) + instead;
}

// Checked leaves out of what a check shows who did it, and the accounts' names.
std::string Checked(std::string_view check, std::string_view shown) {
  if (check == "names_agree") return "check names_agree shows other names";
  const std::size_t call = shown.find(' ') + 1;
  const bool is_flow = Split(check, ' ').front() == "messages_flow";
  return "check " + (is_flow ? "messages_flow" : std::string(check)) + " shows " +
         std::string(is_flow ? shown.substr(call) : shown);
}

}  // namespace

std::string CauseName(std::string_view signature) {
  std::string_view left, right, came, due, rest;
  if (StartsWith(signature, "check ", &rest) && Halves(rest, " shows ", &left, &right)) return Checked(left, right);
  if (Halves(signature, " returns ", &left, &right) && Halves(right, ", not returns ", &came, &due)) {
    return std::string(left) + " returns " + Granted(came, due);
  }
  if (Halves(signature, " sends ", &left, &right) && Halves(right, ", not sends ", &came, &due)) {
    return std::string(left) + " sends " + Sent(came, due);
  }
  if (Halves(signature, " gives 0x", &left, &right) && Halves(right, kNot, &came, &due)) {
    return std::string(left) + " gives 0x" + std::string(came);
  }
  const bool is_of_actor = Halves(signature, ": ", &left, &right) && left.find(' ') == std::string_view::npos;
  return std::string(is_of_actor ? right : signature);
}

}  // namespace legwork::report
