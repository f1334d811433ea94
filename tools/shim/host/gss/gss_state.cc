#include "tools/shim/host/gss/gss_state.h"

#include <utility>

namespace legwork::host {

std::uint64_t GssState::AddCredential(HeldCredential held) {
  credentials_.emplace(++last_, std::move(held));
  return last_;
}

std::uint64_t GssState::AddContext(HeldContext held) {
  contexts_.emplace(++last_, std::move(held));
  return last_;
}

HeldCredential* GssState::FindCredential(const HandleArgument& handle) {
  const auto found = credentials_.find(handle.value.lower);
  const bool is_ours = !handle.is_null && handle.value.upper == 0 && found != credentials_.end();
  return is_ours ? &found->second : nullptr;
}

HeldContext* GssState::FindContext(const HandleArgument& handle) {
  const auto found = contexts_.find(handle.value.lower);
  const bool is_ours = !handle.is_null && handle.value.upper == 0 && found != contexts_.end();
  return is_ours ? &found->second : nullptr;
}

}  // namespace legwork::host
