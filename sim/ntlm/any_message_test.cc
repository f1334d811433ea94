// Messages of any shape are answered, and no octet beside their buffers changes.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <vector>

#include "model/sec_buffer.h"
#include "sim/ntlm/ntlm_fixture.h"

namespace legwork::ntlm {
namespace {

// AnyMessage draws buffers of any type and size, sound or not, each with octets around it that nobody may touch.
struct AnyMessage {
  static constexpr std::size_t kGuard = 8;
  std::vector<Bytes> memory;
  std::vector<MessageBuffer> buffers;

  AnyMessage() {
    const auto count = *rc::gen::inRange<std::size_t>(0, 6);
    memory.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      const auto type = *rc::gen::element<std::uint32_t>(0, 1, 1, 2, 2, 4, 9, 10);
      const auto bits = *rc::gen::element<std::uint32_t>(0, 0, 0, kBufferReadOnly, kBufferReadOnlyWithChecksum);
      const auto size = *rc::gen::element<std::size_t>(0, 1, 15, 16, 17, 27, 28, 59, 60, 76, 300);
      memory.emplace_back(size + 2 * kGuard, static_cast<std::uint8_t>(0xA0 + i));
      const std::span<std::uint8_t> bytes = std::span(memory.back()).subspan(kGuard, size);
      buffers.push_back({type | bits, bytes, *rc::gen::inRange<std::size_t>(0, size + 1)});
    }
  }
  bool GuardsAreIntact() const {
    for (std::size_t i = 0; i < memory.size(); ++i) {
      const auto whole = [i](std::uint8_t octet) { return octet == static_cast<std::uint8_t>(0xA0 + i); };
      if (!std::all_of(memory[i].begin(), memory[i].begin() + kGuard, whole)) return false;
      if (!std::all_of(memory[i].end() - kGuard, memory[i].end(), whole)) return false;
    }
    return true;
  }
};

SecStatus CallOn(Context& context, int function, std::span<MessageBuffer> message) {
  std::uint32_t qop = 0;
  switch (function) {
    case 0:
      return context.Sign(0, message, 0);
    case 1:
      return context.Verify(message, 0, &qop);
    case 2:
      return context.Encrypt(*rc::gen::element<std::uint32_t>(0, 0x80000001), message, 0);
    default:
      return context.Decrypt(message, 0, &qop);
  }
}

TEST(AnyMessage, IsAnswered) {
  NtlmWorld world;
  Pair pair(world);
  pair.client_request.requested = ContextFlag::kConfidentiality;
  ASSERT_EQ(pair.Exchange(), SecStatus::kOk);
  EXPECT_TRUE(rc::check([&] {
    AnyMessage message;
    const SecStatus status = CallOn(*pair.initiator, *rc::gen::inRange(0, 4), message.buffers);
    RC_ASSERT(!SecStatusName(status).empty());
    RC_ASSERT(message.GuardsAreIntact());
    for (const MessageBuffer& buffer : message.buffers) {
      if (BufferTypeOf(buffer.type) != BufferType::kMissing) RC_ASSERT(buffer.used <= buffer.bytes.size());
    }
  }));
}

}  // namespace
}  // namespace legwork::ntlm
