// What no chance is needed for: every truncation and every changed octet of every token, lengths of none, one and the
// most, overlaps, nests, and tokens of 256 KiB, for both sides of every mechanism. The answer is a documented status,
// soon and without much memory.

#include <gtest/gtest.h>

#include "bench/allocation_counter.h"
#include "tools/fuzz/tampered_meeting.h"

namespace legwork::fuzz {
namespace {

class BadInput : public ::testing::TestWithParam<std::size_t> {
 protected:
  TamperedMeeting meeting_{MeetingKinds()[GetParam()]};

  // Expect sends the octets in place of the token.
  void Expect(std::uint32_t leg, const Bytes& octets) {
    const std::uint64_t before = bench::AllocatedBytes();
    const SecStatus status = meeting_.Meet(leg, [&](Bytes& token) { token = octets; });
    EXPECT_TRUE(IsDocumentedFailure(status)) << SecStatusText(status) << " for leg " << leg;
    // A token may be copied, never multiplied.
    EXPECT_LE(bench::AllocatedBytes() - before, 16 * octets.size() + 200'000) << "leg " << leg;
  }
};

TEST_P(BadInput, EveryTruncation) {
  const std::vector<Bytes> tokens = meeting_.Tokens();
  for (std::uint32_t leg = 0; leg < tokens.size(); ++leg) {
    for (std::size_t size = 1; size < tokens[leg].size(); ++size) {
      const SecStatus status = meeting_.Meet(leg, [&](Bytes& token) { token.resize(std::min(size, token.size())); });
      EXPECT_TRUE(IsDocumentedFailure(status)) << SecStatusText(status) << " for leg " << leg << " size " << size;
    }
  }
}

TEST_P(BadInput, EveryChangedOctet) {
  const std::vector<Bytes> tokens = meeting_.Tokens();
  std::uint8_t mask = 1;
  for (std::uint32_t leg = 0; leg < tokens.size(); ++leg) {
    for (std::size_t at = 0; at < tokens[leg].size(); ++at) {
      mask = static_cast<std::uint8_t>(mask * 167 + 13);
      const SecStatus status = meeting_.Meet(leg, [&](Bytes& token) {
        if (at < token.size()) token[at] ^= mask == 0 ? 0x80 : mask;
      });
      EXPECT_TRUE(IsDocumentedFailure(status)) << SecStatusText(status) << " for leg " << leg << " octet " << at;
    }
  }
}

// VisitPinned puts every length that can be false on every element, and every number on every reference.
void Collect(std::vector<dump::Part>& parts, std::vector<dump::Part*>& all) {
  for (dump::Part& part : parts) {
    all.push_back(&part);
    Collect(part.parts, all);
  }
}

TEST_P(BadInput, EveryFalseLength) {
  const Bytes lengths[] = {{0x00}, {0x01}, {0x7F}, {0x80}, {0x82, 0xFF, 0xFF}, {0x84, 0xFF, 0xFF, 0xFF, 0xFF}};
  const std::uint8_t numbers[] = {0x00, 0x01, 0x40, 0xFF};
  for (std::uint32_t leg = 0; leg < meeting_.Tokens().size(); ++leg) {
    for (std::size_t index = 0, count = 1; index < count; ++index) {
      for (std::size_t choice = 0; choice < std::size(lengths); ++choice) {
        const SecStatus status = meeting_.MeetParts(leg, [&](std::vector<dump::Part>& parts) {
          std::vector<dump::Part*> all;
          Collect(parts, all);
          count = all.size();
          if (index >= count) return;
          dump::Part& part = *all[index];
          const std::uint8_t number = numbers[choice % std::size(numbers)];
          if (part.form == dump::Form::kElement) part.octets = lengths[choice];
          if (part.form == dump::Form::kAvPair) part.octets = {number, number};
          if (dump::IsReference(part.form)) {
            part = dump::Leaf(part.label, dump::Form::kHex, Bytes(part.form == dump::Form::kField ? 8 : 4, number), 0);
          }
        });
        EXPECT_TRUE(IsDocumentedFailure(status)) << SecStatusText(status) << " for leg " << leg << " part " << index;
      }
    }
  }
}

TEST_P(BadInput, LargeTokens) {
  constexpr std::size_t kLarge = 256 * 1024;
  const std::vector<Bytes> tokens = meeting_.Tokens();
  for (std::uint32_t leg = 0; leg < tokens.size(); ++leg) {
    Bytes longer = tokens[leg];
    longer.resize(kLarge);
    Expect(leg, longer);
    Expect(leg, Bytes(kLarge, 0x30));
    Expect(leg, Bytes(kLarge, 0x00));
    Bytes framed = {0x60, 0x83, 0x03, 0xFF, 0xFB};
    framed.resize(kLarge, 0x30);
    Expect(leg, framed);
    Bytes message = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0, static_cast<std::uint8_t>(leg + 1), 0, 0, 0};
    message.resize(kLarge, 0xFF);
    Expect(leg, message);
  }
}

TEST_P(BadInput, NestsOfElements) {
  for (const std::uint8_t tag : {0x30, 0x60, 0xA0, 0xA1, 0x6E}) {
    Bytes nest;
    for (int i = 0; i < 3000; ++i) {
      const std::size_t size = nest.size();
      Bytes head = {tag, 0x83, static_cast<std::uint8_t>(size >> 16), static_cast<std::uint8_t>(size >> 8),
                    static_cast<std::uint8_t>(size)};
      if (size < 0x10000) head = {tag, 0x82, static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)};
      if (size < 0x100) head = {tag, 0x81, static_cast<std::uint8_t>(size)};
      if (size < 0x80) head = {tag, static_cast<std::uint8_t>(size)};
      nest.insert(nest.begin(), head.begin(), head.end());
    }
    for (std::uint32_t leg = 0; leg < 4; ++leg) Expect(leg, nest);
  }
}

TEST_P(BadInput, AnUnchangedTokenIsTaken) {
  for (std::uint32_t leg = 0; leg < 4; ++leg) {
    EXPECT_EQ(meeting_.MeetParts(leg, [](std::vector<dump::Part>&) {}), SecStatus::kOk) << leg;
  }
}

INSTANTIATE_TEST_SUITE_P(Mechanisms, BadInput, ::testing::Values(0, 1, 2, 3, 4, 8, 9, 10),
                         [](const auto& row) { return std::string(MeetingKinds()[row.param].name); });

}  // namespace
}  // namespace legwork::fuzz
