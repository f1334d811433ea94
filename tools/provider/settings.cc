#include "tools/provider/settings.h"

#include <charconv>
#include <string_view>

#include "model/context_flags.h"

namespace legwork::provider {
namespace {

std::string Wrong(const char* variable, std::string_view value, const std::string& right) {
  return std::string(variable) + "=" + std::string(value) + ": " + right;
}

bool ReadNumber(std::string_view text, std::uint64_t& number) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end;
}

std::string ReadProfile(std::string_view value, Settings& settings) {
  settings.profile = FindProfile(value);
  if (settings.profile != nullptr) return "";
  std::string names;
  for (const Profile& profile : ProfileRows()) names += (names.empty() ? "" : ", ") + std::string(profile.name);
  return Wrong("LEGWORK_PROFILE", value, "there is no such profile; the profiles are " + names);
}

std::string ReadSeed(std::string_view value, Settings& settings) {
  if (ReadNumber(value, settings.seed) && settings.seed != 0) return "";
  return Wrong("LEGWORK_SEED", value, "a seed is a decimal number from 1 to 18446744073709551615");
}

std::string ReadClock(std::string_view value, Settings& settings) {
  settings.follows_machine = value == "machine";
  if (settings.follows_machine || value == "world") return "";
  return Wrong("LEGWORK_CLOCK", value, "a clock is `world`, which stands still, or `machine`");
}

std::string ReadNeeds(std::string_view value, Settings& settings) {
  const auto mask = ParseFlags(value, Role::kInitiator, FlagDirection::kReturn);
  if (mask) {
    settings.required = *mask;
    return "";
  }
  return Wrong("LEGWORK_NEEDS", value, "these are names of ISC_RET_ flags joined by |, such as MUTUAL_AUTH|INTEGRITY");
}

}  // namespace

std::string ReadSettings(Environment environment, Settings& settings) {
  struct Row {
    const char* name;
    std::string (*read)(std::string_view value, Settings& settings);
  };
  static constexpr Row kRows[] = {
      {"LEGWORK_PROFILE", ReadProfile},
      {"LEGWORK_SEED", ReadSeed},
      {"LEGWORK_CLOCK", ReadClock},
      {"LEGWORK_NEEDS", ReadNeeds},
  };
  for (const Row& row : kRows) {
    const char* const value = environment(row.name);
    if (value == nullptr || *value == '\0') continue;
    std::string trouble = row.read(value, settings);
    if (!trouble.empty()) return trouble;
  }
  if (const char* const world = environment("LEGWORK_WORLD")) settings.world = world;
  if (const char* const trace = environment("LEGWORK_TRACE")) settings.trace = trace;
  return "";
}

}  // namespace legwork::provider
