#include "sim/peer/descriptor_check.h"

namespace legwork {

SecStatus CheckMessageDescriptor(const DescriptorArgument& message, const Profile& profile) {
  if (message.is_null || message.array_is_null) return SecStatus::kInvalidToken;
  const std::size_t count = message.claimed ? *message.claimed : message.buffers.size();
  if (count > kDescriptorElementsMax) return SecStatus::kInvalidToken;
  return message.version == 0 ? SecStatus::kOk : profile.Answer(Question::kDescriptorVersion);
}

}  // namespace legwork
