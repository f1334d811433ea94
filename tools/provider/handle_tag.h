#ifndef LEGWORK_TOOLS_PROVIDER_HANDLE_TAG_H_
#define LEGWORK_TOOLS_PROVIDER_HANDLE_TAG_H_

#include <cstdint>

#include "model/call_record.h"

// Every simulated peer counts its handles for itself, so those of two actors may be equal. What the program sees
// carries the actor's number in the highest octet.
namespace legwork::provider {

inline constexpr int kTagShift = 56;
inline constexpr std::uint64_t kUntaggedMask = (std::uint64_t{1} << kTagShift) - 1;
inline constexpr std::uint64_t kNobodysTag = std::uint64_t{0xFF} << kTagShift;

constexpr SecHandle Tagged(SecHandle handle, std::uint16_t actor) {
  return {handle.lower, handle.upper | static_cast<std::uint64_t>(actor) << kTagShift};
}

constexpr std::uint16_t ActorOf(SecHandle handle) { return static_cast<std::uint16_t>(handle.upper >> kTagShift); }

// Untagged is the handle as the actor's peer knows it. A handle of anybody else becomes one that the peer never issued;
// zeros and ones stay what they are.
constexpr SecHandle Untagged(SecHandle handle, std::uint16_t actor) {
  if (ActorOf(handle) == actor) return {handle.lower, handle.upper & kUntaggedMask};
  return handle.lower == 0 ? handle : SecHandle{handle.lower, handle.upper | kNobodysTag};
}

}  // namespace legwork::provider

#endif  // LEGWORK_TOOLS_PROVIDER_HANDLE_TAG_H_
