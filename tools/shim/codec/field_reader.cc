#include "tools/shim/codec/field_reader.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "sim/base/text.h"
#include "tools/shim/codec/words.h"

namespace legwork::host {
namespace {

// kListMax bounds what one line can make us allocate; the longest list of the API is a SecBufferDesc.
constexpr std::size_t kListMax = 4096;

template <typename T>
bool ParseDigits(std::string_view digits, T& value, int base = 10) {
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
  return !digits.empty() && error == std::errc() && stop == end;
}

}  // namespace

struct FieldReader::Depth {
  const nlohmann::json* object;
  std::string path;
  std::size_t taken = 0;
};

struct FieldReader::State {
  nlohmann::json line;
  std::vector<Depth> depths;
  std::string error;

  // Take gives the named field of the innermost object, null if it is absent or an error came before.
  const nlohmann::json* Take(std::string_view name) {
    if (!error.empty()) return nullptr;
    Depth& depth = depths.back();
    if (depth.taken == depth.object->size()) return nullptr;  // most fields are absent: nothing is left to look for
    const auto found = depth.object->find(name);
    if (found == depth.object->end()) return nullptr;
    ++depth.taken;
    return &*found;
  }
  void Fail(std::string_view name, std::string_view wanted) {
    if (error.empty())
      error = "field \"" + depths.back().path + std::string(name) + "\" must be " + std::string(wanted);
  }
  void FailUntaken() {
    const Depth& depth = depths.back();
    error = "an unknown field among those of \"" + (depth.path.empty() ? std::string("the line") : depth.path) + "\":";
    for (const auto& item : depth.object->items()) error += " " + item.key();
  }
};

FieldReader::FieldReader(std::string_view line) : state_(std::make_unique<State>()) {
  state_->line = nlohmann::json::parse(line, nullptr, false);
  if (!state_->line.is_object()) {
    state_->error = state_->line.is_discarded() ? "not JSON" : "not a JSON object";
    state_->line = nlohmann::json::object();
  }
  state_->depths.push_back({&state_->line, "", 0});
}

FieldReader::~FieldReader() = default;

bool FieldReader::Finish(std::string& error) {
  if (state_->error.empty() && state_->depths.back().taken != state_->line.size()) state_->FailUntaken();
  error = state_->error;
  return error.empty();
}

bool FieldReader::Has(std::string_view name) const { return state_->depths.back().object->contains(name); }

void FieldReader::Fail(std::string_view name, std::string_view wanted) { state_->Fail(name, wanted); }

void FieldReader::Flag(std::string_view name, bool& value, bool) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  if (!field->is_boolean()) return state_->Fail(name, "true or false");
  value = field->get<bool>();
}

void FieldReader::Number(std::string_view name, std::uint32_t& value, std::uint32_t) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  if (!field->is_number_unsigned() || field->get<std::uint64_t>() > 0xFFFFFFFFu) {
    return state_->Fail(name, "a whole number from 0 to 4294967295");
  }
  value = static_cast<std::uint32_t>(field->get<std::uint64_t>());
}

void FieldReader::Real(std::string_view name, double& value) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  if (!field->is_number()) return state_->Fail(name, "a number");
  value = field->get<double>();
}

void FieldReader::Wide(std::string_view name, std::int64_t& value, std::int64_t) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  if (field->is_number_integer() && !field->is_number_unsigned()) {
    value = field->get<std::int64_t>();
  } else if (field->is_number_unsigned() && field->get<std::uint64_t>() <= std::uint64_t{INT64_MAX}) {
    value = field->get<std::int64_t>();
  } else if (!field->is_string() || !ParseDigits(field->get_ref<const std::string&>(), value)) {
    state_->Fail(name, "a whole number of 64 bits, as a string of decimal digits");
  }
}

void FieldReader::Counter(std::string_view name, std::uint64_t& value, std::uint64_t) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  if (field->is_number_unsigned()) {
    value = field->get<std::uint64_t>();
  } else if (!field->is_string() || !ParseDigits(field->get_ref<const std::string&>(), value)) {
    state_->Fail(name, "a whole number from 0, as a string of decimal digits");
  }
}

void FieldReader::Text(std::string_view name, std::string& value) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  if (!field->is_string()) return state_->Fail(name, "a string");
  value = field->get_ref<const std::string&>();
}

void FieldReader::Text(std::string_view name, std::optional<std::string>& value) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  if (!field->is_string()) return state_->Fail(name, "a string");
  value = field->get_ref<const std::string&>();
}

void FieldReader::Texts(std::string_view name, std::vector<std::string>& values) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  const bool are_strings =
      field->is_array() && std::all_of(field->begin(), field->end(), [](const auto& item) { return item.is_string(); });
  if (!are_strings) return state_->Fail(name, "a list of strings");
  for (const nlohmann::json& item : *field) values.push_back(item.get<std::string>());
}

void FieldReader::Hex(std::string_view name, Bytes& value) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  if (!field->is_string()) return state_->Fail(name, "a string of hexadecimal digits, two for each octet");
  Result<Bytes> bytes = FromHex(field->get_ref<const std::string&>());
  if (!bytes.ok()) return state_->Fail(name, "a string of hexadecimal digits, two for each octet");
  value = std::move(bytes).value();
}

void FieldReader::Handle(std::string_view name, HandleArgument& value) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr || field->is_null()) return;
  const std::string text = field->is_string() ? field->get<std::string>() : "";
  const std::size_t colon = text.find(':');
  const std::string_view view = text;
  if (colon == std::string::npos || !ParseDigits(view.substr(0, colon), value.value.lower, 16) ||
      !ParseDigits(view.substr(colon + 1), value.value.upper, 16)) {
    return state_->Fail(name, "a handle: two hexadecimal words and a colon between them, \"1f:0\"");
  }
  value.is_null = false;
}

void FieldReader::Package(std::string_view name, PackageName& value, PackageName) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return;
  const std::optional<PackageName> package =
      field->is_string() ? ParsePackageWord(field->get_ref<const std::string&>()) : std::nullopt;
  if (!package) return state_->Fail(name, "a package: Negotiate, Kerberos, NTLM, Scripted, none or other");
  value = *package;
}

bool FieldReader::EnterObject(std::string_view name) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return false;
  if (!field->is_object()) {
    state_->Fail(name, "an object");
    return false;
  }
  state_->depths.push_back({field, state_->depths.back().path + std::string(name) + ".", 0});
  return true;
}

std::size_t FieldReader::EnterList(std::string_view name) {
  const nlohmann::json* const field = state_->Take(name);
  if (field == nullptr) return 0;
  const bool are_objects =
      field->is_array() && std::all_of(field->begin(), field->end(), [](const auto& item) { return item.is_object(); });
  if (are_objects && field->size() <= kListMax) return field->size();
  state_->Fail(name, "a list of at most 4096 objects");
  return 0;
}

bool FieldReader::EnterElement(std::string_view name, std::size_t index) {
  if (!state_->error.empty()) return false;
  const Depth& outer = state_->depths.back();
  const nlohmann::json& element = (*outer.object->find(name))[index];
  state_->depths.push_back({&element, outer.path + std::string(name) + "[" + std::to_string(index) + "].", 0});
  return true;
}

void FieldReader::Leave() {
  if (state_->error.empty() && state_->depths.back().taken != state_->depths.back().object->size()) {
    state_->FailUntaken();
  }
  state_->depths.pop_back();
}

}  // namespace legwork::host
