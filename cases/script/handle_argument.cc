#include "cases/script/handle_argument.h"

#include "cases/script/value_shape.h"
#include "model/credential_use.h"

namespace legwork::script {
namespace {

HandleArgument Pointing(SecHandle handle) { return {false, handle}; }

}  // namespace

bool IsHandleMisuse(std::string_view value) {
  for (std::string_view word : {"null", "zero", "all_ones", "stale", "context", "credential"}) {
    if (value == word) return true;
  }
  return value.starts_with("of:");
}

HandleArgument MisusedHandle(Run& run, Actor& actor, std::string_view value) {
  if (value == "null") return HandleArgument{};
  if (value == "zero") return Pointing({0, 0});
  if (value == "all_ones") return Pointing(kInvalidatedHandle);
  if (value == "credential") return Pointing(run.CredentialOf(actor, kMainSlot).handle);
  Actor* owner = value.starts_with("of:") ? run.FindActor(value.substr(3)) : &actor;
  return owner == nullptr ? HandleArgument{} : Pointing(run.SlotOf(*owner, kMainSlot).handle);
}

HandleArgument CredentialArgument(Run& run, Actor& actor, std::string_view value) {
  if (value == "stale") return Pointing(run.CredentialOf(actor, kMainSlot).handle);
  if (value.starts_with("of:")) {
    Actor* owner = run.FindActor(value.substr(3));
    return owner == nullptr ? HandleArgument{} : Pointing(run.CredentialOf(*owner, kMainSlot).handle);
  }
  if (IsHandleMisuse(value)) return MisusedHandle(run, actor, value);
  return Pointing(run.CredentialOf(actor, value).handle);
}

std::uint32_t ReadCredentialUse(std::string_view value) {
  std::uint32_t use = 0;
  for (std::string_view word : SplitAlternatives(value)) {
    std::optional<CredentialUse> named = ParseCredentialUse(word);
    use |= named ? static_cast<std::uint32_t>(*named) : static_cast<std::uint32_t>(ReadNumber(word).value_or(0));
  }
  return use;
}

}  // namespace legwork::script
