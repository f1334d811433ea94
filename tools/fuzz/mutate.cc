#include "tools/fuzz/mutate.h"

#include <algorithm>
#include <utility>

namespace legwork::fuzz {
namespace {

using dump::Form;
using dump::Part;

constexpr std::size_t kGrowthMax = 70'000;  // more than 16 bits can count
constexpr std::uint32_t kNestMax = 60;

// Chosen is a part and the list that it is in.
struct Chosen {
  std::vector<Part>* list = nullptr;
  std::size_t index = 0;

  Part& part() const { return (*list)[index]; }
};

void Collect(std::vector<Part>& parts, std::vector<Chosen>& all) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    all.push_back({&parts, i});
    Collect(parts[i].parts, all);
  }
}

std::uint32_t Pick(RandomStream& random, std::size_t limit) { return random.Below(static_cast<std::uint32_t>(limit)); }

void Grow(Bytes& octets, RandomStream& random) {
  constexpr std::size_t kSizes[] = {1, 2, 16, 127, 128, 255, 256, 4096, kGrowthMax};
  octets.insert(octets.begin() + static_cast<std::ptrdiff_t>(Pick(random, octets.size() + 1)),
                kSizes[Pick(random, std::size(kSizes))], static_cast<std::uint8_t>(random.Next()));
}

void ChangeOctets(Bytes& octets, RandomStream& random) {
  if (octets.empty()) return Grow(octets, random);
  const std::size_t at = Pick(random, octets.size());
  switch (random.Below(7)) {
    case 0:
      octets[at] ^= static_cast<std::uint8_t>(1u << random.Below(8));
      return;
    case 1:
      octets[at] = static_cast<std::uint8_t>(random.Next());
      return;
    case 2:
      std::ranges::fill(octets, random.Below(2) == 0 ? 0x00 : 0xFF);
      return;
    case 3:
      octets.resize(at);
      return;
    case 4:
      return Grow(octets, random);
    case 5:
      octets[at] = static_cast<std::uint8_t>(octets[at] + (random.Below(2) == 0 ? 1 : -1));
      return;
    default:
      octets.erase(octets.begin() + static_cast<std::ptrdiff_t>(at));
      return;
  }
}

// A length of none, of one, of the most there is, of the largest there can be, and of no known end.
void FalsifyLength(Part& part, RandomStream& random) {
  if (part.form == Form::kAvPair) {
    const Bytes lengths[] = {{0, 0}, {1, 0}, {0xFF, 0xFF}, {0xFE, 0x7F}};
    part.octets = lengths[Pick(random, std::size(lengths))];
    return;
  }
  const Bytes lengths[] = {{0x00},
                           {0x01},
                           {0x7F},
                           {0x80},
                           {0x81, 0x7F},
                           {0x82, 0xFF, 0xFF},
                           {0x83, 0x04, 0x00, 0x00},
                           {0x84, 0xFF, 0xFF, 0xFF, 0xFF},
                           {0x88, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF},
                           {0xFF}};
  part.octets = lengths[Pick(random, std::size(lengths))];
}

void Nest(Part& part, RandomStream& random) {
  for (std::uint32_t i = 1 + random.Below(kNestMax); i > 0; --i) {
    Part around;
    around.form = Form::kElement;
    around.number = part.form == Form::kElement && random.Below(2) == 0 ? part.number : 0x30;
    around.parts.push_back(std::move(part));
    part = std::move(around);
  }
}

void ChangePart(const Chosen& chosen, RandomStream& random) {
  Part& part = chosen.part();
  if (dump::IsReference(part.form)) {
    Bytes octets(part.form == Form::kField ? 8 : part.number);
    for (std::uint8_t& octet : octets) octet = static_cast<std::uint8_t>(random.Below(3) == 0 ? random.Next() : 0);
    if (random.Below(4) == 0) std::ranges::fill(octets, 0xFF);
    part = dump::Leaf(part.label, Form::kHex, octets, 0);
    return;
  }
  if (dump::IsLeaf(part.form)) return ChangeOctets(part.octets, random);
  if (part.form == Form::kElement && random.Below(2) == 0) {
    part.number = random.Below(2) == 0 ? part.number ^ 1 : random.Below(256);
    return;
  }
  if (part.form == Form::kElement || part.form == Form::kAvPair) return FalsifyLength(part, random);
  if (part.form == Form::kTurned) part.number = random.Below(0x10000);
}

void Mutate(std::vector<Part>& parts, RandomStream& random) {
  std::vector<Chosen> all;
  Collect(parts, all);
  if (all.empty()) return;
  const Chosen chosen = all[Pick(random, all.size())];
  std::vector<Part>& list = *chosen.list;
  const auto place = list.begin() + static_cast<std::ptrdiff_t>(chosen.index);
  switch (random.Below(10)) {
    case 0:
      list.erase(place);
      return;
    case 1: {
      Part again = *place;
      list.insert(place, std::move(again));
      return;
    }
    case 2:
      std::swap(*place, list[Pick(random, list.size())]);
      return;
    case 3: {
      Part other = all[Pick(random, all.size())].part();
      chosen.part() = std::move(other);
      return;
    }
    case 4:
      return Nest(chosen.part(), random);
    default:
      return ChangePart(chosen, random);
  }
}

}  // namespace

void MutateParts(std::vector<Part>& parts, RandomStream& random) {
  for (std::uint32_t i = 1 + random.Below(3); i > 0; --i) Mutate(parts, random);
}

void MutateOctets(Bytes& octets, RandomStream& random) {
  for (std::uint32_t i = 1 + random.Below(3); i > 0; --i) ChangeOctets(octets, random);
}

}  // namespace legwork::fuzz
