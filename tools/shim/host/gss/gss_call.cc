#include "tools/shim/host/gss/gss_call.h"

#include <algorithm>

#include "tools/shim/host/gss/gss_mapping.h"

namespace legwork::host {
namespace {

constexpr std::int64_t kTicksASecond = 10'000'000;
constexpr std::int64_t kNever = 0x7FFFFFFFFFFFFFFF;

}  // namespace

void GssCall::Unsupported(std::string_view why) {
  reply = CallReply{};
  reply.outcome = CallReply::Outcome::kUnsupported;
  reply.message = why;
}

void GssCall::Finish(GssMajor major, GssMinor minor, Role role, const GssOid* mechanism) {
  GssFailure failure = {major, minor, role, true, {}};
  std::string text;
  if (GssFailed(major)) text = GssText(library, minor, mechanism);
  failure.text = text;
  failure.reads_token = request.call != Call::kInitialize || !request.context.is_null;
  reply.status = StatusOf(failure);
  if (!GssFailed(major)) return;
  reply.message += "GSS-API answers " + std::to_string(major >> 16) + ", " +
                   std::to_string(static_cast<std::int32_t>(minor)) + ": " + text;
}

HeldCredential* GssCall::Credential() {
  HeldCredential* const held = state.FindCredential(request.credential);
  if (held == nullptr) Unsupported("a credential of GSS-API is a pointer: none but a live one can be passed");
  return held;
}

HeldContext* GssCall::Context() {
  HeldContext* const held = state.FindContext(request.context);
  if (held == nullptr) {
    Unsupported("a context of GSS-API is a pointer: none but a live one can be passed");
  } else if (held->context == nullptr && request.call != Call::kDelete) {
    Unsupported("the context of GSS-API is gone with the call that failed");
    return nullptr;
  }
  return held;
}

GssName GssCall::Import(std::string_view text, const GssOid& form) {
  GssMinor minor = 0;
  GssName name = nullptr;
  const GssBuffer buffer = GssView(text);
  return GssFailed(gss.import_name(&minor, &buffer, &form, &name)) ? nullptr : name;
}

Bytes GssCall::Take(GssBuffer& buffer) {
  GssMinor ignored = 0;
  const std::uint8_t* const octets = static_cast<const std::uint8_t*>(buffer.value);
  Bytes copy;
  if (octets != nullptr) copy.assign(octets, octets + buffer.length);
  gss.release_buffer(&ignored, &buffer);
  return copy;
}

std::string GssCall::Display(GssName name) {
  GssMinor minor = 0;
  GssBuffer text;
  if (name == nullptr || GssFailed(gss.display_name(&minor, name, &text, nullptr))) return "";
  const Bytes copy = Take(text);
  return {copy.begin(), std::find(copy.begin(), copy.end(), 0)};
}

std::int64_t GssCall::ExpiryIn(std::uint32_t seconds) const {
  return seconds == kGssIndefinite ? kNever : state.now + std::int64_t{seconds} * kTicksASecond;
}

}  // namespace legwork::host
