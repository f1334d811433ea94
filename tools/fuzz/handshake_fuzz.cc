// Both state machines of each mechanism: correct callers meet, and one token is another. An input is
//
//   kind 1  leg 1  how 1  octets
//
// If `how` is 0, the octets are the token; else the token's own parts are changed, by chance that the octets seed.

#include <memory>
#include <utility>
#include <vector>

#include "sim/base/fingerprint.h"
#include "tools/fuzz/mutate.h"
#include "tools/fuzz/tampered_meeting.h"
#include "tools/fuzz/target.h"

namespace legwork::fuzz {
namespace {

constexpr std::size_t kHeadSize = 3;
constexpr std::uint8_t kLegs = 5;

// Meetings are kept from input to input: making one costs thousands of hashes.
TamperedMeeting& MeetingOf(std::size_t kind) {
  static std::vector<std::unique_ptr<TamperedMeeting>> meetings(MeetingKinds().size());
  if (meetings[kind] == nullptr) meetings[kind] = std::make_unique<TamperedMeeting>(MeetingKinds()[kind]);
  return *meetings[kind];
}

}  // namespace

void Run(ByteView input) {
  if (input.size() < kHeadSize) return;
  TamperedMeeting& meeting = MeetingOf(input[0] % MeetingKinds().size());
  const std::uint32_t leg = input[1] % kLegs;
  const ByteView octets = input.subspan(kHeadSize);
  SecStatus status = SecStatus::kOk;
  if (input[2] == 0) {
    status = meeting.Meet(leg, [&](Bytes& token) { token = ToBytes(octets); });
  } else {
    RandomStream random(Fingerprint(input), "token");
    status = meeting.MeetParts(leg, [&](std::vector<dump::Part>& parts) { MutateParts(parts, random); });
  }
  Demand(IsDocumentedFailure(status), SecStatusText(status));
  // Whatever came, the next handshake is as good as any.
  Demand(meeting.Meet(kLegs, [](Bytes&) {}) == SecStatus::kOk, "the next handshake succeeds");
}

void Mutate(Bytes& input, RandomStream& random) {
  input.resize(std::max(input.size(), kHeadSize));
  if (input[2] == 0 && random.Below(2) == 0) {
    Bytes octets(input.begin() + kHeadSize, input.end());
    MutateOctets(octets, random);
    input.resize(kHeadSize);
    Append(input, octets);
    return;
  }
  input.resize(kHeadSize + 8);
  random.Fill(input);
  input[2] |= 1;
}

}  // namespace legwork::fuzz
