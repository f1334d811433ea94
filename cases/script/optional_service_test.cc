#include "cases/script/optional_service.h"

#include <gtest/gtest.h>

#include "model/sec_buffer.h"

namespace legwork::script {
namespace {

constexpr std::uint32_t kReadOnly = 0x80000000;

CallRequest Encrypt(std::uint32_t data_bits, std::uint32_t qop) {
  CallRequest request;
  request.call = Call::kEncrypt;
  request.qop = qop;
  request.input.buffers.resize(2);
  request.input.buffers[0].type = static_cast<std::uint32_t>(BufferType::kToken);
  request.input.buffers[1].type = static_cast<std::uint32_t>(BufferType::kData) | data_bits;
  return request;
}

CallRequest Acquire(bool absent, std::string_view user, std::string_view package_list) {
  CallRequest request;
  request.call = Call::kAcquire;
  request.identity.absent = absent;
  request.identity.user = user;
  request.identity.package_list = package_list;
  return request;
}

TEST(OptionalServiceTest, IsAMessageInAForm) {
  EXPECT_TRUE(RefusesAnOption(Encrypt(kReadOnly, 0), SecStatus::kUnsupportedFunction));
  EXPECT_TRUE(RefusesAnOption(Encrypt(0, 0x80000001), SecStatus::kQopNotSupported));
  EXPECT_FALSE(RefusesAnOption(Encrypt(kReadOnly, 0), SecStatus::kInvalidToken)) << "says nothing of a lack";
  EXPECT_FALSE(RefusesAnOption(Encrypt(0, 0), SecStatus::kUnsupportedFunction)) << "is what EncryptMessage is for";
}

TEST(OptionalServiceTest, IsAnOddIdentity) {
  EXPECT_TRUE(RefusesAnOption(Acquire(true, "", ""), SecStatus::kNoCredentials));
  EXPECT_TRUE(RefusesAnOption(Acquire(false, "", ""), SecStatus::kNoCredentials)) << "nobody in particular";
  EXPECT_TRUE(RefusesAnOption(Acquire(false, "alice", "!NTLM"), SecStatus::kUnsupportedFunction));
  EXPECT_FALSE(RefusesAnOption(Acquire(false, "alice", ""), SecStatus::kNoCredentials));
  EXPECT_FALSE(RefusesAnOption(Acquire(true, "", ""), SecStatus::kInternalError));
}

TEST(OptionalServiceTest, IsToTrustACallerWhoLies) {
  CallRequest request = Encrypt(0, 0);
  request.input.buffers[1].claimed = 4096;
  EXPECT_TRUE(RefusesAnOption(request, SecStatus::kInvalidToken));
  EXPECT_FALSE(RefusesAnOption(request, SecStatus::kOk));
}

TEST(OptionalServiceTest, IsNoOtherCall) {
  CallRequest request;
  request.call = Call::kInitialize;
  EXPECT_FALSE(RefusesAnOption(request, SecStatus::kUnsupportedFunction));
}

}  // namespace
}  // namespace legwork::script
