#include "cases/script/optional_service.h"

#include <algorithm>

#include "cases/script/call_request.h"
#include "model/sec_buffer.h"

namespace legwork::script {
namespace {

bool HasMarkedData(const DescriptorArgument& message) {
  return std::ranges::any_of(message.buffers, [](const BufferArgument& buffer) {
    return BufferTypeOf(buffer.type) == BufferType::kData &&
           buffer.type != static_cast<std::uint32_t>(BufferType::kData);
  });
}

bool Lies(const DescriptorArgument& descriptor) {
  return descriptor.claimed.has_value() || std::ranges::any_of(descriptor.buffers, [](const BufferArgument& buffer) {
           return buffer.claimed.has_value() || buffer.shares.has_value();
         });
}

bool IsPlainIdentity(const IdentityArgument& identity) {
  return identity.Form() == IdentityForm::kIdentity && !identity.user.empty();
}

}  // namespace

bool RefusesAnOption(const CallRequest& request, SecStatus status) {
  if (Lies(request.input) || Lies(request.output)) return IsFailure(status);
  const bool lacks = status == SecStatus::kUnsupportedFunction;
  if (request.call == Call::kAcquire) {
    return (lacks || status == SecStatus::kNoCredentials) && !IsPlainIdentity(request.identity);
  }
  if (!IsMessageCall(request.call)) return false;
  return (lacks || status == SecStatus::kQopNotSupported) && (request.qop != 0 || HasMarkedData(request.input));
}

}  // namespace legwork::script
