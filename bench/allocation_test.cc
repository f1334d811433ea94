// No leg of a handshake asks for memory beyond its token, whose room callers keep, and, in a first leg, its context.

#include <gtest/gtest.h>

#include <vector>

#include "bench/allocation_counter.h"
#include "bench/meeting.h"

namespace legwork::bench {
namespace {

// AllocationsPerLeg counts in the third handshake, when everybody has the room that is kept from one to the next.
std::vector<std::uint64_t> AllocationsPerLeg(const MeetingKind& kind) {
  Meeting meeting(kind);
  std::vector<std::uint64_t> counts;
  counts.reserve(16);
  meeting.Run();
  meeting.Run();
  std::uint64_t before = 0;
  meeting.driver().AlterTokens([&](std::uint32_t, Bytes&) {
    counts.push_back(AllocationCount() - before);
    before = AllocationCount();
  });
  before = AllocationCount();
  EXPECT_FALSE(IsFailure(meeting.Run().status));
  counts.push_back(AllocationCount() - before);  // of the last leg, which has no token, and of the end
  return counts;
}

using Counts = std::vector<std::uint64_t>;

TEST(Allocation, KerberosLegsOnlyMakeContexts) {
  // The acceptor's context also keeps the client's name.
  EXPECT_EQ(AllocationsPerLeg({.name = "kerberos", .package = "Kerberos", .target = "HTTP/web"}), (Counts{1, 2, 0}));
}

TEST(Allocation, NtlmLegsMakeContextsAndWhatTheseKeep) {
  // The acceptor keeps its challenge for the MIC, and the name of the target; the initiator widens that name.
  EXPECT_EQ(AllocationsPerLeg({.name = "ntlm", .package = "NTLM", .target = "HTTP/web"}), (Counts{1, 2, 1, 1}));
}

TEST(Allocation, NegotiateAddsContextsOfItsOwn) {
  // Both sides keep the list of mechanisms.
  EXPECT_EQ(AllocationsPerLeg({.name = "negotiate", .package = "Negotiate", .target = "HTTP/web"}), (Counts{3, 4, 0}));
}

// The second message finds all room made.
TEST(Allocation, EncryptedMessagesNeedNone) {
  for (const char* package : {"Kerberos", "NTLM"}) {
    const MeetingKind kind = {.name = package, .package = package, .target = "HTTP/web", .message_size = 1000};
    Meeting meeting(kind);
    meeting.driver().Connect();
    meeting.driver().EncryptMessage();
    const std::uint64_t before = AllocationCount();
    meeting.driver().EncryptMessage();
    EXPECT_EQ(AllocationCount() - before, 0u) << package;
    EXPECT_FALSE(IsFailure(meeting.driver().counts().status)) << package;
    meeting.driver().Disconnect();
  }
}

}  // namespace
}  // namespace legwork::bench
