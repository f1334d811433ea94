#include "tools/shim/codec/taken_fields.h"

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>

namespace legwork::host {
namespace {

constexpr std::string_view kWords[] = {
    // Members of a call.
    "package", "package_text", "ansi", "credential", "context", "new_handle_null", "new_handle_aliases", "requested",
    "reserved1", "reserved2", "data_rep", "target", "use", "identity", "granted_null", "expiry_null", "input", "output",
    "attribute", "qop", "message_number", "export_flags", "packed", "structure_null", "structure_size",
    // Members of identities, descriptors and buffers besides those that come with them.
    "nobody", "package_list", "version", "array_null", "null", "claimed", "shares"};

// Whoever takes an identity takes a name and a password, whoever takes a descriptor buffers with content and room; the
// rest every shim is told.
constexpr std::string_view kUnasked[] = {"seq",     "op",       "now",  "user",   "domain",
                                         "password", "buffers", "type", "content", "capacity"};

template <typename Words>
bool Has(const Words& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Optional arguments are named elsewhere in the hello, with all that is in them.
std::string FindUntaken(const nlohmann::json& value, const std::vector<std::string>& fields) {
  for (const auto& [name, member] : value.items()) {
    const bool is_member = value.is_object();
    if (is_member && Has(kWords, name) && !Has(fields, name)) return name;
    const bool is_known = !is_member || Has(kWords, name) || Has(kUnasked, name);
    std::string inside = is_known && member.is_structured() ? FindUntaken(member, fields) : "";
    if (!inside.empty()) return inside;
  }
  return "";
}

}  // namespace

std::span<const std::string_view> FieldWords() { return kWords; }

std::string Untaken(std::string_view line, const std::vector<std::string>& fields) {
  if (fields.empty()) return "";
  const nlohmann::json request = nlohmann::json::parse(line, nullptr, false);
  return request.is_object() ? FindUntaken(request, fields) : "";
}

}  // namespace legwork::host
