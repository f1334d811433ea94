#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "tools/provider/functions.h"

// Calls that no sane program makes, thousands of them: handles of every kind, descriptors of every shape, sizes that do
// not fit what is in them. Nothing may crash, hang, or touch an octet outside the caller's buffers.
namespace legwork::provider {
namespace {

using host::AbiBuffer;
using host::AbiDescriptor;
using host::AbiHandle;

constexpr std::size_t kGuard = 32;
constexpr std::uint8_t kPattern = 0xA5;

// GuardedMemory is a caller's buffer with red zones on both sides.
class GuardedMemory {
 public:
  explicit GuardedMemory(std::size_t size) : bytes_(size + 2 * kGuard, kPattern) {}
  std::uint8_t* data() { return bytes_.data() + kGuard; }
  bool intact() const {
    const auto is_pattern = [](std::uint8_t byte) { return byte == kPattern; };
    return std::all_of(bytes_.begin(), bytes_.begin() + kGuard, is_pattern) &&
           std::all_of(bytes_.end() - kGuard, bytes_.end(), is_pattern);
  }

 private:
  std::vector<std::uint8_t> bytes_;
};

class AbuseTest : public testing::TestWithParam<std::uint32_t> {
 protected:
  std::uint32_t Below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

  AbiHandle* AnyHandle() {
    static AbiHandle odd[] = {{0, 0}, {~0ull, ~0ull}, {0x1C7, 1}, {0x1C1, 0x0100000000000001}, {7, 0x09000000000000FF}};
    if (Below(8) == 0) return nullptr;
    if (Below(4) == 0) return odd + Below(std::size(odd));
    return &handles_[Below(handles_.size())];
  }

  // A descriptor over fresh memory. Its sizes never claim more than there is; all else may be wrong.
  AbiDescriptor* AnyDescriptor() {
    static constexpr std::uint32_t kTypes[] = {0, 1, 2, 3, 9, 10, 13, 14, 0x80000001, 0x10000001, 0xF0000002, 77};
    static constexpr std::uint32_t kSizes[] = {0, 1, 15, 16, 31, 32, 33, 60, 255, 4096, 12288};
    if (Below(10) == 0) return nullptr;
    const std::uint32_t count = Below(5);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t size = kSizes[Below(std::size(kSizes))];
      memory_.emplace_back(size);
      std::uint8_t* data = Below(6) == 0 ? nullptr : memory_.back().data();
      if (i > 0 && Below(8) == 0 && buffers_[i - 1].size >= size)
        data = static_cast<std::uint8_t*>(buffers_[i - 1].data);
      buffers_[i] = {size, kTypes[Below(std::size(kTypes))], data};
    }
    descriptor_ = {Below(10) == 0 ? 1u : 0u, count, Below(10) == 0 ? nullptr : buffers_.data()};
    return &descriptor_;
  }

  void Acquire() {
    static char names[][12] = {"NTLM", "Kerberos", "Negotiate", "Nonesuch", ""};
    AcquireCredentialsHandleA(nullptr, names[Below(5)], Below(5), nullptr, nullptr, nullptr, nullptr, &Slot(), nullptr);
  }

  void Handshake() {
    static char target[] = "HTTP/web.example.com";
    AbiDescriptor* const input = AnyDescriptor();
    std::array<AbiBuffer, 5> kept = buffers_;
    AbiDescriptor copy = descriptor_;
    if (copy.buffers != nullptr) copy.buffers = kept.data();
    AbiDescriptor* const taken = input == nullptr ? nullptr : &copy;
    AbiDescriptor* const output = AnyDescriptor();
    AbiHandle* const made = Below(8) == 0 ? nullptr : &Slot();
    const std::uint32_t requested = Below(4) == 0 ? static_cast<std::uint32_t>(random_()) & ~0x100u : 0x12;
    if (Below(2) == 0) {
      InitializeSecurityContextA(AnyHandle(), AnyHandle(), Below(2) == 0 ? nullptr : target, requested, Below(2), 0x10,
                                 taken, 0, made, output, nullptr, nullptr);
    } else {
      AcceptSecurityContext(AnyHandle(), AnyHandle(), taken, requested, 0x10, made, output, nullptr, nullptr);
    }
  }

  void OnContext() {
    alignas(8) std::uint8_t structure[256];
    std::uint32_t qop = 0;
    switch (Below(10)) {
      case 0:
        EncryptMessage(AnyHandle(), Below(3), AnyDescriptor(), Below(3));
        return;
      case 1:
        DecryptMessage(AnyHandle(), AnyDescriptor(), Below(3), Below(2) == 0 ? nullptr : &qop);
        return;
      case 2:
        MakeSignature(AnyHandle(), Below(3), AnyDescriptor(), Below(3));
        return;
      case 3:
        VerifySignature(AnyHandle(), AnyDescriptor(), Below(3), Below(2) == 0 ? nullptr : &qop);
        return;
      case 4:
        CompleteAuthToken(AnyHandle(), AnyDescriptor());
        return;
      case 5:
        ApplyControlToken(AnyHandle(), AnyDescriptor());
        return;
      case 6:
        QueryContextAttributesA(AnyHandle(), Below(130), structure);
        return;
      case 7:
        QueryContextAttributesExW(AnyHandle(), Below(130), structure, Below(40));
        return;
      case 8:
        ImpersonateSecurityContext(AnyHandle());
        return;
      default:
        RevertSecurityContext(AnyHandle());
        return;
    }
  }

  void GiveBack() {
    AbiHandle* const handle = AnyHandle();
    if (Below(2) == 0) {
      DeleteSecurityContext(handle);
    } else {
      FreeCredentialsHandle(handle);
    }
    EXPECT_LT(FreeContextBuffer(handles_.data()), 0);
  }

  AbiHandle& Slot() { return handles_[Below(handles_.size())]; }

  std::mt19937_64 random_{GetParam()};
  std::array<AbiHandle, 8> handles_ = {};
  std::vector<GuardedMemory> memory_;
  std::array<AbiBuffer, 5> buffers_ = {};
  AbiDescriptor descriptor_ = {};
};

TEST_P(AbuseTest, NothingHappens) {
  for (int i = 0; i < 2000; ++i) {
    memory_.clear();
    memory_.reserve(16);
    switch (Below(8)) {
      case 0:
        Acquire();
        break;
      case 1:
      case 2:
      case 3:
        Handshake();
        break;
      case 4:
        GiveBack();
        break;
      default:
        OnContext();
        break;
    }
    for (const GuardedMemory& memory : memory_) ASSERT_TRUE(memory.intact()) << "in call " << i;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AbuseTest, testing::Range(1u, 9u));

}  // namespace
}  // namespace legwork::provider
