#ifndef LEGWORK_MODEL_FLAT_INDEX_H_
#define LEGWORK_MODEL_FLAT_INDEX_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace legwork {

// FlatIndex maps a key of two words and a tag to a place in somebody else's vector. Probing is linear, nothing is ever
// erased, and Clear keeps the storage, so a session that is no larger than the one before allocates nothing.
class FlatIndex {
 public:
  static constexpr std::uint32_t kAbsent = 0xFFFFFFFF;

  // Find gives the place last put under the key, kAbsent if there is none.
  std::uint32_t Find(std::uint64_t lower, std::uint64_t upper, std::uint32_t tag) const {
    if (count_ == 0) return kAbsent;
    return slots_[SlotOf(lower, upper, tag)].place;
  }

  // Put sets the place of the key.
  void Put(std::uint64_t lower, std::uint64_t upper, std::uint32_t tag, std::uint32_t place) {
    if ((count_ + 1) * 2 > slots_.size()) Grow();
    Slot& slot = slots_[SlotOf(lower, upper, tag)];
    if (slot.place == kAbsent) ++count_;
    slot = {lower, upper, tag, place};
  }

  void Clear() {
    if (count_ != 0) std::fill(slots_.begin(), slots_.end(), Slot());
    count_ = 0;
  }

 private:
  struct Slot {
    std::uint64_t lower = 0;
    std::uint64_t upper = 0;
    std::uint32_t tag = 0;
    std::uint32_t place = kAbsent;
  };

  std::size_t SlotOf(std::uint64_t lower, std::uint64_t upper, std::uint32_t tag) const {
    std::uint64_t hash = (lower ^ (upper * 0x9E3779B97F4A7C15u) ^ tag) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      const Slot& slot = slots_[at];
      if (slot.place == kAbsent || (slot.lower == lower && slot.upper == upper && slot.tag == tag)) return at;
    }
  }

  void Grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.place != kAbsent) slots_[SlotOf(slot.lower, slot.upper, slot.tag)] = slot;
    }
  }

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::size_t count_ = 0;
};

}  // namespace legwork

#endif  // LEGWORK_MODEL_FLAT_INDEX_H_
