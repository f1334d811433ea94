// Protected messages: correct callers connect, and one message between them is another. An input is
//
//   kind 1  plan 1  how 1  octets
//
// `plan` is read by MessagePlanOf. If `how` is 0, the octets are the message; if 1, the message's octets are changed by
// chance that the input seeds; if 2, its parts, and what is sealed is sealed again.

#include <memory>
#include <utility>
#include <vector>

#include "sim/base/fingerprint.h"
#include "tools/dump/part_writer.h"
#include "tools/fuzz/mutate.h"
#include "tools/fuzz/tampered_meeting.h"
#include "tools/fuzz/tampered_messages.h"
#include "tools/fuzz/target.h"

namespace legwork::fuzz {
namespace {

constexpr std::size_t kHeadSize = 3;
constexpr std::uint8_t kHows = 3;
constexpr std::uint8_t kByParts = 2;

TamperedMessages& MessagesOf(std::size_t kind) {
  static std::vector<std::unique_ptr<TamperedMessages>> all(MeetingKinds().size());
  if (all[kind] == nullptr) all[kind] = std::make_unique<TamperedMessages>(MeetingKinds()[kind]);
  return *all[kind];
}

Bytes Changed(const Bytes& whole, ByteView input, dump::TokenReader& reader) {
  if (input[2] % kHows == 0) return ToBytes(input.subspan(kHeadSize));
  RandomStream random(Fingerprint(input), "message");
  Bytes changed = whole;
  if (input[2] % kHows != kByParts) {
    MutateOctets(changed, random);
    return changed;
  }
  std::vector<dump::Part> parts = reader.Read(whole);
  MutateParts(parts, random);
  dump::Written written = dump::WriteParts(parts);
  return written.error.empty() ? std::move(written.token) : changed;
}

}  // namespace

void Run(ByteView input) {
  if (input.size() < kHeadSize) return;
  TamperedMessages& messages = MessagesOf(input[0] % MeetingKinds().size());
  const MessagePlan plan = MessagePlanOf(input[1]);
  messages.Connect();
  const ProtectedMessage sent = messages.Send(plan);
  ProtectedMessage other = sent;
  other.SetWhole(Changed(sent.Whole(), input, messages.reader()));
  Bytes data;
  const SecStatus status = messages.Receive(plan, other, data);
  const bool may_lack = plan.is_stream && status == SecStatus::kIncompleteMessage;  // STR-001
  Demand(may_lack || IsDocumentedFailure(status), SecStatusText(status));
  if (input[2] % kHows == kByParts) return;  // the keys were known
  if (!IsFailure(status)) return Demand(data == messages.text(), "what is taken for the message is what was sent");
  // What was refused leaves the way free for the message itself.
  Demand(messages.Receive(plan, sent, data) == SecStatus::kOk, "the message is taken");
  Demand(data == messages.text(), "the message is what was sent");
}

void Mutate(Bytes& input, RandomStream& random) {
  input.resize(std::max(input.size(), kHeadSize));
  if (input[2] % kHows == 0 && random.Below(2) == 0) {
    Bytes octets(input.begin() + kHeadSize, input.end());
    MutateOctets(octets, random);
    input.resize(kHeadSize);
    return Append(input, octets);
  }
  input.resize(kHeadSize + 8);
  random.Fill(input);
}

}  // namespace legwork::fuzz
