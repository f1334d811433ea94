#include "model/sec_buffer.h"

#include <algorithm>

namespace legwork {
namespace {

// kRows repeats sspi.h; a type's value is its place.
constexpr auto kRows = std::to_array<BufferTypeRow>({
    {0, "EMPTY"},
    {1, "DATA"},
    {2, "TOKEN"},
    {3, "PKG_PARAMS"},
    {4, "MISSING"},
    {5, "EXTRA"},
    {6, "STREAM_TRAILER"},
    {7, "STREAM_HEADER"},
    {8, "NEGOTIATION_INFO"},
    {9, "PADDING"},
    {10, "STREAM"},
    {11, "MECHLIST"},
    {12, "MECHLIST_SIGNATURE"},
    {13, "TARGET"},
    {14, "CHANNEL_BINDINGS"},
    {15, "CHANGE_PASS_RESPONSE"},
    {16, "TARGET_HOST"},
    {17, "ALERT"},
    {18, "APPLICATION_PROTOCOLS"},
    {19, "SRTP_PROTECTION_PROFILES"},
    {20, "SRTP_MASTER_KEY_IDENTIFIER"},
    {21, "TOKEN_BINDING"},
    {22, "PRESHARED_KEY"},
    {23, "PRESHARED_KEY_IDENTITY"},
    {24, "DTLS_MTU"},
    {25, "SEND_GENERIC_TLS_EXTENSION"},
    {26, "SUBSCRIBE_GENERIC_TLS_EXTENSION"},
    {27, "FLAGS"},
    {28, "TRAFFIC_SECRETS"},
    {29, "CERTIFICATE_REQUEST_CONTEXT"},
    {30, "CHANNEL_BINDINGS_RESULT"},
    {31, "APP_SESSION_STATE"},
    {32, "SESSION_TICKET"},
});

}  // namespace

std::span<const BufferTypeRow> BufferTypeRows() { return kRows; }

std::string_view BufferTypeName(std::uint32_t type) {
  const std::uint32_t bare = type & ~kBufferAttributeMask;
  return bare < kRows.size() ? kRows[bare].name : std::string_view();
}

std::optional<std::uint32_t> ParseBufferType(std::string_view name) {
  for (const BufferTypeRow& row : kRows) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

const BufferFacts* DescriptorFacts::Find(BufferType type) const {
  if (is_null) return nullptr;
  const std::size_t described = std::min<std::size_t>(count, buffers.size());
  for (std::size_t i = 0; i < described; ++i) {
    if (BufferTypeOf(buffers[i].type) == type) return &buffers[i];
  }
  return nullptr;
}

}  // namespace legwork
