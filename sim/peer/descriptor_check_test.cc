#include "sim/peer/descriptor_check.h"

#include <gtest/gtest.h>

namespace legwork {
namespace {

DescriptorArgument Message() {
  DescriptorArgument message;
  message.is_null = false;
  message.buffers.resize(2);
  return message;
}

SecStatus Check(const DescriptorArgument& message) { return CheckMessageDescriptor(message, DocumentedProfile()); }

TEST(DescriptorCheck, TakesADescriptorAsItShouldBe) {
  EXPECT_EQ(Check(Message()), SecStatus::kOk);
  DescriptorArgument message = Message();
  message.buffers.resize(kDescriptorElementsMax);
  EXPECT_EQ(Check(message), SecStatus::kOk);
}

TEST(DescriptorCheck, RefusesNullPointers) {
  EXPECT_EQ(Check(DescriptorArgument()), SecStatus::kInvalidToken);
  DescriptorArgument message = Message();
  message.array_is_null = true;
  EXPECT_EQ(Check(message), SecStatus::kInvalidToken);
}

TEST(DescriptorCheck, RefusesHugeCounts) {
  for (const std::uint32_t count : {kDescriptorElementsMax + 1, 0xFFFFFFFFu}) {
    DescriptorArgument message = Message();
    message.claimed = count;
    EXPECT_EQ(Check(message), SecStatus::kInvalidToken) << count;
  }
}

TEST(DescriptorCheck, AnswersAnUnknownVersionAsTheProfileSays) {
  DescriptorArgument message = Message();
  message.version = 1;
  EXPECT_EQ(Check(message), DocumentedProfile().Answer(Question::kDescriptorVersion));
}

}  // namespace
}  // namespace legwork
